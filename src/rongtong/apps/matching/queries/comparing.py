"""Up to four candidates beside each other, row by row; rows that differ are marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import LicenceForm
from rongtong.apps.matching.queries.board import Board, Shown
from rongtong.apps.matching.queries.sentences import FIRST, label
from rongtong.apps.vocab import queries as vocab
from rongtong.kit.pages.cells import figure

NOT_SAID = "—"


@dataclass(frozen=True)
class Row:
    """One row: its name, a text a column, whether the columns differ."""

    label: str
    cells: Sequence[str]

    @property
    def differs(self) -> bool:
        """Whether the columns say different things."""
        return len(set(self.cells)) > 1


def chosen(board: Board, keys: Sequence[int], most: int) -> list[Shown]:
    """Give the candidates of keys, each once, in the order of the list."""
    wanted = set(keys)
    every = (*board.shown, *board.weak, *board.excluded, *board.put_aside)
    return [one for one in every if one.other.pk in wanted][:most]


def rows(columns: Sequence[Shown]) -> list[Row]:
    """Give the rows: the matching's view first, then the facts that each shows."""
    found = [
        Row(_("How well it fits"), [one.level_word for one in columns]),
        Row(_("Why it is here"), [one.why or NOT_SAID for one in columns]),
    ]
    for constraint in FIRST:
        cells = [_chip(one, constraint) for one in columns]
        if any(cell != NOT_SAID for cell in cells):
            found.append(Row(label(constraint), cells))
    named = {row.label for row in found}
    facts = [Row(str(name), [read(one) for one in columns]) for name, read in _facts()]
    found += [row for row in facts if row.label not in named]
    return [row for row in found if any(cell != NOT_SAID for cell in row.cells)]


def _chip(one: Shown, constraint: str) -> str:
    return next((chip.sentence for chip in one.chips if chip.constraint == constraint), NOT_SAID)


def _facts() -> list[tuple[str, Any]]:
    return [
        (_("From whom"), lambda one: one.owner or _("Anonymous")),
        (_("Kind of listing"), lambda one: str(one.other.get_kind_display())),
        (_("Price or budget"), lambda one: _money(one.other)),
        (_("Maturity"), lambda one: _or_not(one.other.maturity)),
        (_("Days it takes"), lambda one: _or_not(one.other.turnaround_days)),
        (_("Wanted by"), lambda one: _shown(one.other, "deadline", one.other.deadline)),
        (_("Where it is"), lambda one: _shown(one.other, "region", _place(one.other.region))),
        (_("Forms of co-operation"), lambda one: _forms(one.other.licences)),
        (_("Ask them"), lambda one: "；".join(one.asks) or NOT_SAID),
    ]


def _or_not(value: Any) -> str:
    return str(value) if value not in (None, "") else NOT_SAID


def _shown(listing: Listing, part: str, value: Any) -> str:
    return _("hidden by the owner") if listing.hides(part) else _or_not(value)


def _place(code: str) -> str:
    return "".join(str(term) for term in vocab.path(vocab.REGION, code)) if code else ""


def _money(listing: Listing) -> str:
    ends = dict.fromkeys(fen for fen in (listing.money_low, listing.money_high) if fen is not None)
    words = " – ".join(figure(fen // 100) for fen in ends)
    return _shown(listing, "money", _("%(yuan)s yuan") % {"yuan": words} if words else "")


def _forms(codes: Sequence[str]) -> str:
    names = dict(LicenceForm.choices)
    return "、".join(str(names.get(code, code)) for code in codes) or NOT_SAID
