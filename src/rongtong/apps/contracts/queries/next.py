"""What happens next in a contract, whose turn it is and until when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Prefetch, QuerySet
from django.utils.translation import gettext as _

from rongtong.apps.contracts.models import Contract, Milestone, Terms
from rongtong.apps.contracts.models.choices import Side, other
from rongtong.apps.contracts.queries.sides import sides_of
from rongtong.apps.contracts.rules.pricing import next_step, notice_for
from rongtong.kit import clocks
from rongtong.lib.actor import Actor

_LATEST = Prefetch("terms", Terms.objects.filter(number=F("contract__terms_no")), to_attr="on_table")
_PARTS = (
    "on_table__acceptances", "notices__objections", "price_steps", "finals__signatures", "terminations",
    "milestones",
)  # fmt: skip


@dataclass(frozen=True)
class Next:
    """What is next: ``side`` has to do it (empty: nobody), ``due`` until when, ``page`` where.

    ``clock`` is the deadline (kind, record) that says until when where ``due`` does not.
    """

    sentence: str
    side: str = ""
    due: Any = None
    page: str = ""
    button: str = ""
    mine: bool = False
    clock: tuple[str, Any] | None = None

    @property
    def until(self) -> Any:
        """Give until when. One query where a deadline counts."""
        if self.clock is None:
            return self.due
        kind, about = self.clock
        running = clocks.of(about, kind).filter(stopped_at=None).first()
        return running.due_at if running else None


def with_next(rows: QuerySet[Contract]) -> QuerySet[Contract]:
    """Fetch beside contracts what ``next_of`` reads: eight queries, however many they are."""
    return rows.prefetch_related(_LATEST, *_PARTS)


def next_of(contract: Contract, actor: Actor, at: datetime) -> Next:
    """Give the next thing, seen by the actor; fetches what ``with_next`` did not."""
    if not hasattr(contract, "on_table"):
        contract = with_next(Contract.objects.select_related(*_SIDES)).get(pk=contract.pk)
    found = _BY_STATE[contract.state](contract)
    mine = bool(found.side) and found.side in sides_of(contract, actor)
    return Next(**{**found.__dict__, "mine": mine})


_SIDES = ("buyer__organisation", "buyer__person", "seller__organisation", "seller__person")


def _missing(rows: Iterable[Any]) -> str:
    """Give the side that has not said yes among ``rows``; empty when both have."""
    said = {one.side for one in rows}
    return next((str(side) for side in Side if side not in said), "")


def _one(rows: Iterable[Any], **wanted: Any) -> Any:
    """Give the first row whose columns are as wanted, or None."""
    return next((one for one in rows if all(getattr(one, k) == v for k, v in wanted.items())), None)


def _terms(contract: Contract) -> Terms | None:
    rows: list[Terms] = getattr(contract, "on_table", [])
    return rows[0] if rows else None


def _drafting(contract: Contract) -> Next:
    terms = _terms(contract)
    if terms is None:
        words = _("Write the terms and propose them to the other side.")
        return Next(words, contract.begun_side, None, "write", _("Write the terms"))
    side = _missing(terms.acceptances.all()) or terms.side
    words = _("Version %(n)d waits for an answer: accept it or propose another.") % {"n": terms.number}
    return Next(words, side, None, "terms", _("Read and answer"), clock=("contracts.answer", contract))


def _agreed(contract: Contract) -> Next:
    if notice_for(contract.price_mode, contract.seller.owner):
        agreed = contract.agreed_no or 0
        if not any(one.closed_at and one.terms_no == agreed for one in contract.notices.all()):
            return Next(
                _("The owner publishes name and price."), Side.SELLER, None, "price", _("To the notice")
            )
    taken = {one.step for one in contract.price_steps.all() if one.mode == contract.price_mode}
    step = next_step(contract.price_mode, taken)
    if step:
        words = _("The owner records how the price is found: %(step)s.") % {"step": step.label}
        return Next(words, Side.SELLER, None, "price", _("Record the step"))
    return Next(_("Make the final text, then both sign."), contract.begun_side, None, "contract", "")


def _notice(contract: Contract) -> Next:
    notice = _one(contract.notices.all(), closed_at=None, withdrawn_at=None)
    if notice is not None and _one(notice.objections.all(), state="open"):
        words = _("An objection waits for the owner's answer.")
        return Next(words, Side.SELLER, notice.until, "price", _("Answer it"))
    return Next(_("The public notice runs."), "", notice.until if notice else None, "price", "")


def _ready(contract: Contract) -> Next:
    return _to_sign(contract) or Next(
        _("Both sign the final text."), Side.BUYER, None, "sign", _("Read and sign")
    )


def _to_sign(contract: Contract) -> Next | None:
    final = _one(contract.finals.all(), voided_at=None, signed_at=None)
    if final is None:
        return None
    side = _missing(final.signatures.all())
    return Next(_("The final text waits for a signature."), side, None, "sign", _("Read and sign"))


def _running(contract: Contract) -> Next:
    ending = _one(contract.terminations.all(), state="asked")
    if ending is not None:
        words = _("An early end is asked for and waits for an answer.")
        return Next(words, other(ending.side), None, "end", _("Answer it"))
    change = _terms(contract)
    if change is not None and change.number > max(contract.signed_no or 0, contract.refused_no):
        asked = Next(
            _("A change is asked for."), _missing(change.acceptances.all()), None, "terms",
            _("Read and answer"),
        )  # fmt: skip
        return _to_sign(contract) or asked
    return _milestone(contract)


def _milestone(contract: Contract) -> Next:
    waiting: Milestone | None = _one(contract.milestones.all(), state="delivered")
    if waiting is not None:
        words = _("“%(what)s” was delivered and waits to be accepted.") % {"what": waiting.title}
        return Next(words, Side.BUYER, None, "contract", clock=("contracts.acceptance", waiting))
    planned = next((one for one in contract.milestones.all() if one.state in ("planned", "rework")), None)
    if planned is None:
        return Next(_("Nothing is open."), "", None, "contract", "")
    words = _("Next deliverable: “%(what)s”.") % {"what": planned.title}
    return Next(words, Side.SELLER, planned.due, "contract")


def _over(contract: Contract) -> Next:
    return Next(_("Nothing more is to be done here."))


_BY_STATE = {
    "drafting": _drafting, "agreed": _agreed, "notice": _notice, "ready": _ready, "signed": _running,
    "performing": _running, "completed": _over, "terminated": _over, "dropped": _over,
}  # fmt: skip
