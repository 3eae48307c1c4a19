"""Proposing times to meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rongtong.apps.introductions.actions.held import held
from rongtong.apps.introductions.actions.telling import tell_side
from rongtong.apps.introductions.models import Introduction, Meeting, Slot
from rongtong.apps.introductions.models.introductions import OTHER, TALKING, Role
from rongtong.apps.introductions.models.meetings import PENDING, Way
from rongtong.apps.introductions.rules.introductions import SLOTS_MOST, TALK
from rongtong.apps.introductions.rules.sides import side_of
from rongtong.kit.audit import action, record
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Hindered
from rongtong.lib.actor import Actor

LENGTHS = (15, 30, 45, 60, 90, 120)
"""Minutes a meeting may be planned for."""


@dataclass(frozen=True)
class Plan:
    """What a proposal says: one to three times, how, where or by which link, how many minutes."""

    times: Sequence[datetime]
    way: str = "video"
    place: str = ""
    link: str = ""
    minutes: int = 30


@action
def propose(*, introduction: Introduction, plan: Plan, actor: Actor, at: datetime) -> Meeting:
    """Propose times to the other side. Hindered while a meeting is pending; ValidationError by field."""
    kept = held(introduction)
    need(actor, TALK, kept)
    if kept.state not in TALKING:
        raise Hindered(_("They have to say yes first."))
    if kept.meetings.filter(state__in=PENDING).exists():
        raise Hindered(_("A meeting is proposed already: answer it, or cancel it first."))
    checked(plan, at)
    made = Meeting.objects.create(
        introduction=kept, proposed_by=side_of(actor, kept), created_at=at, changed_at=at, **columns(plan)
    )
    put_slots(made, plan)
    record("introductions.meeting_proposed", about=kept, actor=actor, at=at, data={"times": len(plan.times)})
    tell_side(kept, OTHER[Role(made.proposed_by)], "introductions.meeting_proposed", at=at)
    return made


def checked(plan: Plan, at: datetime) -> None:
    """ValidationError, by field, for what cannot be proposed."""
    faults: dict[str, str] = {}
    if not plan.times:
        faults["times"] = _("Propose at least one time.")
    elif len(set(plan.times)) > SLOTS_MOST:
        faults["times"] = _("Propose at most three times.")
    elif min(plan.times) <= at:
        faults["times"] = _("A time you proposed has gone by: choose later ones.")
    if plan.way not in Way.values:
        faults["way"] = _("Choose how you meet.")
    if plan.way == Way.PLACE and not plan.place.strip():
        faults["place"] = _("Write where you meet.")
    if plan.link and not _is_safe(plan.link):
        faults["link"] = _("Paste the whole link of the meeting; it begins with https://.")
    if plan.minutes not in LENGTHS:
        faults["minutes"] = _("Choose how long it takes.")
    if faults:
        raise ValidationError(faults)


def _is_safe(link: str) -> bool:
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    plain = link.isprintable() and not any(one in link for one in " \"'<>\\")
    return plain and parts.scheme == "https" and "." in (parts.hostname or "") and parts.username is None


def columns(plan: Plan) -> dict[str, object]:
    """Give what a plan says as columns of a meeting; a link stands with a video meeting only."""
    link = plan.link[:400] if plan.way == Way.VIDEO else ""
    return {
        "way": plan.way, "place": plan.place.strip()[:200], "link": link, "minutes_long": plan.minutes,
    }  # fmt: skip


def put_slots(meeting: Meeting, plan: Plan) -> None:
    """Put the times of a plan in the place of those proposed before."""
    meeting.slots.all().delete()
    Slot.objects.bulk_create(Slot(meeting=meeting, starts_at=one) for one in sorted(set(plan.times)))
