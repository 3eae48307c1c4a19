"""Judging doubts."""

from __future__ import annotations

from datetime import datetime

from rongtong.apps.conversion.models import Flag
from rongtong.kit.audit import action
from rongtong.kit.workflow import perform
from rongtong.lib.actor import Actor


@action
def judge(
    *, flag: Flag, step: str, actor: Actor, at: datetime, reason: str = "", note: str = "",
    version: int | None = None,
) -> Flag:  # fmt: skip
    """Clear, uphold or open a doubt again, with a typed reason. KeyError for a step there is not."""
    return perform(flag, step, actor=actor, at=at, reason=reason, note=note.strip(), version=version)
