"""A style sheet as a tree of rules, just enough of CSS to leave out what no page uses.

Written for minified vendor sheets: comments are dropped, strings and brackets are respected.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_NESTING = ("@media", "@supports", "@layer", "@container")


class SheetFault(ValueError):
    """A style sheet that is not closed where it should be."""


@dataclass(frozen=True)
class Rule:
    """``head { body }``; a nesting at-rule holds ``rules`` instead of a body; ``@charset …;`` has neither."""

    head: str
    body: str = ""
    rules: tuple[Rule, ...] | None = None

    @property
    def nests(self) -> bool:
        """Say whether this rule holds other rules."""
        return self.head.startswith(_NESTING)

    @property
    def selectors(self) -> list[str]:
        """Give the selectors, split at commas that stand outside brackets."""
        return split(self.head, ",")


def parse(css: str) -> tuple[Rule, ...]:
    """Read a style sheet. SheetFault when a brace is missing."""
    return tuple(_rules(_COMMENT.sub("", css)))


def _rules(css: str) -> Iterator[Rule]:
    at = 0
    while at < len(css):
        brace, end = _next(css, at, "{;")
        head = css[at:brace].strip()
        if brace == len(css):
            if head:
                raise SheetFault(f"the rule {head[:60]!r} is not closed")
            return
        if css[brace] == ";":
            if head:
                yield Rule(head)
            at = end
            continue
        close = _closing(css, brace)
        inside = css[brace + 1 : close]
        rule = Rule(head)
        yield replace(rule, rules=tuple(_rules(inside))) if rule.nests else replace(rule, body=inside.strip())
        at = close + 1


def _next(css: str, at: int, marks: str) -> tuple[int, int]:
    for place, char in _outside_strings(css, at):
        if char in marks:
            return place, place + 1
    return len(css), len(css)


def _closing(css: str, brace: int) -> int:
    depth = 0
    for place, char in _outside_strings(css, brace):
        depth += (char == "{") - (char == "}")
        if char == "}" and depth == 0:
            return place
    raise SheetFault(f"the brace after {css[max(0, brace - 60) : brace]!r} is not closed")


_PIECE = re.compile(r"""\\.|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^)"']*\)|[{};]""", re.DOTALL)


def _outside_strings(css: str, at: int) -> Iterator[tuple[int, str]]:
    for match in _PIECE.finditer(css, at):
        if len(match[0]) == 1:
            yield match.start(), match[0]


def split(text: str, mark: str) -> list[str]:
    """Split at ``mark`` outside brackets and strings."""
    parts, depth, start, quote = [], 0, 0, ""
    for place, char in enumerate(text):
        if quote:
            quote = "" if char == quote and text[place - 1] != "\\" else quote
        elif char in "\"'":
            quote = char
        elif char in "([":
            depth += 1
        elif char in ")]":
            depth -= 1
        elif char == mark and depth == 0:
            parts.append(text[start:place])
            start = place + 1
    return [part.strip() for part in (*parts, text[start:]) if part.strip()]


def written(rules: Iterable[Rule]) -> str:
    """Write rules as a minified sheet."""
    return "".join(_written(rule) for rule in rules)


def _written(rule: Rule) -> str:
    if rule.rules is not None:
        return f"{rule.head}{{{written(rule.rules)}}}"
    return (
        f"{rule.head}{{{rule.body}}}" if rule.body else f"{rule.head};" if rule.head.startswith("@") else ""
    )
