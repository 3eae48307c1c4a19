"""Spreadsheets, text files and documents in; workbooks, lists and reports out."""

from rongtong_match.tables.faults import Fault, Severity, UnreadableFile
from rongtong_match.tables.loaded import ColumnShown, Loaded, SheetShown
from rongtong_match.tables.mapping.file import Mapping, mapping_text
from rongtong_match.tables.read.loading import read_needs, read_offers
from rongtong_match.tables.write.run import write_run

__all__ = [
    "ColumnShown",
    "Fault",
    "Loaded",
    "Mapping",
    "Severity",
    "SheetShown",
    "UnreadableFile",
    "mapping_text",
    "read_needs",
    "read_offers",
    "write_run",
]
