"""Going on to a deal, and ending an introduction with a reason."""

from __future__ import annotations

from datetime import datetime

from rongtong.apps.introductions.actions.calling_off import call_off_all
from rongtong.apps.introductions.actions.held import held
from rongtong.apps.introductions.actions.telling import tell_side
from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.models.introductions import Role
from rongtong.apps.introductions.workflow.introductions import END_REASONS
from rongtong.kit.audit import action
from rongtong.kit.jobs.words import in_every_language
from rongtong.kit.workflow import perform
from rongtong.lib.actor import Actor


@action
def end(
    *, introduction: Introduction, reason: str, actor: Actor, at: datetime, version: int | None = None
) -> Introduction:
    """End it for both sides with a reason of ``END_REASONS``; a meeting still to come is called off."""
    kept = held(introduction)
    call_off_all(kept, actor, at)
    kept = held(kept)
    kept = held(perform(kept, "end", reason=reason, actor=actor, at=at, version=version))
    for role in Role.values:
        why = in_every_language(dict(END_REASONS)[reason])
        tell_side(kept, role, "introductions.ended", at=at, but=actor.id, why=why)
    return kept


@action
def go_on(
    *, introduction: Introduction, actor: Actor, at: datetime, version: int | None = None
) -> Introduction:
    """Note that the two go on to a deal; to be called by the apps that make one, or by either side."""
    kept = held(perform(introduction, "go_on", actor=actor, at=at, version=version))
    for role in Role.values:
        tell_side(kept, role, "introductions.onward", at=at, but=actor.id)
    return kept
