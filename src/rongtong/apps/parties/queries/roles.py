"""Who holds which role, what waits for a second person, what was not used for long."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404

from rongtong.apps.parties.models import Centre, Organisation, RoleRequest, RoleReview
from rongtong.apps.parties.rules import roles as rules
from rongtong.kit.permissions import need, visible
from rongtong.kit.permissions.models import Assignment
from rongtong.kit.permissions.queries import holding
from rongtong.lib.actor import Actor

UNUSED = timedelta(days=90)
"""GB/T 22239-2019 8.1.4.2 b), d): superfluous rights are taken away; a quarter is our choice."""


def held(actor: Actor, at: datetime) -> QuerySet[Assignment]:
    """Give every role held now."""
    need(actor, rules.VIEW)
    return holding(at).select_related("user")


def ended(actor: Actor, at: datetime) -> QuerySet[Assignment]:
    """Give every role that was held once."""
    need(actor, rules.VIEW)
    return Assignment.objects.filter(ends__lte=at).select_related("user")


def unused(actor: Actor, at: datetime) -> QuerySet[Assignment]:
    """Give roles held and not used for 90 days, nor looked over in that time, the longest unused first."""
    limit = at - UNUSED
    idle = Q(used_at__lt=limit) | Q(used_at=None, starts__lt=limit)
    looked_over = RoleReview.objects.filter(assignment=OuterRef("pk"), reviewed_at__gte=limit)
    return held(actor, at).filter(idle).exclude(Exists(looked_over)).order_by("used_at", "starts", "pk")


def one(actor: Actor, pk: int) -> Assignment:
    """Give one assignment; 404 where there is none."""
    need(actor, rules.VIEW)
    return get_object_or_404(Assignment.objects.select_related("user"), pk=pk)


def requests(actor: Actor) -> QuerySet[RoleRequest]:
    """Give the requests that wait, the oldest first: those to agree to, and one's own."""
    own = Q(asked_by=actor.id) if actor.id else Q(pk__in=())
    agreeable = visible(actor, rules.AGREE, RoleRequest.objects.all()).values("pk")
    rows = RoleRequest.objects.filter(own | Q(pk__in=agreeable), state="asked")
    return rows.select_related("user", "asked_by", "organisation", "centre").order_by("asked_at", "pk")


def request(actor: Actor, pk: int) -> RoleRequest:
    """Give one request that waits; 404 where there is none to see."""
    return get_object_or_404(requests(actor), pk=pk)


def reaches(rows: Iterable[Assignment]) -> dict[int, str]:
    """Give the name of the organisation or centre of each assignment; two queries."""
    some = list(rows)
    organisations = dict(
        Organisation.objects.filter(pk__in={r.organisation for r in some}).values_list("pk", "name")
    )
    centres = dict(Centre.objects.filter(pk__in={r.centre for r in some}).values_list("pk", "name"))
    names = {r.pk: organisations.get(r.organisation or 0) or centres.get(r.centre or 0, "") for r in some}
    return {key: name for key, name in names.items() if name}
