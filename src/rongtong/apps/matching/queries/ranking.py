"""Needs ranked by the core against the offers near them; nothing is written here."""

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


def rank(need: int, on: date) -> Ranked | None:
    """Rank a need (its key) in full. None: there is no such need."""
    started, upto = time.perf_counter(), newest_job()
    listing = Listing.objects.filter(pk=need).first()
    if listing is None:
        return None
    matched = pool.open_to_matching(on).filter(pk=need).first()
    if matched is None:
        return Ranked(listing, left=True)
    with vocab.pinned():
        offers = pool.near(matched, NEARBY, on)
        return replace(_ranked([matched], offers, on, started)[need], upto=upto)


def place(offer: int, needs: Sequence[int], on: date) -> dict[int, Ranked]:
    """Put an offer (its key) into the lists of needs, all scored anew together with what stands there.

    One preparation for all lists: some tenths of a second where ranking each takes as much. Scores differ a
    little from those of a ranking in full, which sees other neighbours. Needs that left are left out.
    """
    started = time.perf_counter()
    kept = Candidate.objects.filter(need__in=needs).values_list("offer", flat=True)
    offers = list(pool.open_to_matching(on).filter(pk__in={offer, *kept}, side="offer").order_by("pk"))
    matched = list(pool.open_to_matching(on).filter(pk__in=needs, side="need").order_by("pk"))
    if offer not in {one.pk for one in offers} or not matched:
        return {}
    with vocab.pinned():
        return _ranked(matched, offers, on, started)


def tried(need: Listing, offers: list[Listing], on: date) -> tuple[Candidate, ...]:
    """Give the pairs that a run would keep of a need, public or not, with these offers; none is saved."""
    return _Together([need], offers, on).pairs(0)


def _ranked(
    needs: Sequence[Listing], offers: Sequence[Listing], on: date, started: float
) -> dict[int, Ranked]:
    pairs = _Together(needs, offers, on).pairs if offers else lambda row: ()
    found = [pairs(row) for row in range(len(needs))]
    took = round((time.perf_counter() - started) * 1000 / len(needs))
    said = len(offers), took, engine.weights().version, engine.encoder_name()
    return {one.pk: Ranked(one, pairs, *said) for one, pairs in zip(needs, found, strict=True)}


class _Together:
    """Needs and offers made ready in one go: each pair as the need's owner sees it and as everybody does."""

    def __init__(self, needs: Sequence[Listing], offers: Sequence[Listing], on: date) -> None:
        self._needs, self._offers, self._on = needs, offers, on
        self._public: list[Offer] = [record_of(one, public=True) for one in offers]
        self._own: list[Need] = [record_of(one, public=False) for one in needs]
        self._shown: list[Need] = [record_of(one, public=True) for one in needs]
        self._ready = _ready(self._own, self._public, on)
        # Whom the owner avoids is never in what is shown: the two records are compared without it.
        twofold = any(one.veiled for one in needs)
        self._outside = _ready(self._shown, self._public, on) if twofold else self._ready
        self._conflicts = pool.Conflicts(on)

    def pairs(self, row: int) -> tuple[Candidate, ...]:
        """Score all offers for one need, keep the best."""
        need, own, ready = self._needs[row], self._own[row], self._ready
        scored = ready.scored(row, np.arange(len(self._offers)))
        kept: list[Candidate] = []
        for at in ready.order(scored):
            if len(kept) >= KEPT or combine.level(int(scored.totals[at]), ready.weights) < Level.WEAK:
                break
            if not self._conflicts.between(need, self._offers[at]):
                verdict = judge(own, self._public[at], today=self._on)
                match = ready.pair(row, scored, at, len(kept) + 1, verdict)
                kept.append(_candidate(need, self._offers[at], match, own, self._public[at]))
                if need.veiled:
                    _other_face(kept[-1], self._outside, row, at, self._on)
        return tuple(kept)


def _ready(needs: Sequence[Need], offers: Sequence[Offer], on: date) -> Matcher:
    return matcher(needs, offers, Options(today=on), engine.encoder(), engine.weights())


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


def _other_face(kept: Candidate, outside: Matcher, row: int, at: int, on: date) -> None:
    """Add what the offer's owner is told: worked out from nothing but what both show in public."""
    shown, offer = outside.needs[row], outside.offers[at]
    scored: Any = outside.scored(row, np.array([at]))
    checks = judge(shown, offer, today=on).checks
    kept.twofold = True
    kept.level_offer = int(combine.level(int(scored.totals[0]), outside.weights))
    kept.checks_offer = [check_data(one) for one in checks if one.constraint != "conflict"]
    kept.reasons_offer = [reason_data(one, shown, offer) for one in reasons(outside.prepared, row, at)]
