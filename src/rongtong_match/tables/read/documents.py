"""Word and PDF documents, one need each: labels and form tables become columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rongtong_match.tables.faults import Fault, Severity, UnreadableFile, reason
from rongtong_match.tables.loaded import Grid, Row
from rongtong_match.tables.mapping.names import candidates
from rongtong_match.tables.mapping.synonyms import MONEY, SEVERAL, synonyms
from rongtong_match.tables.read.cells import clean
from rongtong_match.tables.read.pages import pdf_page_lines
from rongtong_match.tables.read.paragraphs import Line, word_lines

DOCUMENTS = (".docx", ".pdf", ".doc", ".wps")
FILE, BODY = "文件", "正文"
_LABELLED = re.compile(
    r"^\s*((?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]\s*)?[^：:。，,]{2,20}?)\s*[：:]\s*(.*)$", re.S
)
_NUMBERED = re.compile(r"^\s*[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]\s*")
_EMPTY_TITLE = re.compile(
    r"^(?:microsoft word|word document|文档\s*\d*|untitled|无标题|powerpoint|\.?docx?$)", re.I
)
_FORM = re.compile(r"(?:表|书|汇总|登记|征集|填报|申报|清单|模板)$")
_UNIT = re.compile(r"[百千]?万?元|亿元?|万")
_TITLE_CHARS = 80


@dataclass(slots=True)
class _Document:
    labels: dict[str, list[str]] = field(default_factory=dict)
    body: list[str] = field(default_factory=list)
    heading: str = ""
    first: str = ""


def read_documents(name: str, paths: list[Path], side: str) -> Grid:
    """A grid with a header row of labels and a row a document; unreadable ones are faults of their row."""
    found: list[dict[str, str]] = []
    faults: list[Fault] = []
    for number, path in enumerate(paths, 1):
        try:
            found.append(_row(path, side))
        except UnreadableFile as error:
            found.append({FILE: path.name})
            faults.append(Fault(name, number, "", Severity.ERROR, error.reason))
    if len(paths) == len(faults) == 1:
        raise UnreadableFile(faults[0].reason)
    header = list(dict.fromkeys((FILE, BODY, *(label for row in found for label in row))))
    rows: list[Row] = [list(header)]
    rows.extend([row.get(label, "") for label in header] for row in found)
    return Grid(name, rows, header=(0, 0), first_row=0, faults=tuple(faults))


def _row(path: Path, side: str) -> dict[str, str]:
    suffix = path.suffix.lower()
    if suffix in (".doc", ".wps"):
        raise UnreadableFile(reason("old_word", file=path.name))
    core, lines = word_lines(path) if suffix == ".docx" else pdf_page_lines(path)
    document = _gathered(lines, side)
    row = {FILE: path.name} | {label: "\n".join(texts).strip() for label, texts in document.labels.items()}
    title = synonyms(side)["title"][0]
    if not row.get(title):
        row[title] = _title(core, document, path)
        document.body = [text for text in document.body if text != row[title]]
    return {**row, BODY: "\n".join(document.body)}


def _title(core: str, document: _Document, path: Path) -> str:
    """Heading, then the document's own property, then a short first line, then the file's name."""
    for text in (document.heading, clean(core), document.first):
        if 2 <= len(text) <= _TITLE_CHARS and not _EMPTY_TITLE.match(text) and not _FORM.search(text):
            return text
    return path.stem


def _gathered(lines: Iterator[Line], side: str) -> _Document:
    """A label without text takes the lines below it, up to the next label."""
    document = _Document()
    waiting = ""
    for line in lines:
        text = clean(line.text)
        label, value = (line.label, text) if line.label else _labelled(text, side)
        if label and _attribute(label, side):
            name = _common(_bare(label), side)
            document.labels.setdefault(name, []).append(
                _with_unit(value, label) if name in _money(side) else value
            )
            waiting = "" if value else name
        elif waiting and text:
            document.labels[waiting].append(text)
        elif text:
            document.heading = document.heading or (text if line.heading else "")
            document.first = document.first or text
            document.body.append(f"{line.label}：{text}" if line.label else text)
    return document


def _labelled(text: str, side: str) -> tuple[str, str]:
    found = _LABELLED.match(text)
    if found is not None:
        return found[1], found[2].strip()
    bare = _NUMBERED.sub("", text)
    # A heading such as 二、需求内容 stands for a label, but only when numbered: a bare 内容 may be prose.
    return (bare, "") if bare != text and len(bare) <= 12 and _attribute(bare, side) else ("", "")


def _attribute(label: str, side: str) -> str:
    best = candidates(label, side)[:1]
    return best[0][0] if best and best[0][1] >= 0.8 else ""


def _common(label: str, side: str) -> str:
    """One name for what each document calls differently, so that it becomes one column."""
    attribute = _attribute(label, side)
    return label if attribute in SEVERAL else synonyms(side)[attribute][0]


def _money(side: str) -> frozenset[str]:
    return frozenset(names[0] for attribute, names in synonyms(side).items() if attribute in MONEY)


def _with_unit(value: str, label: str) -> str:
    """预算（万元）：50 becomes 50万元, because the label itself is not kept."""
    unit = _UNIT.search(label)
    return f"{value}{unit[0]}" if unit and value.replace(".", "").isdigit() else value


def _bare(label: str) -> str:
    return _NUMBERED.sub("", label).strip()
