"""Records of a spreadsheet as values of listings, one line each. Reads no file; writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from rongtong.apps.catalogue.models.choices import KINDS
from rongtong.apps.catalogue.models.listings import DETAIL_LONGEST, TITLE_LONGEST
from rongtong.apps.catalogue.queries.apart import Reading
from rongtong.apps.catalogue.queries.naming import Naming, Told
from rongtong.apps.catalogue.rules.kind_words import kind_told
from rongtong.apps.catalogue.rules.kinds import forms
from rongtong.apps.catalogue.rules.lines import Line, digest
from rongtong.apps.vocab import queries as vocab
from rongtong_match.classify import region_of
from rongtong_match.tables import Fault
from rongtong_match.tables.read.attributes import FAULTS, Values
from rongtong_match.types import Money, Need, Offer, Reason

Record = Need | Offer
Typed = Mapping[tuple[str, int], Mapping[str, str]]
_SUMS = 10**15
"""Fen: nothing larger is an amount (ten thousand billion yuan)."""
STEP = 500
"""Records between two words about progress."""


class Lines:
    """The lines of one file: first every record is noted, then each is given with its values."""

    def __init__(
        self, read: Reading, *, side: str, kind: str, typed: Typed, answers: Mapping[str, Any], today: date
    ) -> None:
        assert read.loaded is not None  # noqa: S101 (the caller looked for a problem)
        self._loaded, self._places, self._typed = read.loaded, read.places, typed
        self._side, self._kind, self._today = side, kind, today
        self._defaults: Mapping[str, Any] = answers.get("defaults", {})
        self.naming = Naming(answers)
        self._told: list[tuple[_Mended, Told]] = []
        self._industries: dict[str | None, str] = {}

    def note(self, tick: Callable[[int, int], None]) -> None:
        """Read what all records say of themselves; ``tick`` hears how many of how many."""
        total = len(self._loaded.records)
        for number, record in enumerate(self._loaded.records):
            if number % STEP == 0:
                tick(number, total)
            typed = self._typed.get(self._places[record.id], {})
            mended = _mended(record, typed, self._side, self._today)
            self._told.append((mended, self.naming.note(mended.record)))

    def __iter__(self) -> Iterator[Line]:
        """Give every record of the file in order, then the rows that hold none because of a fault."""
        faults = _by_place(self._loaded.faults)
        columns = [column for sheet in self._loaded.sheets for column in sheet.columns]
        # A running number says where a row stands in this file; only a number of its own names a record.
        numbered = any(column.attribute == "id" for column in columns)
        position = 0
        for record, (mended, told) in zip(self._loaded.records, self._told, strict=True):
            here = [
                fault for fault in faults.pop(self._places[record.id], []) if fault["column"] not in mended
            ]
            key = record.id if numbered else digest(record.title)
            yield self._line(position, key[:80], record, mended, told, here)
            position += 1
        for (sheet, row), left in sorted(faults.items()):
            if row and any(fault["severity"] == "error" for fault in left):
                key = digest(f"{sheet}!{row}")
                yield Line(position, sheet, row, key, "", self._kind, {}, [], [], [], left)
                position += 1

    def _line(
        self, position: int, key: str, record: Record, mended: _Mended, told: Told, here: list[dict[str, Any]]
    ) -> Line:
        sheet, row = self._places[record.id]
        kind = _kind(mended.record, self._side, self._kind)
        values, guessed, chosen = self._values(mended.record, told)
        for name, value in self._defaults.items():
            if forms()[self._side, kind].asks(name) and values.get(name) in (None, "", []):
                values[name] = value
                chosen.append(name)
        return Line(
            position, sheet, row, key, record.title[:200], kind, values, guessed, chosen,
            [[name, text] for name, text in record.extra], [*here, *mended.wrong],
        )  # fmt: skip

    def _values(self, record: Record, told: Told) -> tuple[dict[str, Any], list[str], list[str]]:
        values = values_of(record) | {"industry": self._industry(record.industry)}
        values["field"], by = self.naming.code(told)
        guessed, chosen = (["field"] if by == "guess" else []), (["field"] if by == "person" else [])
        if not values["industry"] and record.industry is None and (code := self._industry(told.industry)):
            values["industry"] = code
            guessed.append("industry")
        if record.region is None and (place := region_of(record)):
            values["region"] = place.value
            guessed.append("region")
        return values, guessed, chosen

    def _industry(self, text: str | None) -> str:
        """Look a name or code up once a file: the list is asked whether it is still the same each time."""
        if text not in self._industries:
            self._industries[text] = _industry(text)
        return self._industries[text]


@dataclass(frozen=True)
class _Mended:
    """A record with what a person typed over its cells, the columns that mends, and what is wrong with it."""

    record: Any
    columns: frozenset[str] = frozenset()
    wrong: tuple[dict[str, Any], ...] = ()

    def __contains__(self, column: str) -> bool:
        return column in self.columns


def _mended(record: Record, typed: Mapping[str, str], side: str, today: date) -> _Mended:
    """Read what a person typed for attributes of a row; the headers they stand under are mended with it."""
    if not typed:
        return _Mended(record)
    reader, changes, headers = Values(side, today), {}, set()
    wrong: list[dict[str, Any]] = []
    for name, text in typed.items():
        attribute, _colon, header = name.partition(":")
        headers.add(header)
        try:
            changes[attribute] = reader.read(attribute, text, text, None)
        except FAULTS as fault:
            wrong.append({"column": header, "severity": "warning", **plain_reason(fault.reason)})
    known = {name: value for name, value in changes.items() if hasattr(record, name)}
    return _Mended(replace(record, **known) if known else record, frozenset(headers), tuple(wrong))


def plain_reason(reason: Reason) -> dict[str, Any]:
    """Give a sentence of the core as JSON."""
    return {"code": reason.code, "params": dict(reason.params)}


def _by_place(faults: tuple[Fault, ...]) -> dict[tuple[str, int], list[dict[str, Any]]]:
    found: dict[tuple[str, int], list[dict[str, Any]]] = {}
    for fault in faults:
        said = {"column": fault.column, "severity": str(fault.severity), **plain_reason(fault.reason)}
        found.setdefault((fault.sheet, fault.row), []).append(said)
    return found


def values_of(record: Record) -> dict[str, Any]:
    """Give a record of the core as values of a listing (``rules.values.COLUMNS``), JSON only."""
    money = record.budget if isinstance(record, Need) else record.price
    values: dict[str, Any] = {
        **_texts(record),
        "keywords": list(record.keywords)[:20],
        "region": record.region or "",
        "reach": sorted(record.wanted_regions if isinstance(record, Need) else record.serves_regions),
        "licences": sorted(str(one) for one in record.licences),
        "avoids": sorted(record.avoids),
        **_money(money),
    }
    return values | (_of_need(record) if isinstance(record, Need) else _of_offer(record))


def _texts(record: Record) -> dict[str, Any]:
    """Keep a title that is too long whole at the head of the details."""
    title, detail = record.title.strip(), record.detail.strip()
    if len(title) > TITLE_LONGEST:
        detail = f"{title}\n{detail}" if title not in detail else detail
        title = title[: TITLE_LONGEST - 1] + "…"
    return {"title": title, "detail": detail[:DETAIL_LONGEST]}


def _money(money: Money | None) -> dict[str, Any]:
    if money is None or money.open:
        return {"price_mode": "agreement"} if money is not None else {}
    return {name: value for name, value in (("money_low", money.low), ("money_high", money.high))
            if value is not None and value < _SUMS}  # fmt: skip


def _of_need(need: Need) -> dict[str, Any]:
    return {
        "deadline": need.deadline.isoformat() if need.deadline else None,
        "maturity": need.min_maturity,
        "wanted_kinds": sorted(str(kind) for kind in need.wanted_kinds),
    }


def _of_offer(offer: Offer) -> dict[str, Any]:
    return {
        "available_from": offer.available_from.isoformat() if offer.available_from else None,
        "turnaround_days": offer.turnaround_days,
        "maturity": offer.maturity,
        "capacity": offer.capacity if offer.capacity is None or offer.capacity < 1_000 else 999,
        "least_fee": offer.min_fee,
    }


def _industry(text: str | None) -> str:
    code = (text or "").split()[0].upper() if text and text.strip() else ""
    return code if code and vocab.term(vocab.INDUSTRY, code) is not None else ""


def _kind(record: Record, side: str, otherwise: str) -> str:
    said = str(record.kind) if record.kind else ""
    return said if said in KINDS[side] else kind_told(side, record.title) or otherwise
