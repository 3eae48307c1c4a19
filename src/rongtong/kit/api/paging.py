"""Lists a page at a time, by cursor: what is added meanwhile moves nothing and hides nothing."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from rongtong.kit.api.problems import Problem
from rongtong.kit.api.schemas import BIG

M = TypeVar("M", bound=Model)
T = TypeVar("T")


def page(records: QuerySet[M], cursor: str, limit: int, read: Callable[[M], Any]) -> dict[str, Any]:
    """Give one page, newest first, each record by ``read``; one query. Problem 422 for a strange cursor."""
    found = records.order_by("-pk")
    if cursor:
        found = found.filter(pk__lt=_number(cursor))
    rows = list(found[: limit + 1])
    more = _text(rows[limit - 1].pk) if len(rows) > limit else None
    return {"items": [read(row) for row in rows[:limit]], "next": more}


def part(values: Sequence[T], cursor: str, limit: int, read: Callable[[T], Any]) -> dict[str, Any]:
    """Give one page of values that lie in memory, in their order."""
    start = _number(cursor) if cursor else 0
    more = _text(start + limit) if start + limit < len(values) else None
    return {"items": [read(value) for value in values[start : start + limit]], "next": more}


def _text(number: int) -> str:
    return urlsafe_b64encode(f"p{number}".encode()).decode().rstrip("=")


def _number(cursor: str) -> int:
    try:
        text = urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4)).decode("ascii")
        number = int(text[1:]) if text[:1] == "p" and text[1:].isdigit() else -1
    except ValueError:
        number = -1
    if not 0 <= number <= BIG:
        raise Problem(422, "cursor", _("Use the value of “next” as it came, or leave the cursor out."))
    return number
