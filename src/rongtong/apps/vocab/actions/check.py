"""What a list must keep to as a whole: one name a day for each code, no circles, no link into the void."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import pairwise

from django.utils.translation import gettext as _

from rongtong.apps.vocab.actions.read import ListFault, Table
from rongtong.apps.vocab.queries.rows import Row

Numbered = list[tuple[int, Row]]


def faults(read: Table, list_code: str, known: Mapping[str, frozenset[str]]) -> tuple[ListFault, ...]:
    """Give everything wrong with ``read`` as the content of a list, in line order.

    ``known`` holds the codes of every list that can be mapped to.
    """
    numbered: Numbered = list(zip(read.lines, read.rows, strict=True))
    known = {**known, list_code: frozenset(row.code for row in read.rows)}
    checks = (_intervals, _overlaps, _parents, _circles, _successors, _targets)
    found = [*read.faults, *(fault for check in checks for fault in check(numbered, list_code, known))]
    return tuple(sorted(found, key=lambda fault: (fault.line, fault.column)))


Known = Mapping[str, frozenset[str]]


def _intervals(rows: Numbered, _list: str, _known: Known) -> Iterator[ListFault]:
    for line, row in rows:
        if row.valid_from and row.valid_to and row.valid_to < row.valid_from:
            yield ListFault(line, "valid_to", _("The end lies before the beginning."))


def _overlaps(rows: Numbered, _list: str, _known: Known) -> Iterator[ListFault]:
    by_code: defaultdict[str, Numbered] = defaultdict(list)
    for line, row in rows:
        by_code[row.code].append((line, row))
    for some in by_code.values():
        ordered = sorted(some, key=lambda item: item[1].valid_from or date.min)
        for (_one, before), (line, after) in pairwise(ordered):
            if (
                before.key == after.key
                or before.valid_to is None
                or before.valid_to > (after.valid_from or date.min)
            ):
                yield ListFault(
                    line, "valid_from",
                    _("%(code)s stands twice for the same days: end the first before the second begins.")
                    % {"code": after.code},
                )  # fmt: skip


def _parents(rows: Numbered, list_code: str, known: Known) -> Iterator[ListFault]:
    for line, row in rows:
        if row.parent and row.parent not in known[list_code]:
            yield ListFault(line, "parent", _("%(code)s is not in this list.") % {"code": row.parent})


def _circles(rows: Numbered, _list: str, _known: Known) -> Iterator[ListFault]:
    above: defaultdict[str, set[str]] = defaultdict(set)
    after: defaultdict[str, set[str]] = defaultdict(set)
    for _line, row in rows:
        above[row.code] |= {row.parent} - {""}
        after[row.code] |= {code for code, _whole in row.successors}
    for column, graph in (("parent", above), ("successors", after)):
        round_about = _in_circles(graph)
        for line, row in rows:
            if row.code in round_about:
                text = _("%(code)s comes back to itself: a code cannot lie under or follow itself.")
                yield ListFault(line, column, text % {"code": row.code})


def _in_circles(graph: Mapping[str, set[str]]) -> frozenset[str]:
    """Give the codes that reach themselves: what is left once leaves are taken off from either side."""
    left = {code: set(targets) for code, targets in graph.items()}
    for turn in (_same, _turned):
        left = turn(left)
        while leaves := {code for code, targets in left.items() if not targets & left.keys()}:
            left = {code: targets for code, targets in left.items() if code not in leaves}
    return frozenset(left)


def _same(graph: dict[str, set[str]]) -> dict[str, set[str]]:
    return graph


def _turned(graph: dict[str, set[str]]) -> dict[str, set[str]]:
    return {code: {other for other, targets in graph.items() if code in targets} for code in graph}


def _successors(rows: Numbered, list_code: str, known: Known) -> Iterator[ListFault]:
    for line, row in rows:
        for code, _whole in row.successors:
            if code not in known[list_code]:
                yield ListFault(line, "successors", _("%(code)s is not in this list.") % {"code": code})
        if row.successors and row.valid_to is None:
            yield ListFault(line, "valid_to", _("Say when it ended: it has a successor."))


def _targets(rows: Numbered, list_code: str, known: Known) -> Iterator[ListFault]:
    for line, row in rows:
        for to, code, _kind in row.maps:
            if to == list_code or to not in known:
                yield ListFault(line, "maps", _("There is no other list “%(list)s”.") % {"list": to})
            elif code not in known[to]:
                yield ListFault(
                    line, "maps", _("%(code)s is not in “%(list)s”.") % {"code": code, "list": to}
                )


Check = Callable[[Numbered, str, Known], Iterator[ListFault]]
