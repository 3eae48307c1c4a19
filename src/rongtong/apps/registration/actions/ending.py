"""What follows when a contract ends early."""

from __future__ import annotations

from datetime import datetime

from rongtong.apps.registration.actions.holding import hold
from rongtong.apps.registration.actions.telling import tell_desk, tell_sides
from rongtong.apps.registration.models import Registration
from rongtong.apps.registration.workflow.guards import contract_over
from rongtong.apps.registration.workflow.registrations import UNDER_WAY
from rongtong.kit.audit import action, record
from rongtong.kit.workflow import Hindered, perform
from rongtong.lib.actor import Actor


@action
def end_with_contract(*, registration: Registration, actor: Actor, at: datetime) -> Registration:
    """End an application under way; mark a registered one, so that the registrar cancels it."""
    kept = hold(registration)
    sentence = contract_over(kept, actor, at)
    if sentence is not None:
        raise Hindered(sentence)
    if kept.state in UNDER_WAY and not kept.amended:
        done = perform(kept, "lapse", actor=actor, at=at)
        tell_sides(done, "registration.lapsed", at=at)
        return done
    kept.keep(contract_ended_at=at)
    record("registration.contract.ended", about=kept, actor=actor, at=at)
    tell_sides(kept, "registration.to_cancel", at=at)
    tell_desk(kept, "registration.to_cancel", at=at)
    return kept
