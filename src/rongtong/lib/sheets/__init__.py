"""Tables in somebody else's CSV or Excel file as plain cells, read by a process of its own."""

from rongtong.lib.sheets.apart import NotRead, rows_apart

__all__ = ["NotRead", "rows_apart"]
