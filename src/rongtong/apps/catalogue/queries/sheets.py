"""A spreadsheet as the core reads it, turned into values of listings. Reads the file; writes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from rongtong.apps.catalogue.models import Import
from rongtong.apps.catalogue.models.choices import KINDS
from rongtong.apps.catalogue.models.listings import DETAIL_LONGEST, TITLE_LONGEST
from rongtong.apps.catalogue.queries import fields
from rongtong.apps.catalogue.rules.fields import contract_fields
from rongtong.apps.catalogue.rules.lines import Line, digest
from rongtong.apps.vocab import queries as vocab
from rongtong.kit.files.store import place
from rongtong_match.messages import Language
from rongtong_match.rank.pipeline import completed
from rongtong_match.tables import Fault, Loaded, read_needs, read_offers
from rongtong_match.tables import Mapping as Columns
from rongtong_match.tables.read.attributes import FAULTS, Values
from rongtong_match.tables.write.checked import write_checked
from rongtong_match.tables.write.wording import Wording
from rongtong_match.types import Money, Need, Offer, Reason

Record = Need | Offer
_FIELDS = "contract-field"
_SUMS = 10**15
"""Fen: nothing larger is an amount (ten thousand billion yuan)."""


def read(path: Path, side: str, columns: Mapping[str, str], today: date) -> Loaded[Any]:
    """Read a file; ``columns`` {header: attribute, "" to leave it out}. Raises ``UnreadableFile``."""
    chosen: dict[str, list[str]] = {}
    for header, attribute in columns.items():
        if attribute:
            chosen.setdefault(attribute, []).append(header)
    wanted = Columns(tuple((name, tuple(headers)) for name, headers in chosen.items())) if chosen else None
    return (read_needs if side == "need" else read_offers)(path, mapping=wanted, today=today)


def lines(
    loaded: Loaded[Any], side: str, kind: str, typed: Mapping[tuple[str, int], Mapping[str, str]], today: date
) -> Iterator[Line]:
    """Give every record of the file in order, what a person typed over taking the place of the cell."""
    faults = _by_place(loaded.faults)
    places = _places(loaded)
    # A running number says where a row stands in this file; only a number of its own names a record.
    said = any(column.attribute == "id" for sheet in loaded.sheets for column in sheet.columns)
    position = 0
    for record in loaded.records:
        sheet, row = places[record.id]
        mended, wrong = _mended(record, typed.get((sheet, row), {}), side, today)
        told = [fault for fault in faults.pop((sheet, row), []) if fault["column"] not in mended]
        filled = completed(_sayable(mended.record))
        values, guessed = values_of(filled, record), _guessed(mended.record, filled)
        if not values["field"] and (told_field := fields.told(mended.record)):
            values["field"], guessed = told_field, sorted({*guessed, "field"})
        key = record.id if said else digest(record.title)
        yield Line(
            position, sheet, row, key[:80], record.title[:200], _kind(filled, side, kind), values, guessed,
            [[name, text] for name, text in record.extra], told + wrong,
        )  # fmt: skip
        position += 1
    for (sheet, row), left in sorted(faults.items()):
        if row and any(fault["severity"] == "error" for fault in left):
            yield Line(position, sheet, row, digest(f"{sheet}!{row}"), "", kind, {}, [], [], left)
            position += 1


def shown_sheets(loaded: Loaded[Any]) -> list[dict[str, Any]]:
    """Give how each sheet was understood, as JSON: its columns with samples, attribute and how sure."""
    return [
        {
            "name": sheet.sheet, "header_row": sheet.header_row, "records": sheet.records,
            "skipped": len(sheet.skipped), "note": plain_reason(sheet.note) if sheet.note else None,
            "columns": [
                {
                    "header": column.header, "attribute": column.attribute or "",
                    "decided": column.decided, "confidence": round(column.confidence, 2),
                    "samples": [text[:80] for text in column.samples[:3]],
                }
                for column in sheet.columns
            ],
        }
        for sheet in loaded.sheets
    ]  # fmt: skip


def plain_reason(reason: Reason) -> dict[str, Any]:
    """Give a sentence of the core as JSON."""
    return {"code": reason.code, "params": dict(reason.params)}


def _by_place(faults: tuple[Fault, ...]) -> dict[tuple[str, int], list[dict[str, Any]]]:
    found: dict[tuple[str, int], list[dict[str, Any]]] = {}
    for fault in faults:
        said = {"column": fault.column, "severity": str(fault.severity), **plain_reason(fault.reason)}
        found.setdefault((fault.sheet, fault.row), []).append(said)
    return found


def _places(loaded: Loaded[Any]) -> dict[str, tuple[str, int]]:
    return {
        record: (sheet.grid.name, sheet.grid.first_row + index)
        for sheet in loaded.source.sheets
        for index, record in sheet.ids.items()
    }


def _sayable(record: Any) -> Any:
    """Leave a field out that no list knows, so that the text tells one."""
    return replace(record, fields=()) if record.fields and not _field(record.fields) else record


@dataclass(frozen=True)
class _Mended:
    record: Any
    columns: frozenset[str]

    def __contains__(self, column: str) -> bool:
        return column in self.columns


def _mended(
    record: Record, typed: Mapping[str, str], side: str, today: date
) -> tuple[_Mended, list[dict[str, Any]]]:
    """Read what a person typed for attributes of a row; the headers they stand under are mended with it."""
    reader, wrong, changes, headers = Values(side, today), [], {}, set()
    for name, text in typed.items():
        attribute, _colon, header = name.partition(":")
        try:
            changes[attribute] = reader.read(attribute, text, text, None)
            headers.add(header)
        except FAULTS as fault:
            wrong.append({"column": header, "severity": "warning", **plain_reason(fault.reason)})
            headers.add(header)
    known = {name: value for name, value in changes.items() if hasattr(record, name)}
    return _Mended(_replaced(record, known), frozenset(headers)), wrong


def _replaced(record: Record, changes: Mapping[str, Any]) -> Record:
    return replace(record, **changes) if changes else record


def values_of(record: Record, written: Record) -> dict[str, Any]:
    """Give a record of the core as values of a listing (``rules.values.COLUMNS``), JSON only."""
    money = record.budget if isinstance(record, Need) else record.price
    values: dict[str, Any] = {
        **_texts(written),
        "keywords": list(record.keywords)[:20],
        "field": _field(record.fields),
        "industry": _industry(record.industry),
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


def _field(names: tuple[str, ...]) -> str:
    """Give the code of the first field that the list knows by name or code, or that the core's field is."""
    for name in names:
        if name in contract_fields():
            return contract_fields()[name]
        with suppress(StopIteration):
            return next(term.code for term in vocab.search(name, _FIELDS) if _names(name, term))
    return ""


