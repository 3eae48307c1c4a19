"""Testing a deal for padding; what fails a test is kept out of the figures until an auditor has judged it."""

from __future__ import annotations

from datetime import datetime

from rongtong.apps.conversion.models import Deal, Flag
from rongtong.apps.conversion.queries.padding import suspicions
from rongtong.apps.conversion.workflow.flags import hold
from rongtong.apps.conversion.workflow.telling import tell_sides
from rongtong.kit.audit import action, record
from rongtong.lib.actor import Actor


@action
def examine(*, deal: Deal, actor: Actor, at: datetime) -> list[Flag]:
    """Test a signed deal; give the doubts that are new. Each test doubts a deal once, whatever came of it."""
    if deal.signed_at is None:
        return []
    known = set(deal.raised.values_list("check_name", flat=True))
    return [
        _raised(deal, name, keys, tie, actor, at)
        for name, (keys, tie) in suspicions(deal).items()
        if name not in known
    ]


def _raised(deal: Deal, name: str, keys: tuple[int, ...], tie: int, actor: Actor, at: datetime) -> Flag:
    made = Flag.objects.create(check_name=name, deal=deal, tie=tie, raised_at=at)
    # Of what is counted twice the first stays: only the later one is in doubt.
    made.deals.set([deal.pk] if name == "duplicate" else [deal.pk, *keys])
    made.shown_by.set(keys)
    hold(made)
    record("conversion.flag.raised", about=made, actor=actor, at=at, data={"check": name, "deals": len(keys)})
    tell_sides(made, "conversion.open", at)
    return made
