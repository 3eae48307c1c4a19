"""The candidates of one listing as its owner sees them: whom to talk to, what to ask, why not others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import Side
from rongtong.apps.matching.models import Answer, Run
from rongtong.apps.matching.models.feedback import Said
from rongtong.apps.matching.queries import sentences
from rongtong.apps.matching.queries.gaps import Gap, gaps_of
from rongtong.apps.matching.queries.pairs import Pair, pairs_of
from rongtong.apps.matching.queries.what_if import WhatIf, violated
from rongtong.apps.matching.rules.matching import NEW_DAYS, SHOWN
from rongtong_match.types import Level, Outcome

EXCLUDED, WEAK = 3, 5


@dataclass(frozen=True)
class Shown:
    """One candidate in the reader's language. ``owner`` is empty where it is hidden."""

    pair: Pair
    position: int
    other: Listing
    owner: str
    verified: bool
    level: int
    level_word: str
    chips: Sequence[sentences.Chip]
    why: str
    passages: Sequence[sentences.Passages]
    asks: Sequence[str]
    answer: Answer | None
    interested: bool
    newcomer: bool
    barred_by: str = ""


@dataclass(frozen=True)
class Board:
    """What the page shows. ``weak``: loosely related; ``excluded``: the best that a constraint rules out."""

    listing: Listing
    run: Run | None
    shown: Sequence[Shown] = ()
    more: int = 0
    weak: Sequence[Shown] = ()
    excluded: Sequence[Shown] = ()
    put_aside: Sequence[Shown] = ()
    questions: Sequence[Gap] = ()
    helps: Sequence[Any] = field(default=())
    total: int = 0

    def of(self, key: int) -> Shown | None:
        """Give the candidate of a listing's key, wherever it stands."""
        every = (*self.shown, *self.weak, *self.excluded, *self.put_aside)
        return next((one for one in every if one.other.pk == key), None)


def board(
    listing: Listing, at: datetime, trial: WhatIf | None = None, *, most: int = SHOWN, asks: bool = False,
    pairs: list[Pair] | None = None,
) -> Board:  # fmt: skip
    """Give the board of a listing; who may see it is the caller's to ask.

    ``asks``: with its questions. ``pairs``: those of ``pairs_of``, for who has read them already.
    """
    today = timezone.localdate(at)
    pairs = pairs_of(listing, today, trial) if pairs is None else pairs
    answers = answers_of(listing)
    aside = {key for key, one in answers[0].items() if one.said == Said.NOT_FOR_ME}
    fits = [one for one in pairs if not violated(one.judged.verdict) and one.other.pk not in aside]
    strong = with_newcomer([one for one in fits if one.level >= Level.STRONG], most, at)
    weak = [one for one in fits if one.level == Level.WEAK]
    barred = [one for one in pairs if violated(one.judged.verdict) and one.other.pk not in aside]
    put_aside = [one for one in pairs if one.other.pk in aside]
    gaps = gaps_of(listing, [*fits, *barred], today) if asks else []
    return Board(
        listing, _run(listing, pairs),
        shown=_drawn(strong[:most], answers, at), more=max(0, len(strong) - most),
        weak=_drawn(weak[:WEAK], answers, at, len(strong)),
        excluded=_drawn(barred[:EXCLUDED], answers, at, len(fits)),
        put_aside=_drawn(put_aside, answers, at), questions=gaps,
        total=len(pairs),
    )  # fmt: skip


def with_newcomer(pairs: list[Pair], most: int, at: datetime) -> list[Pair]:
    """Give the last place shown to the best newcomer, when nobody shown is one (the published rule)."""
    if len(pairs) <= most or any(is_new(one.offer, at) for one in pairs[:most]):
        return pairs
    new = next((one for one in pairs[most:] if is_new(one.offer, at)), None)
    if new is None:
        return pairs
    others = [one for one in pairs if one is not new]
    return [*others[: most - 1], new, *others[most - 1 :]]


def is_new(offer: Listing, at: datetime) -> bool:
    """Tell whether an offer was published a short while ago."""
    return offer.published_at is not None and offer.published_at >= at - timedelta(days=NEW_DAYS)


Answers = tuple[Mapping[int, Answer], frozenset[int]]


def answers_of(listing: Listing) -> Answers:
    """Give the owner's own answers by the other side's key, and the keys of those interested in it."""
    rows = Answer.objects.filter(**{listing.side: listing}, undone_at=None).select_related("by", "to")
    own, theirs = {}, set()
    for one in rows:
        key = one.offer_id if listing.side == Side.NEED else one.need_id
        if one.side == listing.side:
            own[key] = one
        elif one.said == Said.INTERESTED:
            theirs.add(key)
    return own, frozenset(theirs)


def _run(listing: Listing, pairs: Sequence[Pair]) -> Run | None:
    """Give the last run that looked at it: a need's own, an offer's by its pairs."""
    about = {"need": listing} if listing.side == Side.NEED else {"cause": listing}
    last = Run.objects.filter(**about).order_by("-pk").first()
    runs = [one.judged.kept.run for one in pairs if one.judged.kept.run is not None]
    return last or max(runs, key=lambda run: run.at, default=None)


def _drawn(pairs: Sequence[Pair], answers: Answers, at: datetime, after: int = 0) -> list[Shown]:
    return [draw(pair, place, answers, at) for place, pair in enumerate(pairs, after + 1)]


def draw(pair: Pair, position: int, answers: Answers, at: datetime) -> Shown:
    """Put a pair into the reader's words."""
    other, ids = pair.other, (str(pair.need.pk), str(pair.offer.pk))
    hidden = other.hides("organisation")
    checks = pair.judged.verdict.checks
    broken = [sentences.said(one.reason) for one in checks if one.outcome is Outcome.VIOLATED]
    return Shown(
        pair, position, other, "" if hidden else str(other.owner),
        verified=bool(other.organisation and other.organisation.verified),
        level=int(pair.level), level_word=sentences.level_word(pair.level), chips=sentences.chips(checks),
        why=sentences.why(*ids, pair.reasons) if pair.reasons else "",
        passages=sentences.passages(*ids, pair.reasons), asks=_asks(pair),
        answer=answers[0].get(other.pk), interested=other.pk in answers[1],
        newcomer=other.side == Side.OFFER and is_new(other, at), barred_by="；".join(broken),
    )  # fmt: skip


def _asks(pair: Pair) -> list[str]:
    """Give what should be asked of the other side in a first talk."""
    asked = [one for one in pair.judged.verdict.questions if one.asks == pair.other.side]
    return [sentences.said(one.question) for one in asked if one.question is not None]
