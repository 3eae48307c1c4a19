"""Calling off the meetings of an introduction that ends."""

from __future__ import annotations

from datetime import datetime

from rongtong.apps.introductions.actions.meeting import call_off
from rongtong.apps.introductions.models import Introduction
from rongtong.lib.actor import Actor


def call_off_all(introduction: Introduction, actor: Actor, at: datetime) -> None:
    """Cancel what is proposed or agreed; minutes that wait for the other side stay as they are."""
    for meeting in introduction.meetings.filter(state__in=("proposed", "agreed")):
        call_off(meeting=meeting, step="cancel", reason="settled", actor=actor, at=at)
