"""What follows in the same transaction when a contract moves on."""

from __future__ import annotations

from datetime import timedelta

from rongtong.apps.contracts import facts
from rongtong.apps.contracts.models import Contract, Notice, Termination
from rongtong.apps.contracts.rules.pricing import notice_for
from rongtong.apps.contracts.workflow.guards import open_notice
from rongtong.apps.contracts.workflow.system import as_system
from rongtong.kit import clocks
from rongtong.kit.facts import publish
from rongtong.kit.workflow import Change, perform

NOTICE_CLOCK = "contracts.notice"


def agreed(contract: Contract, change: Change) -> None:
    """Both accepted the latest version."""
    contract.keep(agreed_no=contract.terms_no, agreed_at=change.at)
    publish(facts.ContractAgreed(contract.pk, contract.terms_no), at=change.at)


def notice_opened(contract: Contract, change: Change) -> None:
    """Publish name and price, never the buyer; the clock says until when."""
    rule = notice_for(contract.price_mode, contract.seller.owner)
    assert rule is not None  # noqa: S101 - the guard has looked
    clock = clocks.start(NOTICE_CLOCK, contract, at=change.at)
    least = change.at + timedelta(days=rule.least_days)
    notice = Notice.objects.create(
        contract=contract, terms_no=contract.agreed_no or 0, name=contract.title,
        price_fen=contract.total_fen or 0, amount_open=contract.amount_open, opened_at=change.at,
        until=max(least, clock.due_at or least),
    )  # fmt: skip
    publish(facts.NoticeOpened(contract.pk, notice.pk), at=change.at)


def notice_closed(contract: Contract, change: Change) -> None:
    """The notice ran its days and nothing stands against it."""
    notice = open_notice(contract)
    assert notice is not None  # noqa: S101 - the guard has looked
    Notice.objects.filter(pk=notice.pk).update(closed_at=change.at)
    clocks.stop(NOTICE_CLOCK, contract, at=change.at)
    publish(facts.NoticeClosed(contract.pk, notice.pk), at=change.at)


def reopened(contract: Contract, change: Change) -> None:
    """Nothing counts as agreed: the final text is void, the notice withdrawn."""
    contract.keep(agreed_no=None, agreed_at=None)
    _withdraw(contract, change)


def dropped(contract: Contract, change: Change) -> None:
    """It ends here."""
    contract.keep(ended_at=change.at)
    _withdraw(contract, change)


def _withdraw(contract: Contract, change: Change) -> None:
    contract.finals.filter(voided_at=None, signed_at=None).update(voided_at=change.at)
    if contract.notices.filter(closed_at=None, withdrawn_at=None).update(withdrawn_at=change.at):
        clocks.stop(NOTICE_CLOCK, contract, at=change.at)


def signed(contract: Contract, change: Change) -> None:
    """The text both signed is in force."""
    final = contract.finals.get(voided_at=None, signed_at=None)
    final.keep(signed_at=change.at)
    publish(facts.ContractSigned(contract.pk, final.terms_no), at=change.at)


def completed(contract: Contract, change: Change) -> None:
    """All is accepted."""
    contract.keep(ended_at=change.at)
    publish(facts.ContractCompleted(contract.pk), at=change.at)


def terminated(contract: Contract, change: Change) -> None:
    """What was not delivered is cancelled; what was accepted stays."""
    contract.keep(ended_at=change.at)
    for milestone in contract.milestones.exclude(state__in=("accepted", "cancelled")):
        perform(milestone, "cancel", actor=as_system(change.actor), at=change.at)
    ended = Termination.objects.filter(contract=contract, state="agreed").latest("at")
    publish(facts.ContractTerminated(contract.pk, ended.why), at=change.at)
