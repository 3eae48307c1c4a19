"""What follows a proposal: a time picked or others proposed, coming, minutes, confirmation, not held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from rongtong.apps.introductions.actions.proposing import Plan, checked, columns, put_slots
from rongtong.apps.introductions.actions.telling import tell_side
from rongtong.apps.introductions.models import Meeting
from rongtong.apps.introductions.models.introductions import OTHER, Role
from rongtong.apps.introductions.queries.introductions import BOTH
from rongtong.apps.introductions.rules.introductions import MEET
from rongtong.apps.introductions.rules.sides import side_of, stands_for
from rongtong.apps.introductions.workflow.meetings import ABSENT_REASONS, CANCEL_REASONS, OBJECT_REASONS
from rongtong.apps.parties.rules.sides import ACT
from rongtong.kit.audit import action, record
from rongtong.kit.jobs.words import in_every_language
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Hindered, perform
from rongtong.lib.actor import Actor


@dataclass(frozen=True)
class Minutes:
    """What was agreed: the next step, whose it is (buyer or seller), by when."""

    step: str
    owner: str
    step_on: date | None


def _held(meeting: Meeting) -> Meeting:
    """Give the meeting with its introduction's row held first, in the order every action takes them."""
    both = ("introduction", *(f"introduction__{one}" for one in BOTH))
    rows = Meeting.objects.select_for_update(of=("self", "introduction")).select_related(*both)
    return rows.get(pk=meeting.pk)


@action
def pick(*, meeting: Meeting, slot: int, actor: Actor, at: datetime, version: int | None = None) -> Meeting:
    """Take one of the proposed times (the key of a ``Slot``); both get the calendar entry."""
    kept = _held(meeting)
    need(actor, MEET, kept)
    chosen = kept.slots.filter(pk=slot).first()
    if chosen is None:
        raise ValidationError(_("Choose one of the proposed times."))
    kept.keep(starts_at=chosen.starts_at)
    done = perform(kept, "pick", actor=actor, at=at, version=version)
    if kept.introduction.state == "accepted":
        perform(kept.introduction, "schedule", actor=actor, at=at)
    for role in Role.values:
        tell_side(kept.introduction, role, "introductions.meeting_agreed", at=at, **_words(done, role))
    return done


def _words(meeting: Meeting, role: str) -> dict[str, object]:
    begins = timezone.localtime(meeting.starts_at) if meeting.starts_at else None
    return {"when": f"{begins:%Y-%m-%d %H:%M}" if begins else "—", "meeting": meeting.pk, "for_side": role}


@action
def counter(
    *, meeting: Meeting, plan: Plan, actor: Actor, at: datetime, version: int | None = None
) -> Meeting:
    """Propose other times instead; now the side that proposed first picks. ValidationError by field."""
    kept = _held(meeting)
    checked(plan, at)
    done = perform(kept, "counter", actor=actor, at=at, version=version)
    turned = str(OTHER[Role(kept.proposed_by)])
    done.keep(proposed_by=turned, **columns(plan))
    put_slots(done, plan)
    tell_side(kept.introduction, OTHER[Role(turned)], "introductions.meeting_proposed", at=at)
    return done


@action
def came(*, meeting: Meeting, actor: Actor, at: datetime) -> Meeting:
    """Say for one's own side that one is there; from a quarter of an hour before it begins."""
    kept = _held(meeting)
    need(actor, MEET, kept)
    why = _not_there_yet(kept, at)
    if why:
        raise Hindered(why)
    for role in sorted(stands_for(actor, kept.introduction, ACT)):
        if getattr(kept, f"{role}_came_at") is None:
            kept.keep(**{f"{role}_came_at": at})
            record("introductions.came", about=kept, actor=actor, at=at, data={"side": role})
    return kept


def _not_there_yet(meeting: Meeting, at: datetime) -> str:
    if meeting.state != "agreed" or meeting.starts_at is None:
        return _("No meeting is agreed.")
    early = (meeting.starts_at - at).total_seconds() > EARLY_SECONDS
    return _("You can check in from fifteen minutes before it begins.") if early else ""


EARLY_SECONDS = 15 * 60


@action
def minute(
    *, meeting: Meeting, minutes: Minutes, actor: Actor, at: datetime, version: int | None = None
) -> Meeting:
    """Write down what was agreed; the other side confirms. ValidationError by field."""
    kept = _held(meeting)
    need(actor, MEET, kept)
    _check(minutes, timezone.localdate(at))
    side = side_of(actor, kept.introduction)
    kept.keep(step=minutes.step.strip()[:300], owner=minutes.owner, step_on=minutes.step_on, minuted_by=side)
    done = perform(kept, "minute", actor=actor, at=at, version=version)
    if side:
        tell_side(kept.introduction, OTHER[Role(side)], "introductions.minuted", at=at, step=done.step)
    return done


def _check(minutes: Minutes, today: date) -> None:
    faults: dict[str, str] = {}
    if not minutes.step.strip():
        faults["step"] = _("Write what was agreed as the next step.")
    if minutes.owner not in Role.values:
        faults["owner"] = _("Choose who does it.")
    if minutes.step_on is None or minutes.step_on < today:
        faults["step_on"] = _("Choose a day from today on.")
    if faults:
        raise ValidationError(faults)


@action
def confirm(*, meeting: Meeting, actor: Actor, at: datetime, version: int | None = None) -> Meeting:
    """Confirm what the other side wrote: from now the two count as having met."""
    kept = _held(meeting)
    done = perform(kept, "confirm", actor=actor, at=at, version=version)
    introduction = kept.introduction
    if introduction.state in ("accepted", "scheduled"):
        perform(introduction, "meet", actor=actor, at=at)
    tell_side(introduction, kept.minuted_by, "introductions.minutes_confirmed", at=at, step=kept.step)
    return done


@action
def disagree(
    *, meeting: Meeting, reason: str, actor: Actor, at: datetime, note: str = "", version: int | None = None
) -> Meeting:
    """Say that the minutes are not right; who wrote them writes them anew."""
    kept = _held(meeting)
    done = perform(kept, "object", reason=reason, note=note, actor=actor, at=at, version=version)
    why = in_every_language(dict(OBJECT_REASONS)[reason])
    tell_side(kept.introduction, kept.minuted_by, "introductions.minutes_disputed", at=at, why=why)
    return done


@action
def call_off(
    *, meeting: Meeting, step: str, reason: str, actor: Actor, at: datetime, version: int | None = None
) -> Meeting:
    """Cancel a meeting (``step`` "cancel"), or say afterwards that it was not held ("absent")."""
    kept = _held(meeting)
    sent = kept.starts_at is not None and kept.state == "agreed"
    done = perform(kept, step, reason=reason, actor=actor, at=at, version=version)
    if kept.introduction.state == "scheduled":
        perform(kept.introduction, "unschedule", actor=actor, at=at)
    why = in_every_language(dict((*CANCEL_REASONS, *ABSENT_REASONS))[reason])
    name = "introductions.meeting_cancelled" if sent and step == "cancel" else "introductions.meeting_off"
    for role in Role.values:
        words = {"why": why, **_words(done, role)}
        tell_side(kept.introduction, role, name, at=at, but=None if sent else actor.id, **words)
    return done
