"""What is put before the owner of offers this week: few, the strongest first, and none when switched off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from rongtong.apps.catalogue.queries.listings import owned
from rongtong.apps.matching.models import Answer, Candidate, Exposure
from rongtong.apps.matching.models.feedback import Place, Said
from rongtong.apps.matching.queries.board import Shown, draw
from rongtong.apps.matching.queries.engine import weights
from rongtong.apps.matching.queries.pairs import BOTH, offered
from rongtong.apps.matching.queries.what_if import violated
from rongtong.apps.matching.rules.matching import WEEKLY
from rongtong.apps.parties.models.experts import ExpertProfile
from rongtong.kit.privacy.models import Choice
from rongtong.lib.actor import Actor
from rongtong_match.types import Level

LOOKED_AT = 60
"""Pairs looked through for the next cards."""


@dataclass(frozen=True)
class Week:
    """The cards of a week. ``most``: how many a week; ``offers``: how many published offers are matched."""

    cards: Sequence[Shown]
    most: int
    offers: int
    off: bool = False
    away: bool = False


def week(actor: Actor, at: datetime) -> Week:
    """Give the cards of the week in which ``at`` lies; those shown already stay until answered."""
    offers = owned(actor).filter(side="offer", state="published")
    terms = ExpertProfile.objects.filter(person__user=actor.id).first()
    most, count = (terms.needs_a_week if terms else WEEKLY), offers.count()
    if switched_off(actor.id):
        return Week((), most, count, off=True)
    if terms is not None and not is_open(terms, timezone.localdate(at)):
        return Week((), most, count, away=True)
    return Week(_cards(offers.values("pk"), actor, at, most), most, count)


def is_open(terms: ExpertProfile, today: date) -> bool:
    """Tell whether an expert takes new needs on a day."""
    return terms.open and (terms.away_until is None or terms.away_until < today)


def switched_off(user: int | None) -> bool:
    """Tell whether a person wants no recommendations."""
    return Choice.objects.filter(user=user, recommend=False).exists()


def monday(at: datetime) -> date:
    """Give the first day of the week."""
    day = timezone.localdate(at)
    return day - timedelta(days=day.weekday())


def _cards(offers: QuerySet, actor: Actor, at: datetime, most: int) -> list[Shown]:  # type: ignore[type-arg]
    seen = Exposure.objects.filter(user=actor.id, place=Place.WEEK, day__gte=monday(at))
    before = list(dict.fromkeys(seen.order_by("pk").values_list("need", "offer")))
    rows = Candidate.objects.filter(
        offer__in=offers, need__state="published", offer__state="published", level_offer__gte=Level.STRONG
    )
    found = list(rows.select_related(*BOTH).order_by("-level_offer", "-score", "pk")[:LOOKED_AT])
    said, interested = _answered(found)
    open_ones = [one for one in found if (one.need_id, one.offer_id) not in said]
    stay = [one for one in open_ones if (one.need_id, one.offer_id) in before]
    room = len(stay) + max(0, most - len(before))
    cards: list[Shown] = []
    by = weights()
    for kept in (*stay, *(one for one in open_ones if one not in stay)):
        pair = offered(kept, kept.offer, timezone.localdate(at), by)
        if len(cards) < room and not violated(pair.judged.verdict):
            theirs = frozenset({kept.need_id} if (kept.need_id, kept.offer_id) in interested else ())
            cards.append(draw(pair, len(cards) + 1, ({}, theirs), at))
    return cards


Keys = set[tuple[int, int]]


def _answered(found: Sequence[Candidate]) -> tuple[Keys, Keys]:
    """Give the pairs the offers' side has answered, and those whose need's side is interested."""
    rows = Answer.objects.filter(undone_at=None, offer__in={one.offer_id for one in found})
    kept = list(rows.values_list("need", "offer", "side", "said"))
    own = {(need, offer) for need, offer, side, _said in kept if side == "offer"}
    theirs = {(need, offer) for need, offer, side, said in kept if (side, said) == ("need", Said.INTERESTED)}
    return own, theirs
