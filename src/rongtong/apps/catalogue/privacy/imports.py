"""Imports: what a file and its rows tell of a person."""

from __future__ import annotations

from rongtong.apps.catalogue.models import Import, ImportRow
from rongtong.kit.privacy import Kind, classify, not_personal

classify(Import, name=Kind.DOCUMENT, sheets=Kind.DOCUMENT)
not_personal(Import, "side kind columns problem rows_done", because="headings of columns and counts")
classify(
    ImportRow, title=Kind.DOCUMENT, values=Kind.DOCUMENT, extras=Kind.DOCUMENT, typed=Kind.DOCUMENT,
    before=Kind.DOCUMENT, faults=Kind.DOCUMENT,
)  # fmt: skip
not_personal(
    ImportRow, "position sheet row key kind guessed verdict done", because="places in the file and codes"
)
