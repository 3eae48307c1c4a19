"""The calendar entry that goes with a mail, as the meeting stands when it is sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rongtong.apps.introductions.queries.calendars import GONE, entry
from rongtong.apps.introductions.queries.meetings import meeting_of
from rongtong.kit.notices.channels import Enclosed


def calendar_entry(parameters: Mapping[str, Any]) -> Sequence[Enclosed]:
    """Give the entry for the side in ``for_side``; nothing when the meeting is gone."""
    meeting = meeting_of(parameters.get("meeting"))
    if meeting is None or meeting.starts_at is None:
        return ()
    method = "CANCEL" if meeting.state in GONE else "PUBLISH"
    media = f"text/calendar;charset=utf-8;method={method}"
    return (Enclosed(f"meeting-{meeting.pk}.ics", entry(meeting, str(parameters["for_side"])), media),)
