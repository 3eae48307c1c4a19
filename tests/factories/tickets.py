"""Tickets of the sample app, led to a state by the same transitions that users take."""

from __future__ import annotations

from datetime import UTC, datetime

from rongtong.kit.workflow import perform
from rongtong.lib.actor import SYSTEM
from tests.sample.models import Ticket

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
WAYS = {
    "draft": (),
    "submitted": (("submit", ""),),
    "returned": (("submit", ""), ("return", "unclear")),
    "accepted": (("submit", ""), ("accept", "")),
}


def ticket(state: str = "draft", **values: object) -> Ticket:
    """Make a ticket and lead it to ``state``."""
    made = Ticket.objects.create(
        **({"title": "T", "organisation": 1, "region": "510104", "owner": 7} | values)
    )
    for name, reason in WAYS[state]:
        made = perform(made, name, actor=SYSTEM, at=AT, reason=reason)
    return made
