"""Reading by somebody who is neither side."""

from __future__ import annotations

from datetime import datetime

from rongtong.apps.conversion.models import Deal
from rongtong.kit.audit import action, record
from rongtong.lib.actor import Actor


@action
def note_look(*, deal: Deal, actor: Actor, at: datetime) -> None:
    """Leave a line that both sides see."""
    record("conversion.deal.looked", about=deal, actor=actor, at=at)
