"""One candidate of one need, as the report shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rongtong_match.explain.passages import Piece, Span, excerpt, merge, spans, term_spans
from rongtong_match.explain.sentences import label, points, sentences, summary
from rongtong_match.messages import say
from rongtong_match.report.book import NAME_LENGTH, TITLE_LENGTH, Book
from rongtong_match.report.facts import Fact, offer_facts
from rongtong_match.report.wording import cut, tenths
from rongtong_match.types import Check, Level, Match, Outcome, Record

MARKS = {Outcome.MET: "✓", Outcome.UNKNOWN: "?", Outcome.VIOLATED: "✕"}
_NARROW, _WIDE = 56, 110
_MOST_BARS, _FEWEST_BARS = 9, 3


@dataclass(frozen=True, slots=True)
class Chip:
    """One hard constraint in a word and a mark."""

    label: str
    outcome: str
    mark: str
    said: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Bar:
    """What one feature adds; the bars of a pair stand one behind the other and end at the sum."""

    label: str
    shown: str
    start: int
    width: int


@dataclass(frozen=True, slots=True)
class Side:
    """One record's text with the matched terms marked."""

    title: tuple[Piece, ...]
    text: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """All that the page shows of a pair. ``full`` is False where a large run is kept short."""

    anchor: str
    offer_anchor: str
    rank: int
    level: int
    level_name: str
    title: str
    who: str
    chips: tuple[Chip, ...]
    reason: str
    ask: tuple[str, str] | None
    full: bool
    sides: tuple[Side, ...]
    more: tuple[str, ...]
    bars: tuple[Bar, ...]
    total: str
    chance: str
    facts: tuple[Fact, ...]
    withheld: bool


def candidate(book: Book, match: Match) -> Candidate:
    """The view of one shown pair."""
    key = (match.need_id, match.offer_id)
    full = key in book.full_pairs
    offer = book.offers.get(match.offer_id)
    bars, total = waterfall(book, match, _MOST_BARS if full else _FEWEST_BARS)
    return Candidate(
        anchor=book.pair_anchor.get(key, ""),
        offer_anchor=book.offer_anchor.get(match.offer_id, ""),
        rank=match.rank,
        level=int(match.level),
        level_name=book.level(match.level),
        title=book.title("offer", match.offer_id),
        who=who(book, match.offer_id),
        chips=chips(book, match),
        reason=summary(match, book.language, most=2 if full else 1),
        ask=open_question(book, match) if full else None,
        full=full,
        sides=both_sides(book, match) if full else (),
        more=_other_reasons(book, match) if full else (),
        bars=bars,
        total=total,
        chance=_chance(book, match) if full else "",
        facts=offer_facts(book, offer) if offer and full else (),
        withheld=bool(book.run.allocation and key in book.withheld),
    )


def who(book: Book, offer_id: str) -> str:
    """Organisation, person and region of an offer in one line; its id when nothing is known."""
    offer = book.offers.get(offer_id)
    if offer is None:
        return offer_id
    known = (offer.organisation, offer.person, book.place(offer.region))
    return " · ".join(cut(part, NAME_LENGTH) for part in known if part and part.strip()) or offer_id


def chips(book: Book, match: Match) -> tuple[Chip, ...]:
    """One chip for each constraint that was looked at, in the verdict's order."""
    return tuple(_chip(book, check) for check in match.verdict.checks)


def open_question(book: Book, match: Match) -> tuple[str, str] | None:
    """The first question an unknown asks, and whom to ask."""
    for check in match.verdict.questions:
        if check.question is not None:
            return book.words.t(f"ask.{check.asks or 'offer'}"), say(check.question, book.language)
    return None


def waterfall(book: Book, match: Match, most: int = 9) -> tuple[tuple[Bar, ...], str]:
    """The contributions as bars that follow one another, in tenths of a point, and their exact sum."""
    parts = [c for c in match.contributions if c.points]
    shown = points(parts)
    bars: list[Bar] = []
    at = 0
    named = [(label(c.feature, book.language), p) for c, p in zip(parts, shown, strict=True)]
    for part, tenth in _kept(book, named, most):
        end = at + tenth
        left, right = sorted((_percent(at), _percent(end)))
        bars.append(Bar(part, tenths(tenth), left, max(1, right - left)))
        at = end
    return tuple(bars), tenths(sum(shown))


def both_sides(book: Book, match: Match) -> tuple[Side, ...]:
    """The need's and the offer's text around what they share."""
    need, offer = book.needs.get(match.need_id), book.offers.get(match.offer_id)
    width = _NARROW if book.short else _WIDE
    found: list[Side] = []
    for record, attribute in ((need, "need_passages"), (offer, "offer_passages")):
        if record is None:
            found.append(Side((), ()))
            continue
        marks = {part: _marks(record, match, attribute, part) for part in ("title", "detail")}
        title = excerpt(record.title, marks["title"], TITLE_LENGTH)
        found.append(Side(title, excerpt(record.detail, marks["detail"], width)))
    return tuple(found)


def _marks(record: Record, match: Match, attribute: str, part: str) -> tuple[Span, ...]:
    passages = [passage for reason in match.reasons for passage in getattr(reason, attribute)]
    terms = [t for reason in match.reasons for t in str(reason.get("terms")).split("、")]
    return merge((*spans(record, passages, part), *term_spans(str(getattr(record, part)), terms)))


def _chip(book: Book, check: Check) -> Chip:
    words = book.words
    return Chip(
        label=words.named(f"constraint.{check.constraint}", check.constraint),
        outcome=check.outcome.value,
        mark=MARKS[check.outcome],
        said=words.t(f"outcome.{check.outcome}"),
        sentence=say(check.reason, book.language),
    )


def _kept(book: Book, parts: list[tuple[str, int]], most: int) -> Iterable[tuple[str, int]]:
    """All parts, or the largest with the rest as one, so that a bar chart stays readable."""
    ranked = sorted(range(len(parts)), key=lambda i: (-abs(parts[i][1]), i))
    if len(parts) <= most:
        return [parts[i] for i in ranked]
    head, tail = ranked[: most - 1], ranked[most - 1 :]
    rest = sum(parts[i][1] for i in tail)
    return [*(parts[i] for i in head), (book.words.t("feature.rest"), rest)]


def _percent(tenth: int) -> int:
    return min(100, max(0, round(tenth / 10)))


def _other_reasons(book: Book, match: Match) -> tuple[str, ...]:
    said = summary(match, book.language)
    return tuple(s for s in sentences(match, book.language) if s not in said)


def _chance(book: Book, match: Match) -> str:
    """The calibrated chance of a talk worth having, in words and tenths: no false precision."""
    if not match.chances:
        return ""
    tenth = round(10 * sum(p for level, p in match.chances.items() if level >= Level.STRONG))
    if tenth <= 0:
        return book.words.t("chance.0")
    return book.words.t("chance.9") if tenth >= 9 else book.words.t("chance.some", tenths=tenth)
