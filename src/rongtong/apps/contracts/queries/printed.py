"""The final text as PDF: typeset from the terms, with the fonts inside; always the same bytes."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from pathlib import Path

import typst

from rongtong.apps.contracts.queries.text import Text

_DATA = Path(__file__).resolve().parent.parent / "data"


def printed(text: Text) -> bytes:
    """Give the PDF. Only our own fonts are used; no time goes in, so one text has one digest."""
    made: bytes = typst.compile(
        str(_DATA / "contract.typ"), font_paths=[_fonts()], ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(asdict(text), ensure_ascii=False)},
    )  # fmt: skip
    return made


@cache
def _fonts() -> str:
    """Give the folder of the Chinese fonts (OFL)."""
    return str(files("pylopdf_fonts_zh_cn"))
