"""Where a command speaks: results on standard output, progress and warnings on standard error."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field

from rich.console import Console
from rich.text import Text

from rongtong_match.messages import Language, listed, tell

PIPED_WIDTH = 160
"""Columns of a table that goes to a file or a pipe, unless COLUMNS says otherwise."""


def _console(stderr: bool) -> Console:
    # No markup, emoji or highlighting: what a user wrote in a cell is printed as it is.
    made = Console(stderr=stderr, markup=False, highlight=False, emoji=False, soft_wrap=False)
    if not made.is_terminal and "COLUMNS" not in os.environ:
        made.width = PIPED_WIDTH
    return made


@dataclass(frozen=True, slots=True)
class Terminal:
    """One command's voice in one language."""

    language: Language
    quiet: bool = False
    out: Console = field(default_factory=lambda: _console(stderr=False))
    err: Console = field(default_factory=lambda: _console(stderr=True))

    def t(self, code: str, **params: str | int | float) -> str:
        """The text ``cli.<code>``."""
        return tell(f"cli.{code}", self.language, **params)

    def listed(self, parts: Iterable[str]) -> str:
        """A list as the language writes it."""
        return listed(parts, self.language)

    def say(self, text: str, style: str = "", indent: int = 0) -> None:
        """One line on standard output, unless quiet."""
        if not self.quiet:
            self.show(text, style, indent)

    def show(self, text: str, style: str = "", indent: int = 0) -> None:
        """One line on standard output, also when quiet."""
        self.out.print(Text(" " * indent + printable(text), style=style), soft_wrap=True)

    def warn(self, text: str, style: str = "yellow") -> None:
        """One line on standard error."""
        self.err.print(Text(printable(text), style=style), soft_wrap=True)


def printable(text: str) -> str:
    """``text`` without what would move a cursor or change a colour: cells may hold anything."""
    return "".join(c if c.isprintable() else " " for c in text)
