"""The few missing facts of a listing that would change its list most, each counted answer by answer.

For every fact that is missing and every likely answer, all near pairs are judged and scored anew as if it
were given, by the same path as after the answer. A fact weighs what its answers change on average: candidates
opened, candidates ruled out, and places among the first ten that somebody else would hold. Likely answers
come from the candidates' own figures and count alike.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import Side
from rongtong.apps.catalogue.queries.records import record_of
from rongtong.apps.catalogue.rules.values import with_values
from rongtong.apps.matching.queries.engine import weights
from rongtong.apps.matching.queries.pairs import Pair, offered
from rongtong.apps.matching.queries.questions import TYPED, blank, choices, sentence_of, unknown_on
from rongtong.apps.matching.queries.what_if import judged, violated
from rongtong.apps.matching.rules.facts import read, values_of
from rongtong.apps.matching.rules.matching import SHOWN
from rongtong.apps.vocab import queries as vocab
from rongtong_match.types import Level

ASKED = 4
"""Questions at most."""


@dataclass(frozen=True)
class Option:
    """One answer and what it does: candidates it ``opens`` (of them ``direct``), ``closes``; places moved."""

    value: str
    words: str
    opens: int
    direct: int
    closes: int
    moves: int

    @property
    def changes(self) -> int:
        """All that it changes."""
        return self.opens + self.closes + self.moves


@dataclass(frozen=True)
class Gap:
    """One question. ``change``: the mean of what its answers change; ``waiting``: candidates that ask it."""

    name: str
    sentence: str
    waiting: int
    change: float
    options: Sequence[Option]
    typed: str = ""

    @property
    def best(self) -> Option | None:
        """Give the answer that opens most."""
        return max(self.options, key=lambda one: (one.opens, one.direct), default=None)

    @property
    def most_closed(self) -> int:
        """Give how many candidates an answer rules out at most."""
        return max((one.closes for one in self.options), default=0)


def gaps_of(listing: Listing, pairs: Sequence[Pair], today: date) -> list[Gap]:
    """Give at most four questions to a listing's owner, the one that changes most first. One query.

    ``pairs``: all near pairs that the owner has not put aside, whatever they break.
    """
    open_names = {name for one in pairs for name in unknown_on(listing, one.judged.verdict.checks)}
    names = [*sorted(open_names), *(name for name in blank(listing) if name not in open_names)]
    if not names or not pairs:
        return []
    with vocab.pinned():
        again = _judging(listing, pairs, today)
        found = [_gap(listing, name, pairs, again, today) for name in names]
    telling = [one for one in found if one.change or one.waiting]
    return sorted(telling, key=lambda one: (-one.change, -one.waiting, one.name))[:ASKED]


def fits(pairs: Sequence[Pair]) -> list[Pair]:
    """Give those worth a talk that break nothing."""
    return [one for one in pairs if one.level >= Level.STRONG and not violated(one.judged.verdict)]


Again = Callable[[Listing], list[Pair]]


def _judging(listing: Listing, pairs: Sequence[Pair], today: date) -> Again:
    """Give what judges all pairs anew with the listing as it would be, best first."""
    by = weights()
    if listing.side == Side.OFFER:
        return lambda changed: _sorted([offered(one.judged.kept, changed, today, by) for one in pairs])
    rows = [(one.judged.kept, one.judged.offer) for one in pairs]

    def of_need(changed: Listing) -> list[Pair]:
        own = record_of(changed, public=False)
        found = judged(own, rows, today, by)
        return [
            Pair(one, one.kept.offer, changed, one.kept.offer, own, [], one.score, one.level) for one in found
        ]

    return of_need


def _sorted(pairs: list[Pair]) -> list[Pair]:
    return sorted(pairs, key=lambda pair: (-pair.level, -pair.score, pair.need.pk))


def _gap(listing: Listing, name: str, pairs: Sequence[Pair], again: Again, today: date) -> Gap:
    asking = {
        one.other.pk: check for one in pairs
        if (check := unknown_on(listing, one.judged.verdict.checks).get(name)) is not None
    }  # fmt: skip
    near = [one for one in pairs if one.other.pk in asking] or pairs
    options = [_option(listing, name, choice, pairs, again) for choice in choices(listing, name, near, today)]
    waiting = sum(one.other.pk in asking for one in fits(pairs))
    change = sum(one.changes for one in options) / len(options) if options else 0.0
    sentence = sentence_of(listing, name, next(iter(asking.values()), None))
    return Gap(name, sentence, waiting, change, options, TYPED.get(name, ""))


def _option(
    listing: Listing, name: str, choice: tuple[str, str], pairs: Sequence[Pair], again: Again
) -> Option:
    value, words = choice
    changed = with_values(listing, values_of(listing, name, read(name, value)))
    before, after = fits(pairs), fits(again(changed))
    asked = {one.other.pk for one in before if name in unknown_on(listing, one.judged.verdict.checks)}
    opened = [
        one for one in after
        if one.other.pk in asked and name not in unknown_on(changed, one.judged.verdict.checks)
    ]  # fmt: skip
    left = {one.other.pk for one in before} - {one.other.pk for one in after}
    first = [one.other.pk for one in before[:SHOWN]], [one.other.pk for one in after[:SHOWN]]
    moves = sum(old != new for old, new in zip(*first, strict=False))
    direct = sum(one.level == Level.DIRECT for one in opened)
    return Option(value, words, len(opened), direct, len(left), moves)
