"""Reading meetings."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from rongtong.apps.introductions.models import Introduction, Meeting
from rongtong.apps.introductions.queries.introductions import BOTH
from rongtong.apps.introductions.rules.introductions import MEET
from rongtong.kit.permissions import visible
from rongtong.lib.actor import Actor

_BOTH = ("introduction", *(f"introduction__{one}" for one in BOTH))


def meetings(actor: Actor) -> QuerySet[Meeting]:
    """Give the meetings the actor takes part in, both sides at hand."""
    return visible(actor, MEET, Meeting.objects.all()).select_related(*_BOTH)


def meeting_of(key: Any) -> Meeting | None:
    """Give a meeting by its key, for what is sent in the background."""
    return Meeting.objects.select_related(*_BOTH).filter(pk=key).first()


def of(introduction: Introduction) -> list[Meeting]:
    """Give all meetings of an introduction, the newest first; three queries at most."""
    rows = introduction.meetings.select_related("minuter", "confirmer").prefetch_related("slots")
    return list(rows.order_by("-pk"))
