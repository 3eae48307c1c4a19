"""One run from two lists to everything there is to say about them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from rongtong_match.assign import duplicates
from rongtong_match.classify import field_of, fill
from rongtong_match.rank import asking, candidates, combine, sharing, teaming
from rongtong_match.rank.options import Options, Progress, silent
from rongtong_match.rank.weights import default
from rongtong_match.results import Run, Settings
from rongtong_match.score.base import Feature, Ints
from rongtong_match.score.prepared import Prepared, prepare, with_titles
from rongtong_match.score.reasons import reasons
from rongtong_match.text.encoders.base import Encoder
from rongtong_match.types import Match, Need, Offer, Outcome, Record, Verdict, Weights
from rongtong_match.verdict import judge

EXCLUDED = 3
"""How many excluded pairs a need keeps for "why not others"."""
SILENT = "none"
"""Id of the encoder that has nothing to say."""
COMPARED = 50_000
"""Offers up to which all are compared with each other; copies nobody is shown mislead nobody."""
SURE = 0.6
"""Least confidence of a field told by the text."""
R = TypeVar("R", Need, Offer)


@dataclass(frozen=True, slots=True, eq=False)
class Matcher:
    """Two collections ready to be ranked; what ``match`` and ``explain`` share.

    ``needs`` and ``offers`` are as given; ``prepared`` holds them with the gaps filled that only scores use.
    """

    needs: tuple[Need, ...]
    offers: tuple[Offer, ...]
    prepared: Prepared
    weights: Weights
    options: Options
    limited: bool = False
    """Whether any offer can be shown to only so many needs."""
    lists: tuple[Ints, ...] = ()
    """Each need's candidates where they had to be found first: in a large collection."""

    @property
    def vectors(self) -> frozenset[str]:
        """Which vectors there are: none without an encoder, no titles in a very large collection."""
        words, titles = self.prepared.lexicon.vectors, self.prepared.needs.titles
        return frozenset({"words"} if words.shape[1] else ()) | ({"titles"} if titles.shape[1] else set())

    @property
    def weighted(self) -> tuple[tuple[Feature, float], ...]:
        """Features with the weights that count here."""
        return combine.effective(self.weights, self.vectors)

    def scored(
        self, need: int, offers: Ints, weighted: Sequence[tuple[Feature, float]] | None = None
    ) -> combine.Scored:
        """Points of one need's candidates, by the weights that count here or by others."""
        return combine.score(self.prepared, need, offers, self.weighted if weighted is None else weighted)

    def order(self, scored: combine.Scored) -> list[int]:
        """Rows of ``scored``, best first, ties by the offers' ids."""
        totals = scored.totals.tolist()
        ids = [self.offers[i].id for i in scored.offers.tolist()]
        return sorted(range(len(totals)), key=lambda row: (-totals[row], ids[row]))

    def pair(self, need: int, scored: combine.Scored, row: int, rank: int, verdict: Verdict) -> Match:
        """The match of one row, with its breakdown and its reasons."""
        total = int(scored.totals[row])
        return Match(
            need_id=self.needs[need].id,
            offer_id=self.offers[int(scored.offers[row])].id,
            rank=rank,
            score=total / combine.MILLION,
            level=combine.level(total, self.weights),
            verdict=verdict,
            contributions=combine.contributions(scored, row, self.weighted),
            reasons=reasons(self.prepared, need, int(scored.offers[row])),
            chances=combine.chances(total, self.weights),
        )


def matcher(
    needs: Sequence[Need],
    offers: Sequence[Offer],
    options: Options,
    encoder: Encoder | None = None,
    weights: Weights | None = None,
    progress: Progress = silent,
) -> Matcher:
    """Both collections made ready. ``encoder`` None: words alone."""
    total = 2 * (len(needs) + len(offers))
    tick = _counter(progress, total)
    filled = [completed(need, tick) for need in needs], [completed(offer, tick) for offer in offers]
    whole = len(needs) + len(offers) <= options.whole_titles
    prepared = prepare(*filled, _speaking(encoder), whole_titles=whole, tick=tick)
    progress("prepare", total, total)
    limited = options.capacity is not None or any(offer.capacity is not None for offer in offers)
    ready = Matcher(tuple(needs), tuple(offers), prepared, weights or default(), options, limited)
    return ready if whole else _closer(ready, _speaking(encoder), progress)


def _closer(ready: Matcher, encoder: Encoder | None, progress: Progress) -> Matcher:
    """In a large collection the encoder reads the titles of the candidates alone, if these are few enough."""
    lists = tuple(candidates.find(ready.prepared, ready.offers, ready.needs, ready.options, progress))
    rows = np.unique(np.concatenate(lists)) if lists else np.zeros(0, np.int64)
    if encoder is None or len(ready.needs) + len(rows) > ready.options.whole_titles:
        return replace(ready, lists=lists)
    return replace(ready, lists=lists, prepared=with_titles(ready.prepared, rows, encoder))


