"""Which needs or offers a document holds, and what each says of the fields of its form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from rongtong.apps.catalogue.models.listings import DETAIL_LONGEST, TITLE_LONGEST
from rongtong.apps.catalogue.queries.entries import CONTACT, TRIED, Entry, ListTable, entries
from rongtong.apps.catalogue.queries.naming import listed
from rongtong.apps.catalogue.queries.sheet_lines import values_of
from rongtong.apps.catalogue.rules.kinds import KindForm
from rongtong.lib.documents import Line
from rongtong_match.tables.mapping.names import unit_of
from rongtong_match.tables.read.attributes import FAULTS, Values
from rongtong_match.types import Need, Offer

_MONEY = ("money", ("money_low", "money_high", "price_mode"))
_NAMES: dict[str, tuple[str, tuple[str, ...]]] = {
    "title": ("title", ("title",)), "budget": _MONEY, "price": _MONEY,
    "budget_low": ("money", ("money_low",)), "budget_high": ("money", ("money_high",)),
    "price_low": ("money", ("money_low",)), "price_high": ("money", ("money_high",)),
    "min_fee": ("least_fee", ("least_fee",)), "fields": ("field", ("field",)),
    "keywords": ("keywords", ("keywords",)), "region": ("region", ("region",)),
    "wanted_regions": ("reach", ("reach",)), "serves_regions": ("reach", ("reach",)),
    "licences": ("licences", ("licences",)), "deadline": ("deadline", ("deadline",)),
    "available_from": ("available_from", ("available_from",)), "min_maturity": ("maturity", ("maturity",)),
    "maturity": ("maturity", ("maturity",)), "turnaround_days": ("turnaround_days", ("turnaround_days",)),
    "capacity": ("capacity", ("capacity",)), TRIED: ("tried", ("tried",)),
}  # fmt: skip
"""What the core calls an attribute -> the name of the form's field and of the values behind it."""
_LEFT_OUT = frozenset({CONTACT, "organisation", "person", "party", "id", "serial", "posted", "kind"})
"""Labels of what is no part of a need or an offer: who asks is the owner, contacts are never published."""
_MARKED = re.compile(
    r"^\s*(?:技术)?(?:需求|难题|课题|项目|成果|榜单)\s*[（(]?[一二三四五六七八九十\d]{1,3}[)）]?"
    r"\s*(?:[：:、.．\s]|$)\s*"
)
_ORDINAL = re.compile(r"^\s*([（(]?)([一二三四五六七八九十]{1,3}|\d{1,2})([)）、.．])\s*(?=\D)(.{6,})$", re.S)
_WANTS = re.compile(r"寻求|寻找|需要|急需|亟需|拟|希望|求购|求一|开发|研发|攻关|招聘|解决|改进|替代|难题")
_GIVES = re.compile(r"一种|技术|工艺|系统|装置|方法|平台|服务|设备|材料|软件|成果")
_FORM = re.compile(r"(?:需求|成果|难题|项目|征集|信息|登记|申报|情况|汇总)\w*(?:表|书|清单|汇总|模板)$")
_FORM_LONGEST = 30
_CHINESE = "一二三四五六七八九十"
_LIKELY = 0.6
"""Share of numbered paragraphs that must read like needs (or offers): else they are demands of one."""


@dataclass(frozen=True)
class Told:
    """What a label says: the form's field, its values, the words and the line they stand in."""

    name: str
    values: dict[str, Any]
    passage: str
    line: Line


@dataclass(frozen=True)
class Piece:
    """One need or offer: its text for the details, what its labels tell, and all its lines."""

    title: str
    text: str
    told: tuple[Told, ...]
    lines: tuple[Line, ...]


def pieces(lines: Sequence[Line], form: KindForm, today: date) -> list[Piece]:
    """Give the needs or offers of a document; after several, the whole taken as one."""
    found = list(entries(lines, form.side))
    groups = _groups(found, form.side)
    made = [_piece(group, form, today) for group in groups]
    made = [one for one in made if one.text or one.told]
    if len(made) < 2:
        return made or []
    whole = _piece([entry for one in found for entry in _flat(one)], form, today)
    first = next((line.text for line in lines if line.heading), "")
    return [*made, replace(whole, title=first or made[0].title)]


def _flat(one: Entry | ListTable) -> list[Entry]:
    return [one] if isinstance(one, Entry) else [entry for record in one.records for entry in record]


def _groups(found: Sequence[Entry | ListTable], side: str) -> list[list[Entry]]:
    """Part the entries: by rows of a list, by a title that comes again, by numbered needs."""
    records = [list(record) for one in found if isinstance(one, ListTable) for record in one.records]
    if len(records) > 1 or (records and not any(isinstance(one, Entry) and one.label for one in found)):
        return records
    flat = [entry for one in found for entry in _flat(one)]
    starts = [at for at, entry in enumerate(flat) if entry.attribute == "title"]
    if len(starts) < 2:
        starts = _marked(flat) or _numbered(flat, side)
    if len(starts) < 2:
        return [flat] if flat else []
    shared = [entry for entry in flat[: starts[0]] if entry.attribute == "region"]
    ends = [*starts[1:], len(flat)]
    return [
        [_unmarked(flat[start]), *flat[start + 1 : end], *shared]
        for start, end in zip(starts, ends, strict=True)
    ]


