"""What a listing would find that is not public yet, and how many of a batch find somebody already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from rongtong.apps.catalogue.models import Import, Listing
from rongtong.apps.catalogue.models.choices import Side
from rongtong.apps.catalogue.queries.records import record_of
from rongtong.apps.matching.queries import engine, pool
from rongtong.apps.matching.queries.pairs import Pair, offered
from rongtong.apps.matching.queries.ranking import tried
from rongtong.apps.matching.queries.what_if import judged
from rongtong.apps.matching.rules.matching import NEARBY, REACHED
from rongtong.apps.vocab import queries as vocab
from rongtong_match.rank import combine
from rongtong_match.rank.options import Options
from rongtong_match.rank.pipeline import matcher
from rongtong_match.types import Level, Need, Offer, Outcome
from rongtong_match.verdict import judge

FIRST, NEAR = 100, 4
"""Drafts of a batch that are looked at; open records compared with each."""


def near_pairs(listing: Listing, today: date) -> list[Pair]:
    """Give the pairs that a run would keep if the listing were public as it is. Nothing is written.

    A need is ranked against the offers near it; an offer before the needs that a run would put it before.
    """
    with vocab.pinned():
        if listing.side == Side.NEED:
            return _of_need(listing, today)
        needs = pool.near(listing, REACHED, today)[:REACHED]
        kept = [one for need in needs for one in tried(need, [listing], today)]
    by = engine.weights()
    found = [offered(one, listing, today, by) for one in kept]
    return sorted(found, key=lambda pair: (-pair.level, -pair.score, pair.need.pk))


def _of_need(listing: Listing, today: date) -> list[Pair]:
    offers = pool.near(listing, NEARBY, today)
    kept = tried(listing, offers, today) if offers else ()
    own: Any = record_of(listing, public=False)
    rows: list[Any] = [(one, record_of(one.offer, public=True)) for one in kept]
    return [
        Pair(one, one.kept.offer, listing, one.kept.offer, own, [], one.score, one.level)
        for one in judged(own, rows, today)
    ]


@dataclass(frozen=True)
class BatchFits:
    """How many drafts of a batch were looked at, and how many of them suit somebody open already."""

    looked_at: int
    fits: int
    whole: int


def batch_fits(batch: Import, today: date) -> BatchFits:
    """Count the drafts of an import that somebody open already suits: worth a talk, nothing broken.

    Of a large batch the first ``FIRST`` are looked at. Who may see the batch is the caller's to ask.
    """
    rows = Listing.objects.filter(import_rows__batch=batch, state__in=("draft", "returned", "submitted"))
    listed = rows.select_related("organisation", "person").distinct().order_by("pk")
    drafts = list(listed[:FIRST])
    with vocab.pinned():
        found = _fitting(drafts, today) if drafts else set()
    return BatchFits(len(drafts), len(found), listed.count())


def _fitting(drafts: Sequence[Listing], today: date) -> set[int]:
    near = {one.pk: pool.near(one, NEAR, today)[:NEAR] for one in drafts}
    others = {one.pk: one for rows in near.values() for one in rows}
    if not others:
        return set()
    own = {one.pk: record_of(one, public=False) for one in drafts}
    shown = {key: record_of(one, public=True) for key, one in others.items()}
    is_need = drafts[0].side == Side.NEED
    needs: list[Any] = list((own if is_need else shown).values())
    offers: list[Any] = list((shown if is_need else own).values())
    ready = matcher(needs, offers, Options(today=today), engine.encoder(), engine.weights())
    place = {record.id: row for rows in (needs, offers) for row, record in enumerate(rows)}
    conflicts, found = pool.Conflicts(today), set()
    for one in drafts:
        for other in near[one.pk]:
            need, offer = (one, other) if is_need else (other, one)
            row, column = place[str(need.pk)], place[str(offer.pk)]
            if _suits(ready, row, column, today) and not conflicts.between(need, offer):
                found.add(one.pk)
                break
    return found


def _suits(ready: Any, need: int, offer: int, today: date) -> bool:
    scored = ready.scored(need, np.array([offer]))
    if combine.level(int(scored.totals[0]), ready.weights) < Level.STRONG:
        return False
    asked: Need = ready.needs[need]
    given: Offer = ready.offers[offer]
    return judge(asked, given, today=today).outcome is not Outcome.VIOLATED
