"""Sentences in other languages: each part's ``locale`` folder, compiled when the text is newer.

Django reads compiled catalogues only, and gettext's own compiler is not on every machine.
"""

from __future__ import annotations

import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

PATTERN = "**/locale/*/LC_MESSAGES/django.po"


def catalogues(root: Path) -> list[Path]:
    """Give the catalogues (.po) below ``root``, sorted."""
    return sorted(root.glob(PATTERN))


def compile_catalogues(root: Path) -> int:
    """Compile what is older than its text; the number compiled. What cannot be written is left alone."""
    stale = [source for source in catalogues(root) if _stale(source, source.with_suffix(".mo"))]
    return sum(_compile(source, source.with_suffix(".mo")) for source in stale)


def _stale(source: Path, target: Path) -> bool:
    return not target.exists() or target.stat().st_mtime < source.stat().st_mtime


def _compile(source: Path, target: Path) -> bool:
    # Several processes may start at once: each writes its own file and puts it in place whole.
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with source.open("rb") as text, draft.open("wb") as compiled:
            write_mo(compiled, read_po(text))
        draft.replace(target)
    except PermissionError:
        return False
    return True
