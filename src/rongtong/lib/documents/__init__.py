"""Documents as lines with their places: Word, PDF and pictures, read by a process of their own.

``read_apart`` starts that process, which is held to bytes, seconds and no network; ``Unread`` says why not.
"""

from rongtong.lib.documents.apart import read_apart
from rongtong.lib.documents.lines import Line, Unread

__all__ = ["Line", "Unread", "read_apart"]
