"""Imports: what a file and its rows tell of a person."""

from __future__ import annotations

from rongtong.apps.catalogue.models import Import, ImportRow
from rongtong.kit.privacy import Kind, classify, not_personal

classify(Import, name=Kind.DOCUMENT, sheets=Kind.DOCUMENT)
not_personal(
    Import, "side kind columns layout answers asked problem tally rows_done ready handed left",
    because="headings and classes of columns, codes and counts",
)  # fmt: skip
classify(
    ImportRow, title=Kind.DOCUMENT, values=Kind.DOCUMENT, extras=Kind.DOCUMENT, typed=Kind.DOCUMENT,
    before=Kind.DOCUMENT, faults=Kind.DOCUMENT,
)  # fmt: skip
not_personal(
    ImportRow, "position sheet row key kind guessed chosen flawed verdict done",
    because="places in the file and codes",
)  # fmt: skip
