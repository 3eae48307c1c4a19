"""What loading a file would change: a term is added, changed or ended, never deleted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from rongtong.apps.vocab.actions.read import ListFault
from rongtong.apps.vocab.queries.rows import Row


@dataclass(frozen=True)
class Plan:
    """The difference between a list and a file; ``after`` is what the list will hold."""

    added: tuple[Row, ...] = ()
    changed: tuple[tuple[Row, Row], ...] = ()
    ended: tuple[Row, ...] = ()
    after: tuple[Row, ...] = ()
    faults: tuple[ListFault, ...] = ()

    @property
    def empty(self) -> bool:
        """Tell whether there is nothing to do."""
        return not (self.added or self.changed or self.ended)


def plan(present: Iterable[Row], wanted: Iterable[Row], today: date) -> Plan:
    """Compare ``wanted`` (a whole list) with ``present``.

    What is missing from ``wanted`` ends today, or on its first day if that is yet to come, because records
    may carry its code.
    """
    old = {row.key: row for row in present}
    new = {row.key: row for row in _sharing(wanted)}
    missing = [_ended(row, today) for key, row in old.items() if key not in new]
    return Plan(
        added=tuple(row for key, row in new.items() if key not in old),
        changed=tuple((old[key], row) for key, row in new.items() if key in old and old[key] != row),
        ended=tuple(row for row in missing if row != old[row.key]),
        after=(*new.values(), *missing),
    )


def _sharing(wanted: Iterable[Row]) -> tuple[Row, ...]:
    """Give every row of a code all its mappings: they belong to the code, not to one of its names."""
    rows = tuple(wanted)
    maps: defaultdict[str, dict[tuple[str, str], str]] = defaultdict(dict)
    for row in rows:
        maps[row.code].update({(to, code): kind for to, code, kind in row.maps})
    return tuple(replace(row, maps=tuple((*to, kind) for to, kind in maps[row.code].items())) for row in rows)


def _ended(row: Row, today: date) -> Row:
    last = max(today, row.valid_from or today)
    # Its mappings are facts of the time when it was valid: they stay.
    return row if row.valid_to and row.valid_to <= last else replace(row, valid_to=last)
