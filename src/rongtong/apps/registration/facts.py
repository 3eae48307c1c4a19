"""What registration tells the apps above: keys only."""

from __future__ import annotations

from dataclasses import dataclass

from rongtong.kit.facts import fact


@fact("registration.submitted")
@dataclass(frozen=True)
class RegistrationSubmitted:
    """The seller handed an application in, or handed it in again."""

    registration: int
    contract: int


@fact("registration.registered")
@dataclass(frozen=True)
class ContractRegistered:
    """A registrar of neither side registered the contract; told once a registration."""

    registration: int
    contract: int


@fact("registration.changed")
@dataclass(frozen=True)
class RegistrationChanged:
    """A change of a registered contract was registered under the same number."""

    registration: int
    contract: int


@fact("registration.refused")
@dataclass(frozen=True)
class RegistrationRefused:
    """The contract was not registered (未予登记); ``why`` is the code of the reason."""

    registration: int
    contract: int
    why: str


@fact("registration.cancelled")
@dataclass(frozen=True)
class RegistrationCancelled:
    """A registration was cancelled; ``why`` is the code of the reason."""

    registration: int
    contract: int
    why: str
