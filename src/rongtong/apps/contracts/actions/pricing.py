"""Finding the price: steps recorded with their papers, objections raised and answered."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from rongtong.apps.contracts import facts
from rongtong.apps.contracts.actions.holding import hold
from rongtong.apps.contracts.actions.telling import tell_side
from rongtong.apps.contracts.models import Contract, Notice, Objection, PriceStep
from rongtong.apps.contracts.models.choices import Side
from rongtong.apps.contracts.queries.pricing import earliest
from rongtong.apps.contracts.rules.contracts import OBJECT, PUBLISH
from rongtong.apps.contracts.rules.pricing import next_step
from rongtong.apps.contracts.rules.reasons import OBJECTION
from rongtong.kit import clocks, files
from rongtong.kit.audit import action, record
from rongtong.kit.facts import publish
from rongtong.kit.notices import tell
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Hindered, perform
from rongtong.lib.actor import Actor

OBJECTION_CLOCK = "contracts.objection"


@action
def take_step(
    *, contract: Contract, step: str, on: date, note: str, actor: Actor, at: datetime, upload: Any = None
) -> PriceStep:
    """Record the next step of the contract's price mode, done on a day.

    ValidationError when its paper is missing, the day lies ahead or before the least time has passed.
    """
    kept = hold(contract, "drafting", "agreed")
    need(actor, PUBLISH, kept)
    taken = {one.step: one for one in kept.price_steps.filter(mode=kept.price_mode)}
    wanted = next_step(kept.price_mode, set(taken))
    if wanted is None or wanted.code != step:
        raise Hindered(_("This step is not the next one. Look at the steps again."))
    if wanted.document and upload is None:
        raise ValidationError({"upload": _("Add the paper of this step.")})
    last = max((one.on for one in taken.values()), default=None)
    if on > at.date() or (last is not None and on < earliest(wanted, last)):
        raise ValidationError(
            {"on": _("Not before %(day)s, and not in the future.") % {"day": _first(wanted, last)}}
        )
    paper = files.keep(upload, purpose="contracts.price", actor=actor, at=at, about=kept) if upload else None
    made = PriceStep.objects.create(
        contract=kept, mode=kept.price_mode, step=step, on=on, note=note, file=paper, by_id=actor.id, at=at
    )
    data = {"mode": kept.price_mode, "step": step, "on": on.isoformat()}
    record("contracts.price.recorded", about=kept, actor=actor, at=at, data=data)
    tell_side(kept, "contracts.price_step", Side.BUYER, at=at)
    return made


def _first(step: Any, last: date | None) -> str:
    return earliest(step, last).isoformat() if last else "—"


@action
def object_to(*, notice: Notice, why: str, text: str, actor: Actor, at: datetime) -> Objection:
    """Object to a published price; the owner answers it, and nothing is signed before.

    ValidationError without a typed reason or an explanation.
    """
    hold(notice.contract, "notice")
    kept = Notice.objects.get(pk=notice.pk)
    need(actor, OBJECT, kept)
    if why not in dict(OBJECTION):
        raise ValidationError({"why": _("Choose what is wrong.")})
    if not text.strip():
        raise ValidationError({"text": _("Say what is wrong and how it can be checked.")})
    made = Objection.objects.create(
        notice=kept, why=why, text=text.strip()[:2_000], by_id=actor.id, at=at
    )  # fmt: skip
    record("contracts.objection.raised", about=made, actor=actor, at=at, data={"why": why})
    clocks.start(OBJECTION_CLOCK, made, at=at)
    publish(facts.ObjectionRaised(kept.contract_id, made.pk), at=at)
    tell_side(kept.contract, "contracts.objected", Side.SELLER, at=at, tail="price/")
    return made


@action
def answer_objection(
    *, objection: Objection, step: str, actor: Actor, at: datetime, reason: str = "", note: str = "",
    version: int | None = None,
) -> Objection:  # fmt: skip
    """Reject (with a typed reason and an answer), uphold, or take back."""
    contract = hold(objection.notice.contract)
    if step != "withdraw" and not note.strip():
        raise Hindered(_("Write the answer: the person reads it."))
    done = perform(objection, step, actor=actor, at=at, reason=reason, note=note.strip(), version=version)
    clocks.stop(OBJECTION_CLOCK, done, at=at)
    if step != "withdraw" and done.by is not None:
        link = reverse("contracts:notice", args=[done.notice_id])
        tell(done.by, "contracts.objection_answered", at=at, about=done, link=link, name=done.notice.name)
    if step == "uphold":
        tell_side(contract, "contracts.upheld", Side.BUYER, at=at, tail="price/")
    return done
