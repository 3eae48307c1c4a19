"""Who holds which role, what waits for a second person, what was not used for long."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404

from rongtong.apps.parties.models import Centre, Organisation, RoleRequest, RoleReview
from rongtong.apps.parties.rules import roles as rules
from rongtong.kit.audit.models import Entry
from rongtong.kit.permissions import need, visible
from rongtong.kit.permissions.models import Assignment
from rongtong.kit.permissions.queries import holding
from rongtong.lib.actor import Actor

UNUSED = timedelta(days=90)
"""GB/T 22239-2019 8.1.4.2 b), d): superfluous rights are taken away; a quarter is our choice."""


def held(actor: Actor, at: datetime) -> QuerySet[Assignment]:
    """Give every role held now, each with ``reach``: the name of its organisation or centre."""
    need(actor, rules.VIEW)
    return _named(holding(at))


def unused(actor: Actor, at: datetime) -> QuerySet[Assignment]:
    """Give roles held and not used for 90 days, nor looked over in that time, the longest unused first.

    ``last_act`` is when its holder last did anything: the trail says no more, and reading leaves none.
    """
    limit = at - UNUSED
    acts = (
        Entry.objects.filter(actor_kind="user", actor=OuterRef("user")).order_by("-number").values("at")[:1]
    )
    looked_over = RoleReview.objects.filter(assignment=OuterRef("pk"), reviewed_at__gte=limit)
    rows = held(actor, at).filter(starts__lt=limit).annotate(last_act=Subquery(acts))
    idle = Q(last_act=None) | Q(last_act__lt=limit)
    return rows.filter(idle).exclude(Exists(looked_over)).order_by("last_act", "starts", "pk")


def one(actor: Actor, pk: int) -> Assignment:
    """Give one assignment; 404 where there is none."""
    need(actor, rules.VIEW)
    return get_object_or_404(_named(Assignment.objects.all()), pk=pk)


def _named(rows: QuerySet[Assignment]) -> QuerySet[Assignment]:
    organisation = Organisation.objects.filter(pk=OuterRef("organisation")).values("name")
    centre = Centre.objects.filter(pk=OuterRef("centre")).values("name")
    reach = Coalesce(Subquery(organisation), Subquery(centre), Value(""))
    return rows.select_related("user").annotate(reach=reach)


def requests(actor: Actor) -> QuerySet[RoleRequest]:
    """Give the requests that wait, the oldest first: those to agree to, and one's own."""
    own = Q(asked_by=actor.id) if actor.id else Q(pk__in=())
    agreeable = visible(actor, rules.AGREE, RoleRequest.objects.all()).values("pk")
    rows = RoleRequest.objects.filter(own | Q(pk__in=agreeable), state="asked")
    return rows.select_related("user", "asked_by", "organisation", "centre").order_by("asked_at", "pk")


def request(actor: Actor, pk: int) -> RoleRequest:
    """Give one request that waits; 404 where there is none to see."""
    return get_object_or_404(requests(actor), pk=pk)
