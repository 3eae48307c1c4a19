"""Drafts become records: needs and offers as the core knows them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rongtong_match.tables.read.drafts import Draft
from rongtong_match.types import Money, Need, Offer


def need_of(draft: Draft, record_id: str) -> Need:
    """The need in ``draft``; absent values stay unknown."""
    return Need(id=record_id, extra=tuple(draft.extra), **_fields(draft, "budget"))


def offer_of(draft: Draft, record_id: str) -> Offer:
    """The offer in ``draft``; absent values stay unknown."""
    return Offer(id=record_id, extra=tuple(draft.extra), **_fields(draft, "price"))


MAKERS: dict[str, Callable[[Draft, str], Any]] = {"need": need_of, "offer": offer_of}


def _fields(draft: Draft, money: str) -> dict[str, Any]:
    """The values as keyword arguments; two columns of a least and a most amount make one range."""
    values = {name: value for name, value in draft.values.items() if value is not None}
    low, high = values.pop(f"{money}_low", None), values.pop(f"{money}_high", None)
    if (low is not None or high is not None) and money not in values:
        values[money] = Money(*_ordered(low, high))
    return values


def _ordered(low: Any, high: Any) -> tuple[int | None, int | None]:
    if low is not None and high is not None and low > high:
        return high, low  # filled in under each other's heading: the range itself is plain
    return low, high
