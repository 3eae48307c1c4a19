"""What happens next in a contract, whose turn it is and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from rongtong.apps.contracts.models import Contract, Milestone
from rongtong.apps.contracts.models.choices import Side
from rongtong.apps.contracts.queries.contracts import pending, terms_no
from rongtong.apps.contracts.queries.sides import sides_of
from rongtong.apps.contracts.rules.pricing import next_step, notice_for
from rongtong.apps.contracts.workflow.guards import open_notice
from rongtong.kit import clocks
from rongtong.lib.actor import Actor


@dataclass(frozen=True)
class Next:
    """What is next: ``side`` has to do it (empty: nobody), ``due`` until when, ``page`` where."""

    sentence: str
    side: str = ""
    due: Any = None
    page: str = ""
    button: str = ""
    mine: bool = False


def next_of(contract: Contract, actor: Actor, at: datetime) -> Next:
    """Give the next thing, seen by the actor."""
    found = _BY_STATE[contract.state](contract)
    return Next(**{**found.__dict__, "mine": bool(found.side) and found.side in sides_of(contract, actor)})


def _due(kind: str, about: Any) -> datetime | None:
    clock = clocks.of(about, kind).filter(stopped_at=None).first()
    return clock.due_at if clock else None


def _drafting(contract: Contract) -> Next:
    terms = terms_no(contract)
    if terms is None:
        words = _("Write the terms and propose them to the other side.")
        return Next(words, contract.begun_side, None, "write", _("Write the terms"))
    said = set(terms.acceptances.values_list("side", flat=True))
    side = next((str(one) for one in Side if one not in said), terms.side)
    due = _due("contracts.answer", contract)
    words = _("Version %(n)d waits for an answer: accept it or propose another.") % {"n": terms.number}
    return Next(words, side, due, "terms", _("Read and answer"))


def _agreed(contract: Contract) -> Next:
    if notice_for(contract.price_mode, contract.seller.owner):
        held = contract.notices.filter(closed_at__isnull=False, terms_no=contract.agreed_no or 0).exists()
        if not held:
            return Next(
                _("The owner publishes name and price."), Side.SELLER, None, "price", _("To the notice")
            )
    taken = set(contract.price_steps.filter(mode=contract.price_mode).values_list("step", flat=True))
    step = next_step(contract.price_mode, taken)
    if step:
        words = _("The owner records how the price is found: %(step)s.") % {"step": step.label}
        return Next(words, Side.SELLER, None, "price", _("Record the step"))
    return Next(_("Make the final text, then both sign."), contract.begun_side, None, "contract", "")


def _notice(contract: Contract) -> Next:
    notice = open_notice(contract)
    if notice is not None and notice.objections.filter(state="open").exists():
        return Next(_("An objection waits for the owner's answer."), Side.SELLER, notice.until, "price",
                    _("Answer it"))  # fmt: skip
    return Next(_("The public notice runs."), "", notice.until if notice else None, "price", "")


def _ready(contract: Contract) -> Next:
    return _to_sign(contract) or Next(
        _("Both sign the final text."), Side.BUYER, None, "sign", _("Read and sign")
    )


def _to_sign(contract: Contract) -> Next | None:
    final = contract.finals.filter(voided_at=None, signed_at=None).first()
    if final is None:
        return None
    said = set(final.signatures.values_list("side", flat=True))
    side = next((str(one) for one in Side if one not in said), "")
    return Next(_("The final text waits for a signature."), side, None, "sign", _("Read and sign"))


def _running(contract: Contract) -> Next:
    ending = contract.terminations.filter(state="asked").first()
    if ending is not None:
        side = str(Side.SELLER if ending.side == Side.BUYER else Side.BUYER)
        return Next(
            _("An early end is asked for and waits for an answer."), side, None, "end", _("Answer it")
        )
    change = pending(contract)
    if change is not None:
        said = set(change.acceptances.values_list("side", flat=True))
        side = next((str(one) for one in Side if one not in said), "")
        to_sign = _to_sign(contract)
        return to_sign or Next(_("A change is asked for."), side, None, "terms", _("Read and answer"))
    return _milestone(contract)


def _milestone(contract: Contract) -> Next:
    waiting: Milestone | None = contract.milestones.filter(state="delivered").first()
    if waiting is not None:
        words = _("“%(what)s” was delivered and waits to be accepted.") % {"what": waiting.title}
        return Next(words, Side.BUYER, _due("contracts.acceptance", waiting), "contract", "")
    planned = contract.milestones.filter(state__in=("planned", "rework")).first()
    if planned is None:
        return Next(_("Nothing is open."), "", None, "contract", "")
    return Next(
        _("Next deliverable: “%(what)s”.") % {"what": planned.title}, Side.SELLER, planned.due, "contract"
    )


def _over(contract: Contract) -> Next:
    return Next(_("Nothing more is to be done here."))


_BY_STATE = {
    "drafting": _drafting, "agreed": _agreed, "notice": _notice, "ready": _ready, "signed": _running,
    "performing": _running, "completed": _over, "terminated": _over, "dropped": _over,
}  # fmt: skip
