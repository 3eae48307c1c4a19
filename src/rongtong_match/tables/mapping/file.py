"""The mapping file: a few lines of TOML by which a person says what the columns are."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping as Dict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rongtong_match.messages import Language, tell
from rongtong_match.tables.faults import UnreadableFile, reason
from rongtong_match.tables.loaded import SheetShown
from rongtong_match.tables.mapping.synonyms import IGNORED, synonyms
from rongtong_match.tables.write.cells import printable

_SETTINGS = ("sheet", "header_row", "columns")
ATTRIBUTES = tuple(sorted({*synonyms("need"), *synonyms("offer")}))
"""All that a line may say before its equals sign."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """What a person decided. Empty ``sheets``: all that have the headers; ``header_row`` counts from 1.

    A ``header_row`` of 0 says that there are none: columns are then called by their letters, A on.
    """

    columns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(attribute, headers) as in the file: ``title = "项目"`` or ``detail = ["内容", "指标"]``."""
    sheets: tuple[str, ...] = ()
    header_row: int | None = None

    @classmethod
    def from_file(cls, path: Path) -> Mapping:
        """Reads TOML: ``sheet``, ``header_row`` and attribute lines, these also under ``[columns]``."""
        try:
            found = tomllib.loads(_text(path))
        except (OSError, ValueError) as error:
            raise UnreadableFile(reason("mapping_syntax", file=path.name, what=str(error))) from error
        nested = found.get("columns", {})
        lines = {key: value for key, value in found.items() if key not in _SETTINGS}
        row = found.get("header_row")
        return cls(
            _columns(path, {**lines, **(nested if isinstance(nested, dict) else {})}),
            _texts(found.get("sheet", [])),
            row if isinstance(row, int) and row > 0 else None,
        )

    def attribute(self, header: str) -> str | None:
        """The attribute that a person gave to ``header``."""
        wanted = header.strip()
        return next((name for name, headers in self.columns if wanted in headers), None)


def _text(path: Path) -> str:
    """UTF-8, else what Notepad on an older Chinese Windows saves."""
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return content.decode("gb18030").replace("\r\n", "\n")


def mapping_text(sheets: Sequence[SheetShown], side: str, language: Language = "zh") -> str:
    """The mapping that was found, as a mapping file: to be kept, or mended and given back.

    Comments say how to mend it: the columns left over and the names that may stand on the left.
    """
    headers: dict[str, list[str]] = {}
    for sheet in sheets:
        for column in sheet.columns:
            if column.attribute is not None and column.header not in headers.get(column.attribute, []):
                headers.setdefault(column.attribute, []).append(column.header)
    lines = [
        f"{attribute} = {json.dumps(names[0] if len(names) == 1 else names, ensure_ascii=False)}"
        for attribute, names in sorted(headers.items())
    ]
    return "".join(f"{line}\n" for line in ("[columns]", *lines, "", *_advice(sheets, side, language)))


def _advice(sheets: Sequence[SheetShown], side: str, language: Language) -> list[str]:
    unused = {c.header: None for s in sheets for c in s.columns if c.attribute is None and c.header}
    names = ", ".join(sorted(synonyms(side)))
    said = [tell("tables.mapping_file.how", language, option=f"--{side}s-mapping")]
    if unused:
        left = ", ".join(json.dumps(header, ensure_ascii=False) for header in unused)
        said.append(tell("tables.mapping_file.unused", language, headers=left))
    said.append(tell("tables.mapping_file.names", language, names=names))
    # A line end inside a header would end the comment.
    return [f"# {' '.join(printable(line).split())}" for line in said]


def _columns(path: Path, lines: Dict[str, object]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    for attribute in lines:
        if attribute not in ATTRIBUTES:
            known = ", ".join(a for a in ATTRIBUTES if a != IGNORED)
            raise UnreadableFile(
                reason("mapping_attribute", file=path.name, attribute=attribute, known=known)
            )
    return tuple((attribute, _texts(value)) for attribute, value in lines.items())


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value.strip(),)
    return tuple(str(item).strip() for item in value) if isinstance(value, list) else ()