def _unmarked(entry: Entry) -> Entry:
    """Take the number away that parted it from the others."""
    if entry.label:
        return entry
    text = _MARKED.sub("", entry.text) or entry.text
    mark = _ORDINAL.match(text)
    return replace(entry, text=mark[4] if mark else text)


def _marked(flat: Sequence[Entry]) -> list[int]:
    """Find 需求一：…, 难题2 …"""
    return [at for at, entry in enumerate(flat) if not entry.label and _MARKED.match(entry.text)]


def _numbered(flat: Sequence[Entry], side: str) -> list[int]:
    """Find paragraphs numbered from one on in one manner, most of which ask (or offer) something."""
    words = _WANTS if side == "need" else _GIVES
    manners: dict[str, list[tuple[int, str]]] = {}
    for at, entry in enumerate(flat):
        mark = None if entry.label else _ORDINAL.match(entry.text)
        if mark is None:
            continue
        manner = f"{mark[1]}{'n' if mark[2].isdigit() else 'z'}{mark[3]}"
        expected = len(manners.get(manner, [])) + 1
        if _number(mark[2]) == expected:
            manners.setdefault(manner, []).append((at, mark[4]))
    for rows in manners.values():
        likely = sum(bool(words.search(text)) or flat[at].line.heading for at, text in rows)
        if len(rows) > 1 and likely >= _LIKELY * len(rows):
            return [at for at, _text in rows]
    return []


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (_CHINESE.find(tens) + 1 or 1) * 10 * bool(ten) + _CHINESE.find(ones) + 1 if text else 0


def _piece(group: Sequence[Entry], form: KindForm, today: date) -> Piece:
    told: dict[str, Told] = {}
    body: list[str] = []
    details = len({entry.label for entry in group if entry.attribute == "detail"})
    label = ""
    for entry in group:
        if entry.attribute in _LEFT_OUT or not entry.text or _is_form(entry):
            continue
        read = _told(entry, form, today)
        if read is not None and read.name not in told:
            told[read.name] = read
        elif read is not None and entry.attribute.endswith(("_low", "_high")):
            told["money"] = replace(told["money"], values=told["money"].values | read.values)
        else:
            plain = entry.label == label or (entry.attribute == "detail" and details < 2)
            body.append(entry.text if plain else entry.passage)
            label = entry.label
    title = told["title"].passage.partition("：")[2] if "title" in told else _heading(group)
    return Piece(title[:200], "\n".join(body)[:DETAIL_LONGEST], tuple(told.values()), tuple(_lines(group)))


def _heading(group: Sequence[Entry]) -> str:
    """Name a piece without a title by its first words, the number before them aside."""
    first = next((one.text for one in group if one.text and not one.label and not _is_form(one)), "")
    return re.split(r"[。；;\n]", first)[0][:TITLE_LONGEST]


def _is_form(entry: Entry) -> bool:
    """Tell whether it is only the name of a form: 企业技术需求征集表."""
    return not entry.label and len(entry.text) <= _FORM_LONGEST and bool(_FORM.search(entry.text))


def _lines(group: Sequence[Entry]) -> Iterator[Line]:
    """Give the lines as quoted, with their labels: a passage of a cell is found with what it answers."""
    for entry in group:
        if entry.attribute != CONTACT and entry.text and not _is_form(entry):
            yield replace(entry.line, text=entry.passage)


def _told(entry: Entry, form: KindForm, today: date) -> Told | None:
    """Read the value under a label; None when there is none, the form does not ask it, or it says nothing."""
    name, columns = _NAMES.get(entry.attribute, ("", ()))
    if not name or not form.asks(name):
        return None
    if name == "tried" or (name == "title" and len(entry.text) <= TITLE_LONGEST):
        return Told(name, {name: entry.text[:2_000]}, entry.passage, entry.line)
    if name == "title":
        return None
    try:
        values = _values(entry, form.side, columns, today)
    except FAULTS:
        return None
    there = {name: value for name, value in values.items() if value not in (None, "", [])}
    return Told(name, there, entry.passage, entry.line) if there else None


def _values(entry: Entry, side: str, columns: tuple[str, ...], today: date) -> dict[str, Any]:
    """Give what the core reads under a label as values of a listing. Raises one of ``FAULTS``."""
    attribute = entry.attribute
    value: Any = Values(side, today).read(attribute, entry.text, entry.text, unit_of(entry.label))
    if attribute.endswith(("_low", "_high")):
        return {columns[0]: value}
    if attribute == "fields":
        return {"field": next(filter(None, map(listed, value)), "")}
    made: Need | Offer = (Need if side == "need" else Offer)(id="x", title="x", detail="")
    read = values_of(replace(made, **{attribute: value}))
    return {name: read[name] for name in columns if name in read}