def _names(text: str, term: Any) -> bool:
    """Tell whether people would call the field so: its code, its name, or a part of it (新材料)."""
    return text in (term.code, term.en) or (len(text) > 1 and text in term.zh)


def _industry(text: str | None) -> str:
    code = (text or "").split()[0].upper() if text else ""
    return code if code and vocab.term(vocab.INDUSTRY, code) is not None else ""


def _kind(record: Record, side: str, otherwise: str) -> str:
    said = str(record.kind) if record.kind else ""
    return said if said in KINDS[side] else otherwise


def _guessed(before: Record, after: Record) -> list[str]:
    """Name what the text told because no column did."""
    named = {"fields": "field", "industry": "industry", "keywords": "keywords", "region": "region"}
    return [own for core, own in named.items() if getattr(before, core) != getattr(after, core)]


def named(batch: Import, folder: Path) -> Path:
    """Give the kept file under a name with its own ending: the core tells formats apart by it."""
    assert batch.file is not None  # noqa: S101 (begin_import)
    link = folder / ("sheet" + Path(batch.name).suffix.lower())
    link.symlink_to(place(batch.file.token))
    return link


def checked(batch: Import, folder: Path, today: date, language: Language) -> Path:
    """Write the file back with a column of what is to be mended. Raises ``UnreadableFile``."""
    loaded = read(named(batch, folder), batch.side, batch.columns, today)
    return write_checked(loaded, folder / "returned", Wording(language))
