"""Reading for programs: one membership or case whatever its state, names of organisations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import QuerySet

from rongtong.apps.parties.models import Membership, Organisation, Verification
from rongtong.apps.parties.rules.memberships import VIEW_MEMBERS
from rongtong.apps.parties.rules.verifications import VIEW
from rongtong.kit.permissions import visible
from rongtong.lib.actor import Actor


def memberships(actor: Actor) -> QuerySet[Membership]:
    """Give the memberships the actor may see, past ones too."""
    return visible(actor, VIEW_MEMBERS, Membership.objects.select_related("organisation", "user"))


def own_memberships(actor: Actor) -> QuerySet[Membership]:
    """Give the actor's own memberships, past ones too."""
    return memberships(actor).filter(user=actor.id)


def cases(actor: Actor) -> QuerySet[Verification]:
    """Give the verification cases the actor may see, decided ones too."""
    return visible(actor, VIEW, Verification.objects.select_related("organisation"))


def organisation_names(keys: Iterable[int]) -> Mapping[int, str]:
    """Give the names of organisations by their keys; one query."""
    return dict(Organisation.objects.filter(pk__in=list(keys)).values_list("pk", "name"))
