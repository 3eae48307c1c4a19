"""Short messages with an undo."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest

_UNDO = "undo:"


def undo(request: HttpRequest, text: Any, url: str) -> None:
    """Say what was done, with a button that posts to ``url`` to take it back."""
    messages.success(request, str(text), extra_tags=_UNDO + url)


def undo_address(tags: str) -> str:
    """Give the address of the undo kept in a message's tags; empty when there is none."""
    return tags.removeprefix(_UNDO) if tags.startswith(_UNDO) else ""
