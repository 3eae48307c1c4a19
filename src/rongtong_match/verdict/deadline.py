"""Is the offer open today, and can it be done by the need's deadline?"""

from __future__ import annotations

from datetime import date, timedelta

from rongtong_match.types import Check, Need, Offer
from rongtong_match.verdict.base import Context, met, unknown, violated

SOON = 180
"""Days: only a deadline nearer than this is worth a question about an unnamed turnaround."""


def check(need: Need, offer: Offer, context: Context) -> Check | None:
    """An offer that has ended is out whatever the need says; a deadline that has passed asks the need."""
    today, deadline = context.today, need.deadline
    if offer.available_until is not None and offer.available_until < today:
        return violated("deadline", "ended", ended=offer.available_until.isoformat())
    if deadline is None:
        return None
    if deadline < today:
        return unknown("deadline", "need", "past", deadline=deadline.isoformat())
    start = max(today, offer.available_from or today)
    if start > deadline:
        return violated("deadline", "starts_late", deadline=deadline.isoformat(), start=start.isoformat())
    return _finish(offer, start, deadline, today)


def _finish(offer: Offer, start: date, deadline: date, today: date) -> Check | None:
    left = (deadline - start).days
    if offer.turnaround_days is None:
        if (deadline - today).days >= SOON:
            return None
        return unknown("deadline", "offer", deadline=deadline.isoformat())
    if offer.turnaround_days <= left:
        return met("deadline", deadline=deadline.isoformat())
    finish = start + timedelta(days=min(offer.turnaround_days, 36_500))
    return violated("deadline", "ends_late", deadline=deadline.isoformat(), finish=finish.isoformat())
