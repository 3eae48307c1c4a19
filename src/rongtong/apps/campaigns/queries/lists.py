"""Lists as offices have them: pasted lines or a sheet, with headings or without, in any order of columns."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rongtong.apps.campaigns.queries.finding import Found
from rongtong.apps.vocab import queries as vocab
from rongtong.apps.vocab.actions.read import text_of
from rongtong.lib import checks
from rongtong.lib.checks import CheckFault
from rongtong_match.values.faults import ValueFault
from rongtong_match.values.regions import read_region

_HEADINGS = {
    "name": "单位名称 企业名称 公司名称 名称 单位 企业 企业名 单位全称 name organisation company",
    "uscc": "统一社会信用代码 社会信用代码 信用代码 组织机构代码 代码 uscc code",
    "contact": "联系人 负责人 联系人姓名 contact",
    "phone": "电话 手机 手机号 手机号码 联系电话 联系方式 phone mobile",
    "email": "邮箱 电子邮箱 电子邮件 email e-mail mail",
    "region": "区县 所在地 地区 所属区县 所在区县 区域 county region",
    "industry": "行业 所属行业 行业代码 industry",
}
_FIELD_OF = {word: name for name, words in _HEADINGS.items() for word in words.split()}
_CODE = re.compile(r"[0-9A-Z]{18}")
_LANDLINE = re.compile(r"0\d{2,3}-?\d{7,8}(-\d{1,5})?")
_PLACE = re.compile(r".{1,20}(省|市|区|县|自治州|旗)")
MOST = 20_000


@dataclass(frozen=True)
class Lines:
    """What a list names, and what could not be read in it as (line, sentence)."""

    found: tuple[Found, ...]
    faults: tuple[tuple[int, str], ...]


def read_file(content: bytes) -> Lines:
    """Read a CSV or XLSX file of at most 2 MB. Raises ``vocab.actions.read.Unreadable``."""
    return read_text(text_of(content))


def read_text(text: str) -> Lines:
    """Read pasted lines: cells parted by tabs, commas or semicolons, or one name a line."""
    rows = list(_rows(text))
    heads = _headings(rows[0][1]) if rows else {}
    found, faults = list[Found](), list[tuple[int, str]]()
    for number, cells in rows[1:] if heads else rows:
        one, fault = _by_heading(cells, heads) if heads else _by_look(cells)
        if fault:
            faults.append((number, fault))
        if one is not None:
            found.append(one)
    return Lines(tuple(found[:MOST]), tuple(faults))


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    text = text.replace("\0", "")
    sample = text[:4000]
    mark = max(("\t", ",", "，", ";", "；"), key=sample.count)
    lines = csv.reader(io.StringIO(text), delimiter=mark if mark in sample else ",")
    for number, cells in enumerate(lines, 1):
        plain = [cell.strip() for cell in cells]
        if any(plain):
            yield number, plain


def _headings(cells: Sequence[str]) -> dict[int, str]:
    """Give the field of each column when the line holds headings: at least a name's or a code's."""
    named = {n: _FIELD_OF.get(re.sub(r"[\s（(].*", "", cell).lower(), "") for n, cell in enumerate(cells)}
    found = {n: field for n, field in named.items() if field}
    return found if {"name", "uscc"} & set(found.values()) else {}


def _by_heading(cells: Sequence[str], heads: dict[int, str]) -> tuple[Found | None, str]:
    told: dict[str, str] = {}
    for n, field in heads.items():
        if n < len(cells) and cells[n]:
            told.setdefault(field, cells[n])
    return _made(told)


def _by_look(cells: Sequence[str]) -> tuple[Found | None, str]:
    """Tell cells apart by their look; the first that looks like nothing else is the name."""
    told: dict[str, str] = {}
    for cell in filter(None, cells):
        told.setdefault(_look(cell, told), cell)
    told.pop("", None)
    return _made(told)


def _look(cell: str, told: dict[str, str]) -> str:
    plain = re.sub(r"\s", "", cell).upper()
    if _CODE.fullmatch(plain):
        return "uscc"
    if "@" in cell:
        return "email"
    if _LANDLINE.fullmatch(plain) or _is_mobile(cell):
        return "phone"
    if plain.isdigit():
        return ""
    if "name" not in told:
        return "name"
    if _PLACE.fullmatch(cell):
        return "region"
    return "contact" if len(cell) <= 20 else ""


def _is_mobile(cell: str) -> bool:
    try:
        return bool(checks.phone(cell))
    except CheckFault:
        return False


def _made(told: dict[str, str]) -> tuple[Found | None, str]:
    fault, code = "", ""
    if told.get("uscc"):
        try:
            code = checks.uscc(told["uscc"])
        except CheckFault:
            fault = _("“%(code)s” is no credit code; it was left out.") % {"code": told["uscc"][:30]}
    name = told.get("name", "") or code
    if not name:
        return None, fault or _("No name and no credit code stand in this line.")
    found = Found(
        name[:200], code, _region(told.get("region", "")), _industry(told.get("industry", "")),
        contact=told.get("contact", "")[:60], phone=_phone(told.get("phone", "")),
        email=_email(told.get("email", "")),
    )  # fmt: skip
    return found, fault


def _phone(text: str) -> str:
    try:
        return checks.phone(text)
    except CheckFault:
        plain = re.sub(r"[\s()（）]", "", text)
        return plain if _LANDLINE.fullmatch(plain) else ""


def _email(text: str) -> str:
    try:
        return checks.email(text) if text else ""
    except CheckFault:
        return ""


def _region(text: str) -> str:
    if not text or vocab.term(vocab.REGION, text) is not None:
        return text
    try:
        return read_region(text) or ""
    except ValueFault:
        return ""


def _industry(text: str) -> str:
    first = text.split()[0].upper() if text.split() else ""
    return first if first and vocab.term(vocab.INDUSTRY, first) is not None else ""
