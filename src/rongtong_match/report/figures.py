"""The head of the report: what there is, said plainly, each figure a link to its records."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from rongtong_match.report.book import Book
from rongtong_match.report.cards import Group
from rongtong_match.report.wording import number
from rongtong_match.types import Level


@dataclass(frozen=True, slots=True)
class Figure:
    """A count, what it counts, and where its records stand. ``level`` is the filter it stands for."""

    value: str
    label: str
    href: str
    tone: str = ""
    level: str = ""


def figures(book: Book, groups: tuple[Group, ...]) -> tuple[Figure, ...]:
    """Counts of needs, offers, matches by best level and questions; a zero is shown where it is news."""
    t = book.words.t
    counts = Counter(book.best(need.id) for need in book.run.needs)
    there = {group.level for group in groups}
    strong = counts[3] + counts[4]
    weak = counts[2] + counts[1]
    found = [
        Figure(number(len(book.run.needs)), t("figure.needs"), "#needs"),
        Figure(number(len(book.run.offers)), t("figure.offers"), "#offers"),
        Figure(number(counts[4]), t("figure.direct"), _index(there, 4), "l4", "4"),
        Figure(number(strong), t("figure.strong"), _index(there, 3, 4), "l3", "34"),
        Figure(number(weak), t("figure.weak"), _index(there, 2, 1), "l2", "12"),
        Figure(number(counts[0]), t("figure.none"), _index(there, 0), "l0", "0"),
        Figure(number(len(book.run.questions)), t("figure.questions"), "#questions", "ask"),
    ]
    return tuple(found)


def honest(book: Book) -> str:
    """One sentence on how much was truly found."""
    needs = len(book.run.needs)
    if not needs:
        return book.words.t("honest.empty")
    strong = sum(1 for need in book.run.needs if book.best(need.id) >= Level.STRONG)
    if strong in (0, needs):
        return book.words.t("honest.none" if not strong else "honest.all", needs=number(needs))
    rest = number(needs - strong)
    return book.words.t("honest.some", needs=number(needs), strong=number(strong), rest=rest)


def settings(book: Book) -> tuple[tuple[str, str], ...]:
    """How the run was made: enough to repeat it."""
    t, made = book.words.t, book.run.settings
    return (
        (t("setting.today"), made.today.isoformat()),
        (t("setting.encoder"), made.encoder),
        (t("setting.weights"), made.weights),
        (t("setting.top"), number(made.top)),
        (t("setting.min_level"), book.level(made.min_level)),
        (t("setting.capacity"), number(made.capacity) if made.capacity is not None else t("unlimited")),
        (t("setting.both_ways"), t("yes") if made.both_ways else t("no")),
        (t("setting.seed"), str(made.seed)),
    )


def _index(there: set[int], *levels: int) -> str:
    """The first of the levels that holds a need; the list of needs when none does."""
    return next((f"#level-{level}" for level in levels if level in there), "#index")
