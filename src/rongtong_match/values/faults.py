"""A value that cannot be read, and the sentence that says what to write instead."""

from __future__ import annotations

from rongtong_match.types import Reason

SHOWN = 40
"""Characters of the bad value that the sentence repeats."""


class ValueFault(Exception):
    """A cell's value is not understood. ``reason`` names the message and repeats the value."""

    def __init__(self, code: str, text: object, **params: str | int | float) -> None:
        shown = "".join(c if c.isprintable() else " " for c in str(text)[: SHOWN + 1]).strip()
        if len(shown) > SHOWN:
            shown = shown[:SHOWN] + "…"
        params["text"] = shown
        self.reason = Reason(code, tuple(sorted(params.items())))
        super().__init__(code, shown)