def _speaking(encoder: Encoder | None) -> Encoder | None:
    """``--encoder none`` answers with zeros, for whoever needs vectors at all; features need none then."""
    return None if encoder is None or encoder.id == SILENT else encoder


def _counter(progress: Progress, total: int) -> Callable[[], None]:
    """Counts records; speaks every 500th time."""
    done = 0

    def tick() -> None:
        nonlocal done
        done += 1
        if done % 500 == 1:
            progress("prepare", done - 1, total)

    return tick


def completed(record: R, tick: Callable[[], None] = lambda: None) -> R:
    """The record with its gaps filled from its text, and the field its text tells beside any it states.

    A field that the text tells only faintly stays out: two faint guesses would look like an agreement.
    """
    tick()
    full: R = fill(record)[0]
    return replace(full, fields=tuple(dict.fromkeys((*record.fields, *_told(record)))))


def _told(record: Record) -> list[str]:
    label = field_of(record)
    return [label.value] if label is not None and label.confidence >= SURE else []


def match(
    needs: Sequence[Need],
    offers: Sequence[Offer],
    options: Options,
    encoder: Encoder | None = None,
    weights: Weights | None = None,
    progress: Progress = silent,
) -> Run:
    """Everything one run finds; equal input gives equal output, byte for byte."""
    ready = matcher(needs, offers, options, encoder, weights, progress)
    lists = ready.lists or candidates.find(ready.prepared, ready.offers, ready.needs, options, progress)
    ranked: list[tuple[list[Match], list[Match]]] = []
    for need, rows in enumerate(lists):
        ranked.append(rank_need(ready, need, rows))
        if need % 8 == 0 or need + 1 == len(lists):
            progress("score", need + 1, len(lists))
    return _finish(ready, lists, ranked, encoder, progress)


def rank_need(ready: Matcher, need: int, rows: Ints) -> tuple[list[Match], list[Match]]:
    """(shown and held in reserve, excluded) pairs of one need, best first, at the asked level or above.

    With limited capacity a need keeps a reserve, so that sharing out has something to fall back on.
    """
    wanted = ready.options.top * (3 if ready.limited else 1)
    scored = ready.scored(need, rows)
    kept: list[Match] = []
    excluded: list[Match] = []
    for row in ready.order(scored):
        if len(kept) >= wanted:
            break
        if combine.level(int(scored.totals[row]), ready.weights) < ready.options.min_level:
            break
        offer = ready.offers[int(scored.offers[row])]
        verdict = judge(ready.needs[need], offer, today=ready.options.today)
        if verdict.outcome is not Outcome.VIOLATED:
            kept.append(ready.pair(need, scored, row, len(kept) + 1, verdict))
        elif len(excluded) < EXCLUDED:
            excluded.append(ready.pair(need, scored, row, len(excluded) + 1, verdict))
    return kept, excluded


def _finish(
    ready: Matcher,
    lists: Sequence[Ints],
    ranked: Sequence[tuple[list[Match], list[Match]]],
    encoder: Encoder | None,
    progress: Progress,
) -> Run:
    progress("finish", 0, 3)
    reserve = [match for kept, _ in ranked for match in kept]
    shown, allocation = sharing.share(ready, reserve)
    excluded = tuple(match for _, out in ranked for match in out)
    unserved = asking.unserved(ready, shown, excluded)
    progress("finish", 1, 3)
    teams = teaming.teams(ready, {one.need_id for one in unserved}, lists)
    progress("finish", 2, 3)
    compared = _compared(ready.offers, shown)
    groups = (*duplicates.find(ready.needs), *duplicates.find(compared)) if ready.needs else ()
    progress("finish", 3, 3)
    return Run(
        settings=settings(ready, encoder),
        needs=ready.needs,
        offers=ready.offers,
        matches=shown,
        excluded=excluded,
        unserved=unserved,
        questions=asking.questions(shown),
        duplicates=groups,
        teams=teams,
        allocation=allocation,
        reverse=sharing.reverse(ready, lists) if ready.options.both_ways else (),
    )


def _compared(offers: Sequence[Offer], shown: Sequence[Match]) -> Sequence[Offer]:
    """The offers looked through for duplicates: all, of a large collection those that somebody is shown."""
    if len(offers) <= COMPARED:
        return offers
    listed = {match.offer_id for match in shown}
    return [offer for offer in offers if offer.id in listed]


def settings(ready: Matcher, encoder: Encoder | None) -> Settings:
    """What decided the run."""
    options = ready.options
    return Settings(
        today=options.today,
        top=options.top,
        min_level=int(options.min_level),
        capacity=options.capacity,
        seed=options.seed,
        encoder=encoder.id if encoder is not None else SILENT,
        weights=ready.weights.version,
        both_ways=options.both_ways,
    )
