"""Where an introduction stands, in one sentence: whose turn it is and until when."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.workflow.introductions import END_REASONS, WITHDRAW_REASONS
from rongtong.apps.matching.models.feedback import Why


def where_it_stands(introduction: Introduction, side: str, at: datetime) -> dict[str, Any]:
    """Give ``text``, ``tone`` and perhaps ``until`` for a reader of ``side`` (empty: the service centre)."""
    state = introduction.state
    if state in ("declined", "ended"):
        return {"text": _ended(introduction), "tone": "info"}
    if state == "requested":
        mine = side == introduction.asked_of
        text = _("Your answer is awaited.") if mine else _("The other side has still to answer.")
        if not side:
            text = _("The side that is asked has still to answer.")
        return {"text": text, "tone": "warn" if mine else "info", "until": introduction.due_at}
    return {"text": _STANDS[state](), "tone": "warn" if state == "silent" else "good"}


def _ended(introduction: Introduction) -> str:
    known = {**dict(Why.choices), **dict(WITHDRAW_REASONS), **dict(END_REASONS)}
    if introduction.state == "declined":
        known = dict(Why.choices)
    words = {"why": known.get(introduction.why, introduction.why)}
    if introduction.state == "declined":
        return _("It was declined: %(why)s.") % words
    return _("It has ended: %(why)s.") % words


_STANDS = {
    "silent": lambda: _("The time for an answer is over. The service centre sees it and may help."),
    "accepted": lambda: _("Both sides want to talk. Write, or propose a time to meet."),
    "scheduled": lambda: _("A meeting is agreed."),
    "met": lambda: _("You have met, and both sides have confirmed what was agreed."),
    "onward": lambda: _("You go on to a deal."),
}
