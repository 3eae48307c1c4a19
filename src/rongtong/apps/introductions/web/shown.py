"""What the page of an introduction shows one reader."""

from __future__ import annotations

from typing import Any

from rongtong.apps.introductions.actions.asking import not_yet
from rongtong.apps.introductions.actions.meeting import EARLY_SECONDS
from rongtong.apps.introductions.models import Introduction, Meeting
from rongtong.apps.introductions.models.introductions import TALKING, Role
from rongtong.apps.introductions.models.meetings import PENDING
from rongtong.apps.introductions.queries.meetings import of as meetings_of
from rongtong.apps.introductions.queries.names import shown
from rongtong.apps.introductions.queries.panels import panels_of
from rongtong.apps.introductions.queries.thread import lines
from rongtong.apps.introductions.rules.introductions import SERVE, TALK, WITHDRAW, WRITE
from rongtong.apps.introductions.rules.sides import side_of
from rongtong.apps.introductions.web.reading import answers_of
from rongtong.apps.introductions.web.sentences import where_it_stands
from rongtong.apps.introductions.web.talk_form import form_for
from rongtong.apps.introductions.workflow.meetings import (
    ABSENT_REASONS,
    CANCEL_REASONS,
    OBJECT_REASONS,
    WORKFLOW,
)
from rongtong.apps.matching.models.feedback import Why
from rongtong.kit.permissions import can
from rongtong.kit.workflow import offers, steps
from rongtong.lib.actor import Actor

BUTTONS = ("withdraw", "go_on", "end")


def context_of(introduction: Introduction, actor: Actor, at: Any) -> dict[str, Any]:
    """Give what the page shows this reader."""
    side = side_of(actor, introduction)
    offered = {one.name: one for one in offers(introduction, actor, at)}
    sides = [_side(introduction, role, actor) for role in Role.values]
    serves, may_talk = can(actor, SERVE, introduction), can(actor, TALK, introduction)
    may_write = introduction.state in TALKING and can(actor, WRITE, introduction)
    return {
        "one": introduction, "side": side, "sides": sides, "answers": answers_of(introduction),
        "steps": steps(introduction), "stands": where_it_stands(introduction, side, at),
        "accept": offered.get("accept"), "decline": offered.get("decline"), "reasons": Why.choices,
        "offers": [offered[name] for name in BUTTONS if name in offered and not offered[name].hindered],
        "may_nudge": side == introduction.asked_by and can(actor, WITHDRAW, introduction)
        and not not_yet(introduction, at),
        "hidden_self": bool(side) and introduction.named_at(side) is None and can(actor, TALK, introduction),
        "lines": lines(introduction, actor, at), "may_write": may_write,
        "talk_form": form_for(introduction, actor, at) if may_write else None,
        "meetings": [_meeting(one, introduction, side, at) for one in meetings_of(introduction)],
        "may_propose": may_talk and introduction.state in TALKING and not _is_pending(introduction),
        "cancel_reasons": CANCEL_REASONS, "absent_reasons": ABSENT_REASONS, "object_reasons": OBJECT_REASONS,
        "may_meet": may_talk, "panels": panels_of(introduction, actor, at), "serves": serves,
        "notes": introduction.notes.select_related("by") if serves else (),
    }  # fmt: skip


def _is_pending(introduction: Introduction) -> bool:
    return introduction.meetings.filter(state__in=PENDING).exists()


def _meeting(meeting: Meeting, introduction: Introduction, side: str, at: Any) -> dict[str, Any]:
    """Give a meeting with what this reader's side may do about it now."""
    begun = meeting.starts_at is not None and at >= meeting.starts_at
    state = WORKFLOW.by_state[meeting.state]
    return {
        "it": meeting, "label": state.label, "kind": state.kind, "slots": meeting.slots.all(), "begun": begun,
        "pick": meeting.state == "proposed" and side and side != meeting.proposed_by,
        "confirm": meeting.state == "minuted" and side and side != meeting.minuted_by,
        "mine_to_do": meeting.owner == side, "own_came": side and getattr(meeting, f"{side}_came_at"),
        "near": meeting.starts_at is not None and (meeting.starts_at - at).total_seconds() <= EARLY_SECONDS,
        "open": meeting.state in PENDING,
    }  # fmt: skip


def _side(introduction: Introduction, role: str, actor: Actor) -> dict[str, Any]:
    listing = introduction.listing(role)
    return {"shown": shown(introduction, role, actor), "listing": listing, "label": Role(role).label}
