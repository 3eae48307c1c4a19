"""A meeting as a calendar entry (RFC 5545), as one side may know it."""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from rongtong.apps.introductions.models import Meeting
from rongtong.apps.introductions.models.introductions import OTHER, Role
from rongtong.apps.introductions.models.meetings import Way
from rongtong.apps.introductions.queries.names import public_name

GONE = ("cancelled", "absent")


def entry(meeting: Meeting, role: str) -> bytes:
    """Give the entry for a side's calendar; it cancels itself once the meeting is called off.

    UID stays, SEQUENCE grows with each change that was sent, METHOD is PUBLISH or CANCEL (RFC 5546 §3.2):
    the site keeps the meeting, no answer by calendar is awaited. Names of a hidden side are not in it.
    ValueError for a meeting without a time.
    """
    if meeting.starts_at is None:
        raise ValueError("a meeting without a time has no calendar entry")
    calendar = Calendar()
    calendar.add("prodid", "-//Rongtong//Introductions//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if meeting.state in GONE else "PUBLISH")
    calendar.add_component(_event(meeting, role, meeting.starts_at))
    return bytes(calendar.to_ical())


def _event(meeting: Meeting, role: str, begins: datetime) -> Event:
    introduction = meeting.introduction
    other = str(OTHER[Role(role)])
    page = settings.SITE_URL + reverse("introductions:one", args=[introduction.pk])
    event = Event()
    event.add("uid", f"meeting-{meeting.pk}@{urlsplit(settings.SITE_URL).hostname or 'localhost'}")
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", meeting.changed_at)
    event.add("dtstart", begins)
    event.add("dtend", begins + timedelta(minutes=meeting.minutes_long))
    event.add("summary", _("Talk: %(title)s") % {"title": introduction.listing(other).title})
    event.add("description", "\n".join((str(public_name(introduction, other)), page)))
    event.add("url", page)
    event.add("status", "CANCELLED" if meeting.state in GONE else "CONFIRMED")
    where = {Way.VIDEO: meeting.link, Way.PLACE: meeting.place}.get(Way(meeting.way), "")
    if where:
        event.add("location", where)
    return event
