"""Deliveries, their acceptance, an early end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rongtong.apps.contracts.actions.holding import hold, speaking_for
from rongtong.apps.contracts.actions.telling import tell_side
from rongtong.apps.contracts.models import Contract, Milestone, Termination
from rongtong.apps.contracts.models.choices import Side, other
from rongtong.apps.contracts.rules.contracts import DELIVER, SIGNING
from rongtong.apps.contracts.rules.reasons import TERMINATION
from rongtong.apps.contracts.workflow.closing import unpaid
from rongtong.apps.parties.rules.sides import SIGN
from rongtong.kit import clocks, files
from rongtong.kit.audit import action, record
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Hindered, perform
from rongtong.lib.actor import Actor

ACCEPTANCE_CLOCK = "contracts.acceptance"
MOST_FILES = 10
RUNS = ("signed", "performing")


@action
def deliver(
    *, milestone: Milestone, note: str, actor: Actor, at: datetime, uploads: Sequence[Any] = (),
    version: int | None = None,
) -> Milestone:  # fmt: skip
    """Deliver for a milestone: what it is, and its files. ValidationError without a word about it."""
    contract = hold(milestone.contract, *RUNS)
    need(actor, DELIVER, milestone)
    if not note.strip():
        raise ValidationError({"note": _("Say what you deliver and where it meets the agreed figures.")})
    if len(uploads) > MOST_FILES:
        raise ValidationError({"uploads": _("At most %(n)d files at once.") % {"n": MOST_FILES}})
    kept = [
        files.keep(one, purpose="contracts.delivery", actor=actor, at=at, about=contract).pk
        for one in uploads
    ]
    done = perform(
        milestone, "deliver", actor=actor, at=at, note=note.strip(), data={"files": kept}, version=version
    )
    clocks.start(ACCEPTANCE_CLOCK, done, at=at)
    tell_side(contract, "contracts.delivered", Side.BUYER, at=at, what=done.title, tail=f"#m{done.pk}")
    return done


@action
def judge(
    *, milestone: Milestone, step: str, actor: Actor, at: datetime, reason: str = "", note: str = "",
    version: int | None = None,
) -> Milestone:  # fmt: skip
    """Accept a delivery, or ask for rework with a typed reason and what to do. The last yes completes all."""
    contract = hold(milestone.contract, *RUNS)
    if step == "rework" and not note.strip():
        raise Hindered(_("Write what has to be put right."))
    done = perform(milestone, step, actor=actor, at=at, reason=reason, note=note.strip(), version=version)
    clocks.stop(ACCEPTANCE_CLOCK, done, at=at)
    name = "contracts.accepted" if step == "accept" else "contracts.rework"
    tell_side(contract, name, Side.SELLER, at=at, what=done.title, tail=f"#m{done.pk}")
    contract.refresh_from_db()
    if contract.state == "completed":
        tell_side(contract, "contracts.completed", Side.BUYER, Side.SELLER, at=at)
    return done


@action
def ask_end(
    *, contract: Contract, why: str, text: str, actor: Actor, at: datetime, side: str = "",
    waived: Sequence[int] = (),
) -> Termination:  # fmt: skip
    """Ask to end a signed contract early, with a typed reason; the other side agrees or contests.

    ``waived``: keys of its obligations that are owed no longer once the other agrees; the others stay owed.
    """
    kept = hold(contract, *RUNS)
    need(actor, SIGNING, kept)
    speaks = speaking_for(kept, actor, side, SIGN)
    if why not in dict(TERMINATION):
        raise ValidationError({"why": _("Choose a reason from the list.")})
    if not text.strip():
        raise ValidationError({"text": _("Say what happened and what should become of what was done.")})
    if kept.terminations.filter(state="asked").exists():
        raise Hindered(_("An early end is being asked for already."))
    if not set(waived) <= {one.pk for one in unpaid(kept)}:
        raise ValidationError({"waived": _("Choose from what is still owed.")})
    made = Termination.objects.create(
        contract=kept, side=speaks, why=why, text=text.strip()[:2_000], by_id=actor.id, at=at,
        waived=sorted(waived),
    )  # fmt: skip
    data = {"why": why, "side": speaks, "waived": sorted(waived)}
    record("contracts.termination.asked", about=made, actor=actor, at=at, data=data)
    tell_side(kept, "contracts.end_asked", other(speaks), at=at, tail="#end")
    return made


@action
def answer_end(
    *, termination: Termination, step: str, actor: Actor, at: datetime, reason: str = "", note: str = "",
    version: int | None = None,
) -> Termination:  # fmt: skip
    """Agree to the early end, contest it with a typed reason, or take the own wish back."""
    contract = hold(termination.contract, *RUNS)
    if step == "contest" and not note.strip():
        raise Hindered(_("Write why: the other side reads it."))
    done = perform(termination, step, actor=actor, at=at, reason=reason, note=note.strip(), version=version)
    side = other(termination.side) if step == "withdraw" else termination.side
    names = {"agree": "contracts.ended", "contest": "contracts.end_contested"}
    tell_side(contract, names.get(step, "contracts.end_withdrawn"), side, at=at, tail="#end")
    return done
