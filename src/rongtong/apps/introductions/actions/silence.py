"""What follows when nobody answers: the state, and the service centre that takes it up."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rongtong.apps.introductions.actions.held import held
from rongtong.apps.introductions.actions.telling import tell_side
from rongtong.apps.introductions.models import Introduction, Note
from rongtong.apps.introductions.rules.introductions import SERVE
from rongtong.kit.audit import action, record
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Hindered, perform
from rongtong.lib.actor import Actor


@action
def fall_silent(*, introduction: Introduction, actor: Actor, at: datetime) -> Introduction:
    """Note that the time for an answer is over; the asking side is told and the queue has it."""
    kept = held(perform(introduction, "fall_silent", actor=actor, at=at))
    tell_side(kept, kept.asked_by, "introductions.silent", at=at)
    return kept


@action
def take_up(*, introduction: Introduction, actor: Actor, at: datetime) -> Introduction:
    """Say that one looks after a silent introduction. Hindered when somebody else does already."""
    kept = held(introduction)
    need(actor, SERVE, kept)
    if kept.state != "silent":
        raise Hindered(_("It has an answer, or its time is not over."))
    if kept.taken_by_id not in (None, actor.id):
        raise Hindered(_("Somebody of the service centre looks after it already."))
    if kept.taken_by_id is None:
        kept.keep(taken_by_id=actor.id, taken_at=at)
        record("introductions.taken_up", about=kept, actor=actor, at=at)
    return kept


@action
def note(*, introduction: Introduction, text: str, actor: Actor, at: datetime) -> Note:
    """Note in one line what was done. ValidationError when it is empty."""
    need(actor, SERVE, introduction)
    if not text.strip():
        raise ValidationError({"text": _("Write in one line what was done.")})
    made = Note.objects.create(introduction=introduction, text=text.strip()[:300], by_id=actor.id, at=at)
    record("introductions.noted", about=introduction, actor=actor, at=at)
    return made
