"""What contracts tell the apps above: keys only. Only what both sides did is told."""

from __future__ import annotations

from dataclasses import dataclass

from rongtong.kit.facts import fact


@fact("contracts.agreed")
@dataclass(frozen=True)
class ContractAgreed:
    """Both sides accepted version ``terms_no`` of the terms."""

    contract: int
    terms_no: int


@fact("contracts.notice_opened")
@dataclass(frozen=True)
class NoticeOpened:
    """Name and price were published."""

    contract: int
    notice: int


@fact("contracts.notice_closed")
@dataclass(frozen=True)
class NoticeClosed:
    """The public notice ended and no objection stands."""

    contract: int
    notice: int


@fact("contracts.objection_raised")
@dataclass(frozen=True)
class ObjectionRaised:
    """Somebody objected to a published price."""

    contract: int
    objection: int


@fact("contracts.signed")
@dataclass(frozen=True)
class ContractSigned:
    """Both sides signed the same digest; ``terms_no`` is in force."""

    contract: int
    terms_no: int


@fact("contracts.changed")
@dataclass(frozen=True)
class ContractChanged:
    """Both sides signed a change of a signed contract; ``terms_no`` is in force from now on."""

    contract: int
    terms_no: int


@fact("contracts.milestone_accepted")
@dataclass(frozen=True)
class MilestoneAccepted:
    """The buyer accepted what the seller delivered."""

    contract: int
    milestone: int


@fact("contracts.completed")
@dataclass(frozen=True)
class ContractCompleted:
    """Every milestone was accepted."""

    contract: int


@fact("contracts.terminated")
@dataclass(frozen=True)
class ContractTerminated:
    """Both sides agreed to end it early; ``why`` is the code of the reason."""

    contract: int
    why: str


@fact("contracts.trial_accepted")
@dataclass(frozen=True)
class TrialAccepted:
    """One side offered a trial, the other accepted it: it runs."""

    trial: int


@fact("contracts.use_confirmed")
@dataclass(frozen=True)
class UseConfirmed:
    """One side brought evidence of use, the other confirmed it."""

    trial: int
    usage: int


@fact("contracts.trial_converted")
@dataclass(frozen=True)
class TrialConverted:
    """The buyer goes on: a contract was begun out of the trial; nothing is signed yet."""

    trial: int
    contract: int


@fact("contracts.trial_returned")
@dataclass(frozen=True)
class TrialReturned:
    """The buyer gave back what was tried, the seller confirmed it."""

    trial: int


@fact("contracts.trial_disputed")
@dataclass(frozen=True)
class TrialDisputed:
    """A side disputes the trial; its deadlines stand still."""

    trial: int


@fact("contracts.split_agreed")
@dataclass(frozen=True)
class SplitAgreed:
    """Everybody named agreed how the income of a result is shared."""

    contract: int
    split: int
