"""Lists: columns, order, pages. A view makes a ``TablePage`` and the tag ``table`` draws it.

Two queries a page: how many, and the rows. Of very long lists only the first ``Table.reach`` are counted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpRequest, QueryDict
from django.utils.functional import Promise
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString

from rongtong.kit.pages.cells import NOTHING

Reader = Callable[[Any], Any]


@dataclass(frozen=True)
class Column:
    """One column. ``show`` gives what is drawn (default: the attribute ``name``), ``plain`` what is exported.

    ``sort`` is the field to order by; a column without it cannot be ordered. ``main`` heads the card on a
    phone; ``figure`` sets to the right; ``spare`` columns are left out on a phone.
    """

    name: str
    label: str | Promise
    show: Reader | None = None
    sort: str = ""
    plain: Reader | None = None
    main: bool = False
    figure: bool = False
    spare: bool = False

    def cell(self, row: Any) -> Any:
        """Give what stands in this column for one row; a dash for nothing."""
        value = self.show(row) if self.show else getattr(row, self.name)
        return NOTHING if value is None or value == "" else value

    def text(self, row: Any) -> Any:
        """Give the value for a spreadsheet: no markup."""
        if self.plain:
            return self.plain(row)
        value = self.show(row) if self.show else getattr(row, self.name)
        return strip_tags(str(value)) if hasattr(value, "__html__") else value

    def opening(self) -> SafeString:
        """Give how a cell of this column begins: the same in every row of a page."""
        looks = {"list-main": self.main, "list-figure": self.figure, "list-spare": self.spare}
        classes = " ".join(name for name, holds in looks.items() if holds)
        return format_html('<td data-label="{}" class="{}">', self.label, classes)


@dataclass(frozen=True)
class Row:
    """A record and its cells, each with its column."""

    record: Any
    cells: list[tuple[Column, Any]]


@dataclass(frozen=True)
class Heading:
    """A column's head: its address orders by it, or the other way round when it does already."""

    column: Column
    address: str
    direction: str


@dataclass(frozen=True)
class TablePage:
    """What the tag ``table`` draws."""

    headings: list[Heading]
    rows: list[Row]
    total: int
    capped: bool
    number: int
    pages: int
    query: QueryDict
    sort: str = ""

    def address(self, **changes: object) -> str:
        """Give the query string of this list with some parameters changed; None drops one."""
        return changed(self.query, **changes)

    @property
    def numbers(self) -> list[int]:
        """Give the page numbers to show; 0 stands for a gap."""
        near = {1, self.pages, *range(self.number - 1, self.number + 2)}
        shown = sorted(n for n in near if 1 <= n <= self.pages)
        filled: list[int] = []
        for n in shown:
            if filled and n - filled[-1] > 1:
                filled.append(n - 1 if n - filled[-1] == 2 else 0)
            filled.append(n)
        return filled


def changed(query: QueryDict, **changes: object) -> str:
    """Give ``?…`` with parameters set or, for None, dropped; the page number starts again."""
    new = query.copy()
    new.pop("page", None)
    for name, value in changes.items():
        if value is None:
            new.pop(name, None)
        else:
            new[name] = str(value)
    return "?" + new.urlencode()


@dataclass(frozen=True)
class Table:
    """A kind of list. ``order`` is the order without a wish (fields as for ``order_by``)."""

    columns: tuple[Column, ...]
    order: tuple[str, ...] = ("-pk",)
    size: int = 20
    reach: int = 10_000

    def page(self, request: HttpRequest, records: QuerySet[Any], found: int | None = None) -> TablePage:
        """Give the page of the list that the request asks for; the nearest one when there is no such page.

        ``found``: how many there are, from who has counted them already; one query less.
        """
        if found is None:
            found = records.order_by()[: self.reach + 1].count()
        total = min(found, self.reach)
        number = self._number(request, total)
        first = (number - 1) * self.size
        rows = list(self.ordered(request, records)[first : first + self.size]) if total else []
        return replace(self.drawn(request, rows, total, number), capped=found > self.reach)

    def picked(
        self, request: HttpRequest, keys: Sequence[int], fetch: Callable[[list[int]], list[Any]]
    ) -> TablePage:
        """Give the page of a list whose keys are known in their order, at most one beyond ``reach``.

        ``fetch`` gives the records of some keys, in that order.
        """
        total = min(len(keys), self.reach)
        number = self._number(request, total)
        first = (number - 1) * self.size
        rows = fetch(list(keys[first : min(first + self.size, total)]))
        return replace(self.drawn(request, rows, total, number), capped=len(keys) > self.reach)

    def _number(self, request: HttpRequest, total: int) -> int:
        """Give the number of the page asked for, or of the nearest there is."""
        pages = max(1, -(-total // self.size))
        return min(max(1, _whole(request.GET.get("page", ""))), pages)

    def drawn(self, request: HttpRequest, rows: list[Any], total: int, number: int = 1) -> TablePage:
        """Draw rows that are at hand as one page of a list of ``total``."""
        pages = max(1, -(-total // self.size))
        return TablePage(
            self._headings(request.GET), [self._row(row) for row in rows], total, False,
            number, pages, request.GET, self._sort(request.GET),
        )  # fmt: skip

    def ordered(self, request: HttpRequest, records: QuerySet[Any]) -> QuerySet[Any]:
        """Order as the request asks; equal rows keep one order, so that no page repeats another."""
        sort = self._sort(request.GET)
        field = next((c.sort for c in self.columns if c.name == sort.lstrip("-") and c.sort), "")
        wish = ("-" + field if sort.startswith("-") else field,) if field else self.order
        return records.order_by(*wish, *(() if "pk" in {w.lstrip("-") for w in wish} else ("pk",)))

    def _sort(self, query: QueryDict) -> str:
        wish = query.get("sort", "")
        return wish if wish.lstrip("-") in {c.name for c in self.columns if c.sort} else ""

    def _headings(self, query: QueryDict) -> list[Heading]:
        return [_heading(column, query, self._sort(query)) for column in self.columns]

    def _row(self, record: Model) -> Row:
        return Row(record, [(column, column.cell(record)) for column in self.columns])


def _heading(column: Column, query: QueryDict, sort: str) -> Heading:
    if not column.sort:
        return Heading(column, "", "")
    if sort == column.name:
        return Heading(column, changed(query, sort="-" + column.name), "ascending")
    direction = "descending" if sort == "-" + column.name else ""
    return Heading(column, changed(query, sort=column.name), direction)


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 1
