"""The kept file of an import: read, shown as it was understood, given back. Writes no table."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from rongtong.apps.catalogue.models import Import
from rongtong.apps.catalogue.queries import apart
from rongtong.apps.catalogue.queries.sheet_lines import plain_reason
from rongtong.kit.files.store import place
from rongtong_match.messages import Language


def read(batch: Import, folder: Path, today: date) -> apart.Reading:
    """Read the file of an import as a person said; ``folder`` is emptied by the caller."""
    return apart.reading(named(batch, folder), batch.side, batch.columns, batch.layout, today)


def shown_sheets(found: apart.Reading) -> list[dict[str, Any]]:
    """Give how each sheet was understood, as JSON: its columns with samples, its first lines.

    Without records, the first lines alone: a person says where the headings stand.
    """
    if found.loaded is None:
        return [{"name": top["name"], "lines": top["lines"], "columns": []} for top in found.tops]
    return [
        {
            "name": sheet.sheet, "header_row": sheet.header_row, "records": sheet.records,
            "skipped": len(sheet.skipped), "note": plain_reason(sheet.note) if sheet.note else None,
            "lines": top["lines"],
            "columns": [
                {
                    "header": column.header, "attribute": column.attribute or "",
                    "decided": column.decided, "confidence": round(column.confidence, 2),
                    "samples": [text[:80] for text in column.samples[:3]],
                }
                for column in sheet.columns
            ],
        }
        for sheet, top in zip(found.loaded.sheets, found.tops, strict=True)
    ]  # fmt: skip


def named(batch: Import, folder: Path) -> Path:
    """Give the kept file under a name with its own ending: the core tells formats apart by it."""
    assert batch.file is not None  # noqa: S101 (begin_import)
    link = folder / ("sheet" + Path(batch.name).suffix.lower())
    link.symlink_to(place(batch.file.token))
    return link


def checked(batch: Import, folder: Path, today: date, language: Language) -> Path:
    """Write the file back with a column of what is to be mended. Raises ``UnreadableFile``."""
    return apart.checked(named(batch, folder), batch.side, batch.columns, batch.layout, today, language)
