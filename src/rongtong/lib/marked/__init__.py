"""Copies of a file that name who reads them: every page a picture with the mark burnt in.

Public face: ``SHOWN`` (forms that can be shown), ``pages``, ``page`` and ``copy`` start a process of its own;
``CannotShow`` says why not.
"""

from rongtong.lib.marked.apart import CannotShow, copy, page, pages
from rongtong.lib.marked.mark import Mark
from rongtong.lib.marked.sheets import MOST_PAGES, SHOWN

__all__ = ["MOST_PAGES", "SHOWN", "CannotShow", "Mark", "copy", "page", "pages"]
