"""One need ranked by the core against the offers near it; nothing is written here."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import numpy as np

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.queries.records import record_of
from rongtong.apps.matching.models import Candidate
from rongtong.apps.matching.queries import engine, pool
from rongtong.apps.matching.queries.runs import newest_job
from rongtong.apps.matching.rules.kept import check_data, contribution_data, reason_data
from rongtong.apps.matching.rules.matching import KEPT, NEARBY
from rongtong.apps.vocab import queries as vocab
from rongtong_match.rank import combine
from rongtong_match.rank.options import Options
from rongtong_match.rank.pipeline import Matcher, matcher
from rongtong_match.score.reasons import reasons
from rongtong_match.types import Level, Match, Need, Offer
from rongtong_match.verdict import judge


@dataclass(frozen=True)
class Ranked:
    """What one ranking found, best first; pairs in conflict are not among them."""

    need: Listing
    pairs: tuple[Candidate, ...] = ()
    looked_at: int = 0
    took_ms: int = 0
    weights: str = ""
    encoder: str = ""
    upto: int = 0
    left: bool = field(default=False)
    """True when the need may not be matched (any more)."""


def rank(need: int, on: date, also: Sequence[int] = ()) -> Ranked | None:
    """Rank a need (its key). ``also``: offers to look at besides the nearest. None: there is no such need."""
    started, upto = time.perf_counter(), newest_job()
    listing = Listing.objects.filter(pk=need).first()
    if listing is None:
        return None
    matched = pool.open_to_matching(on).filter(pk=need).first()
    if matched is None:
        return Ranked(listing, left=True)
    with vocab.pinned():
        return replace(_ranked(matched, started, on, also), upto=upto)


def _ranked(matched: Listing, started: float, on: date, also: Sequence[int]) -> Ranked:
    offers = {one.pk: one for one in pool.near(matched, NEARBY, on)}
    missing = [key for key in also if key not in offers]
    offers |= {one.pk: one for one in pool.open_to_matching(on).filter(pk__in=missing, side="offer")}
    pairs = _pairs(matched, list(offers.values()), on) if offers else ()
    took = round((time.perf_counter() - started) * 1000)
    return Ranked(matched, pairs, len(offers), took, engine.weights().version, engine.encoder_name())


def tried(need: Listing, offers: list[Listing], on: date) -> tuple[Candidate, ...]:
    """Give the pairs that a run would keep of a need, public or not, with these offers; none is saved."""
    return _pairs(need, offers, on)


def _pairs(need: Listing, offers: list[Listing], on: date) -> tuple[Candidate, ...]:
    """Score all, keep the best; each as its owner is shown it and, where it differs, as the other side is."""
    public: list[Offer] = [record_of(one, public=True) for one in offers]
    own: Need = record_of(need, public=False)  # type: ignore[assignment]
    shown: Need = record_of(need, public=True)  # type: ignore[assignment]
    ready = _ready(own, public, on)
    scored = ready.scored(0, np.arange(len(offers)))
    # Whom the owner avoids is never in what is shown: the two records are compared without it.
    twofold = bool(need.veiled)
    outside = _ready(shown, public, on) if twofold else ready
    conflicts = pool.Conflicts(on)
    kept: list[Candidate] = []
    for row in ready.order(scored):
        if len(kept) >= KEPT or combine.level(int(scored.totals[row]), ready.weights) < Level.WEAK:
            break
        if not conflicts.between(need, offers[row]):
            match = ready.pair(0, scored, row, len(kept) + 1, judge(own, public[row], today=on))
            kept.append(_candidate(need, offers[row], match, own, public[row]))
            if twofold:
                _other_face(kept[-1], outside, row, shown, on)
    return tuple(kept)


def _ready(need: Need, offers: Sequence[Offer], on: date) -> Matcher:
    return matcher([need], offers, Options(today=on), engine.encoder(), engine.weights())


def _candidate(need: Listing, offer: Listing, match: Match, asked: Need, given: Offer) -> Candidate:
    return Candidate(
        need=need, offer=offer, rank=match.rank, score=round(match.score * combine.MILLION),
        level=int(match.level), outcome=str(match.verdict.outcome),
        checks=[check_data(one) for one in match.verdict.checks if one.constraint != "conflict"],
        reasons=[reason_data(one, asked, given) for one in match.reasons],
        contributions=contribution_data(match.contributions),
        chances={str(int(level)): share for level, share in match.chances.items()},
        level_offer=int(match.level),
    )  # fmt: skip


def _other_face(kept: Candidate, outside: Matcher, row: int, shown: Need, on: date) -> None:
    """Add what the offer's owner is told: worked out from nothing but what both show in public."""
    offer = outside.offers[row]
    scored: Any = outside.scored(0, np.array([row]))
    checks = judge(shown, offer, today=on).checks
    kept.twofold = True
    kept.level_offer = int(combine.level(int(scored.totals[0]), outside.weights))
    kept.checks_offer = [check_data(one) for one in checks if one.constraint != "conflict"]
    kept.reasons_offer = [reason_data(one, shown, offer) for one in reasons(outside.prepared, 0, row)]
