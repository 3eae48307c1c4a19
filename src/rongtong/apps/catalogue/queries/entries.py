"""A document's lines as entries: text, or a value under a label that the core knows (需求名称, 预算 …)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rongtong.lib.documents import Line
from rongtong_match.tables.mapping.names import candidates

SURE = 0.8
"""Least likeness at which a label names an attribute; beside blanks instead of a colon: all of it."""
_LABELLED = re.compile(
    r"^\s*((?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]\s*)?[^：:。，,；;\n]{2,24}?)\s*[：:]\s*(.*)$",
    re.S,
)
_SPACED = re.compile(
    r"^([^\s：:。，,]{2,10} ?[（(][^\s（）()]{1,6}[）)]|[^\s：:。，,]{2,14})(?:\s{2,}|\t| )(\S.*)$", re.S
)
_NUMBERED = re.compile(r"^\s*[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]\s*")
_TRIED = re.compile(r"试过|已?采取.{0,4}(?:措施|办法)|已做的?工作|前期工作|曾用|尝试")
_CONTACT = re.compile(
    r"联系|电话|手机|邮箱|微信|传真|通讯地址|邮编|填表人|审核人|职务|职称|contact|phone|mobile|e-?mail", re.I
)
_LONGEST_LABEL = 24
TRIED, CONTACT = "tried", "contact"
"""Labels the core leaves alone: what was tried; whom to ask, which is not read."""


@dataclass(frozen=True)
class Entry:
    """A text, its label and what the label means to the core (an attribute, ``tried``, ``contact`` or "")."""

    text: str
    line: Line
    label: str = ""
    attribute: str = ""

    @property
    def passage(self) -> str:
        """Give it as a reader would quote it."""
        return f"{self.label}：{self.text}" if self.label else self.text


@dataclass(frozen=True)
class ListTable:
    """A table with a header row: each row below it is a record of its own."""

    records: tuple[tuple[Entry, ...], ...]


def attribute_of(label: str, side: str, sure: float = SURE) -> str:
    """Give what a label means, or ""."""
    if _CONTACT.search(label):
        return CONTACT
    if _TRIED.search(label):
        return TRIED
    best = candidates(label, side)[:1]
    return best[0][0] if best and best[0][1] >= sure else ""


def entries(lines: Iterable[Line], side: str) -> Iterator[Entry | ListTable]:
    """Give the entries in reading order; a table with a header row comes as one ``ListTable``."""
    for table, part in groupby(lines, lambda line: line.table):
        if not table:
            yield from _waiting(_entry(line, side) for line in part)
            continue
        rows = [list(row) for _row, row in groupby(part, lambda line: line.row)]
        records = _records(rows, side)
        if records:
            yield ListTable(tuple(records))
        else:
            yield from _waiting(entry for row in rows for entry in _cells(row, side))


def _entry(line: Line, side: str) -> Entry:
    """Read a line: label and value parted by a colon or blanks, a numbered label alone, or plain text."""
    text = line.text.strip()
    if found := _LABELLED.match(text):
        label = _bare(found[1])
        if attribute := attribute_of(label, side):
            return Entry(found[2].strip(), line, label, attribute)
    elif (found := _SPACED.match(text)) and (attribute := attribute_of(found[1], side, 1.0)):
        return Entry(found[2].strip(), line, found[1], attribute)
    bare = _bare(text)
    # A heading such as 二、需求内容 stands for a label, but only when numbered or alone: 内容 may be prose.
    if (bare != text or line.heading) and len(bare) <= 12 and (attribute := attribute_of(bare, side)):
        return Entry("", line, bare, attribute)
    return Entry(text, line)


def _waiting(found: Iterable[Entry]) -> Iterator[Entry]:
    """Let a label without text take the lines below it, up to the next label or heading."""
    waiting: Entry | None = None
    for entry in found:
        if entry.label and not entry.text:
            waiting = entry
        elif waiting is not None and not entry.label and not entry.line.heading:
            yield Entry(entry.text, entry.line, waiting.label, waiting.attribute)
        else:
            waiting = None
            yield entry


def _cells(row: Sequence[Line], side: str) -> Iterator[Entry]:
    """Read a row of a form: label, value, label, value; a heading over several rows stands before them."""
    cells = list(row)
    if len(cells) % 2 and len(cells) > 1 and attribute_of(cells[1].text, side):
        cells = cells[1:]
    if len(cells) == 1:
        yield _entry(cells[0], side)
        return
    if len(cells) % 2 or any(len(cell.text) > _LONGEST_LABEL for cell in cells[::2]):
        yield Entry("  ".join(cell.text for cell in cells), cells[0])
        return
    for label, value in zip(cells[::2], cells[1::2], strict=True):
        said = _bare(label.text.replace("\n", "")).rstrip("：: \u3000")
        yield Entry(value.text.strip(), value, said, attribute_of(said, side))


def _records(rows: list[list[Line]], side: str) -> list[tuple[Entry, ...]]:
    """Give a record for each row below a header; none when the table is no list."""
    for number, header in enumerate(rows[:3]):
        labels = {cell.column: (_bare(cell.text), attribute_of(_bare(cell.text), side)) for cell in header}
        known = [attribute for _label, attribute in labels.values() if attribute]
        if len(labels) > 1 and "title" in known and len(known) > 0.6 * len(labels):
            made = [
                tuple(Entry(cell.text.strip(), cell, *labels.get(cell.column, ("", ""))) for cell in row)
                for row in rows[number + 1 :]
            ]
            return [record for record in made if any(one.attribute == "title" for one in record)]
    return []


def _bare(label: str) -> str:
    return _NUMBERED.sub("", label).strip()
