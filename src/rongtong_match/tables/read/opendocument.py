"""How large the sheets of an OpenDocument file really are, repeat counts multiplied out."""

from __future__ import annotations

import zipfile
from xml.parsers import expat

_CHUNK = 1 << 20


class _Extent:
    """Follows tables, rows and cells, and keeps the largest rectangle that holds all values of a table."""

    def __init__(self) -> None:
        self.cells = 0
        self._row = self._column = self._high = self._wide = 0
        self._repeat = 1

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "table":
            self._row = self._high = self._wide = 0
        elif name == "table-row":
            self._column, self._repeat = 0, int(attributes.get("table:number-rows-repeated", "1"))
        elif name in ("table-cell", "covered-table-cell"):
            self._column += int(attributes.get("table:number-columns-repeated", "1"))
            if any(key.endswith("value-type") for key in attributes):
                self._high, self._wide = self._row + self._repeat, max(self._wide, self._column)
                self.cells = max(self.cells, self._high * self._wide)

    def end(self, name: str) -> None:
        if name.rpartition(":")[2] == "table-row":
            self._row += self._repeat


def widest_rectangle(package: zipfile.ZipFile, part: str) -> int:
    """Rows times columns of the largest sheet. Raises ``ValueError`` when the part is not well-formed."""
    extent = _Extent()
    parser = expat.ParserCreate()
    parser.StartElementHandler = extent.start
    parser.EndElementHandler = extent.end
    try:
        with package.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                parser.Parse(chunk)
    except expat.ExpatError as error:
        raise ValueError(part) from error
    return extent.cells
