"""What was done with a record as a PDF for outsiders; the entries themselves are attached to it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from pathlib import Path

import typst
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from rongtong.kit.audit.models import Entry
from rongtong.kit.audit.presenters import sentence

_FORM = Path(__file__).resolve().parent / "data" / "evidence.typ"


@dataclass(frozen=True)
class Sheet:
    """A table of the pack: its title, the heads of its columns, rows as plain text."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Pack:
    """What stands in the PDF. ``code`` names the record; ``facts`` are (label, value)."""

    title: str
    code: str
    facts: Sequence[tuple[str, str]]
    sheets: Sequence[Sheet]
    entries: Sequence[Entry]


def typeset(pack: Pack, *, by: str, at: datetime) -> bytes:
    """Give the PDF in the reader's language, with ``entries.jsonl`` attached; half a second."""
    made = _("Made on %(day)s for %(name)s") % {"day": moment(at), "name": by}
    data = {
        "title": pack.title, "code": pack.code, "made": made, "facts": pack.facts,
        "sheets": [asdict(sheet) for sheet in pack.sheets], "nothing": _("Nothing."),
        "trail": _("What was done, by whom and when"), "entries": [_shown(one) for one in pack.entries],
        "annex": annex(pack.entries), "annex_name": _("Entries of the trail, one a line"),
        "how": _("How to check this"), "check": _check(),
    }  # fmt: skip
    written: bytes = typst.compile(
        str(_FORM), font_paths=[_fonts()], ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )  # fmt: skip
    return written


def annex(entries: Iterable[Entry]) -> str:
    """Give the entries as ``verify_audit --picked`` reads them: one JSON object a line."""
    rows = (json.dumps(one.as_data(), ensure_ascii=False, sort_keys=True) for one in entries)
    return "".join(f"{row}\n" for row in rows)


def moment(at: datetime | None) -> str:
    """Give a moment in the site's zone; empty for none."""
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M") if at else ""


def _shown(entry: Entry) -> dict[str, str]:
    return {
        "number": str(entry.number), "at": timezone.localtime(entry.at).strftime("%Y-%m-%d %H:%M:%S %z"),
        "who": _("The system") if entry.actor_kind == "system" else entry.actor_name,
        "said": sentence(entry), "note": entry.note, "digest": entry.digest,
    }  # fmt: skip


def _check() -> list[str]:
    return [
        _("Each entry carries a SHA-256 digest of what it says and of the entry before it in the trail."),
        _(
            "The entries are attached to this file as entries.jsonl. “verify_audit --picked entries.jsonl” "
            "works every digest out anew, without the site."
        ),
        _(
            "Digests of whole days stand in public at %(where)s: an auditor who holds the export shows that "
            "an entry with this number and digest stands in it."
        ) % {"where": f"{settings.SITE_URL}/trail/days/"},
        _("The digest of this file itself was written into the trail when it was made."),
    ]  # fmt: skip


@cache
def _fonts() -> str:
    """Give the folder of the Chinese fonts (OFL)."""
    return str(files("pylopdf_fonts_zh_cn"))
