"""What disclosure tells the apps above it. All values are keys."""

from __future__ import annotations

from dataclasses import dataclass

from rongtong.kit.facts import fact


@fact("disclosure.agreement_signed")
@dataclass(frozen=True)
class AgreementSigned:
    """Both sides signed a confidentiality agreement."""

    agreement: int
    introduction: int


@fact("disclosure.agreement_ended")
@dataclass(frozen=True)
class AgreementEnded:
    """A binding agreement was ended or ran out; ``why`` is the code of the reason, or ``expire``."""

    agreement: int
    introduction: int
    why: str


@fact("disclosure.access_given")
@dataclass(frozen=True)
class AccessGiven:
    """An owner let the other side read a listing at a level (``models.choices.Level``)."""

    grant: int
    listing: int
    level: int
