"""The report of a run: one HTML file that opens from disk, on a phone or at a desk, without a network."""

from rongtong_match.report.page import render
from rongtong_match.report.write import write_report

__all__ = ["render", "write_report"]
