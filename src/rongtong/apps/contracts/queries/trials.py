"""Trials that somebody sees, and what belongs to one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.rules.prices import can_be_tried
from rongtong.apps.contracts.models import Trial, Usage
from rongtong.apps.contracts.queries.mine import parties_of, reached
from rongtong.apps.contracts.rules.trials import VIEW
from rongtong.apps.introductions.models import Introduction
from rongtong.apps.parties.queries.sides import acts_for
from rongtong.apps.parties.rules.sides import ACT
from rongtong.kit.audit.models import Entry
from rongtong.kit.permissions import visible
from rongtong.lib.actor import Actor

SIDES = ("buyer__organisation", "buyer__person", "seller__organisation", "seller__person")
TABS = {
    "offered": Q(state="offered"),
    "running": Q(state__in=("running", "returning")),
    "disputed": Q(state="disputed"),
    "converted": Q(state="converted"),
    "ended": Q(state__in=("returned", "declined", "withdrawn")),
}
"""Which states stand under which tab."""


def with_sides() -> QuerySet[Trial]:
    """Give all trials, their sides and offers fetched with them."""
    return Trial.objects.select_related(*SIDES, "offer", "contract")


def seen(actor: Actor) -> QuerySet[Trial]:
    """Give the trials an actor may open."""
    return visible(actor, VIEW, with_sides())


def of_tab(actor: Actor, tab: str) -> QuerySet[Trial]:
    """Give the trials one sees under a tab; all of them for any other name."""
    return with_sides().filter(reached(actor), TABS.get(tab, Q()))


def counts(actor: Actor) -> dict[str, int]:
    """Give how many stand under each tab. Two queries."""
    parts = {name: Count("pk", filter=q) for name, q in TABS.items()}
    rows = Trial.objects.filter(reached(actor)).order_by()
    found: dict[str, int] = rows.aggregate(all=Count("pk"), **parts)
    return found


def waiting_for(actor: Actor) -> list[Trial]:
    """Give the trials that wait for the actor's side: an answer, a decision, a confirmation. Two queries."""
    keys = parties_of(actor, ACT)
    asked = Q(state="offered", offered_side="buyer", seller__in=keys)
    asked |= Q(state="offered", offered_side="seller", buyer__in=keys)
    decide = Q(state="running", over_at__isnull=False, buyer__in=keys)
    back = Q(state="returning", seller__in=keys)
    return list(with_sides().filter(asked | decide | back).order_by("pk")[:50])


def usages_seen(actor: Actor) -> QuerySet[Usage]:
    """Give the evidence of use of the trials an actor sees."""
    rows = Usage.objects.select_related("by", "answered_by", "trial", *(f"trial__{one}" for one in SIDES))
    return rows.filter(trial__in=seen(actor).select_related(None).order_by().values("pk"))


def usages_of(trial: Trial) -> list[Usage]:
    """Give the evidence of a trial, newest first, with its files. Two queries."""
    rows = trial.usages.select_related("by", "answered_by", "trial", *(f"trial__{one}" for one in SIDES))
    return list(rows.prefetch_related("files"))


def is_side(trial: Trial, actor: Actor, roles: tuple[str, ...]) -> bool:
    """Tell whether an actor is on one of the sides; others only look on."""
    return any(acts_for(actor, party, roles) for party in (trial.buyer, trial.seller))


def sides_for(trial: Trial, actor: Actor, roles: tuple[str, ...] = ACT) -> list[str]:
    """Give the sides an actor acts for."""
    return [side for side in ("buyer", "seller") if acts_for(actor, trial.party(side), roles)]


def offer_to_try(key: int | None) -> Listing | None:
    """Give a public offer that may be tried; None for any other."""
    rows = Listing.objects.select_related("organisation", "person")
    found = rows.filter(pk=key, state="published").first() if key else None
    return found if found is not None and can_be_tried(found) else None


def of_introduction(introduction: Introduction, actor: Actor) -> Trial | None:
    """Give the latest trial out of an introduction that an actor sees."""
    return seen(actor).filter(introduction=introduction).order_by("-pk").first()


def ending(last: date) -> list[Trial]:
    """Give the running trials that end by a day and nobody was reminded of."""
    return list(with_sides().filter(state="running", ends_on__lte=last, reminded_at=None, over_at=None)[:500])


def ended_before(day: date) -> list[Trial]:
    """Give the running trials whose last day lies before ``day`` and that were not called over."""
    return list(with_sides().filter(state="running", ends_on__lt=day, over_at=None)[:500])


def by_key(key: Any) -> Trial:
    """Give the trial a clock runs for."""
    return with_sides().get(pk=key)


def story_of(trial: Trial, most: int = 40) -> list[Entry]:
    """Give what was done with a trial and its evidence, newest first."""
    about = Q(kind=Trial._meta.label, about=str(trial.pk))
    keys = [str(key) for key in trial.usages.values_list("pk", flat=True)]
    about |= Q(kind=Usage._meta.label, about__in=keys)
    return list(Entry.objects.filter(about).order_by("-number")[:most])
