"""Answering a request: yes, a typed no, taking it back; and showing who one is."""

from __future__ import annotations

from datetime import datetime

from rongtong.apps.introductions.actions.held import held
from rongtong.apps.introductions.actions.matched import interested, refused
from rongtong.apps.introductions.actions.telling import tell_side
from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.models.introductions import OTHER, Role
from rongtong.apps.introductions.rules.introductions import TALK
from rongtong.apps.introductions.rules.sides import stands_for
from rongtong.apps.matching.models.feedback import Why
from rongtong.apps.parties.rules.sides import ACT
from rongtong.kit.audit import action, record
from rongtong.kit.jobs.words import in_every_language
from rongtong.kit.permissions import need
from rongtong.kit.workflow import perform
from rongtong.lib.actor import Actor


@action
def accept(
    *, introduction: Introduction, actor: Actor, at: datetime, version: int | None = None
) -> Introduction:
    """Say yes for the side that was asked; the two may write to each other from now."""
    done = perform(introduction, "accept", actor=actor, at=at, version=version)
    kept = held(done)
    interested(kept.listing(kept.asked_of), kept.listing(kept.asked_by), actor, at)
    tell_side(kept, kept.asked_by, "introductions.accepted", at=at)
    return kept


@action
def decline(
    *, introduction: Introduction, reason: str, actor: Actor, at: datetime, version: int | None = None
) -> Introduction:
    """Say no for the side that was asked, with a reason of ``Why``; it teaches the matching."""
    done = perform(introduction, "decline", reason=reason, actor=actor, at=at, version=version)
    kept = held(done)
    refused(kept, reason, actor, at)
    tell_side(kept, kept.asked_by, "introductions.declined", at=at, why=in_every_language(Why(reason).label))
    return kept


@action
def withdraw(
    *, introduction: Introduction, reason: str, actor: Actor, at: datetime, version: int | None = None
) -> Introduction:
    """Take one's own request back while nobody has answered."""
    done = perform(introduction, "withdraw", reason=reason, actor=actor, at=at, version=version)
    kept = held(done)
    tell_side(kept, kept.asked_of, "introductions.withdrawn", at=at)
    return kept


@action
def show_who(*, introduction: Introduction, actor: Actor, at: datetime) -> Introduction:
    """Let the other side know who one's own side is, from now on and for good."""
    kept = held(introduction)
    need(actor, TALK, kept)
    for role in sorted(stands_for(actor, kept, ACT)):
        if kept.named_at(role) is None:
            kept.keep(**{f"{role}_named_at": at})
            record("introductions.named", about=kept, actor=actor, at=at, data={"side": role})
            tell_side(kept, OTHER[Role(role)], "introductions.named", at=at)
    return kept
