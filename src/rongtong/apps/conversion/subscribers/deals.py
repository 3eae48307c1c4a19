"""What happened below is counted once, in the transaction that marks the fact as delivered."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from rongtong.apps.contracts import facts as contracts
from rongtong.apps.conversion.actions.counting import count
from rongtong.apps.conversion.queries.replay import CONTRACT, INTRODUCTION, ORDER
from rongtong.apps.introductions import facts as introductions
from rongtong.apps.ledger.facts import PaymentConfirmed
from rongtong.apps.orders import facts as orders
from rongtong.apps.registration import facts as registration
from rongtong.kit.facts import subscriber
from rongtong.lib.actor import SYSTEM

_HEARD: dict[type, tuple[str, str]] = {
    introductions.IntroductionRequested: (INTRODUCTION, "introduction"),
    introductions.IntroductionAccepted: (INTRODUCTION, "introduction"),
    introductions.MeetingConfirmed: (INTRODUCTION, "introduction"),
    orders.OrderAccepted: (ORDER, "order"),
    orders.OrderDelivered: (ORDER, "order"),
    contracts.ContractAgreed: (CONTRACT, "contract"),
    contracts.ContractSigned: (CONTRACT, "contract"),
    contracts.ContractChanged: (CONTRACT, "contract"),
    registration.ContractRegistered: (CONTRACT, "contract"),
    registration.RegistrationChanged: (CONTRACT, "contract"),
    registration.RegistrationCancelled: (CONTRACT, "contract"),
}


def _listen(fact: type, kind: str, name: str) -> None:
    @subscriber(fact, "conversion.count")
    def counted(fact: Any, *, at: datetime) -> None:
        count(kind=kind, key=getattr(fact, name), actor=SYSTEM, at=at)


for _fact, (_kind, _name) in _HEARD.items():
    _listen(_fact, _kind, _name)


@subscriber(PaymentConfirmed, "conversion.count")
def paid(fact: PaymentConfirmed, *, at: datetime) -> None:
    """Count money for an order or a contract; what else is owed belongs to no deal."""
    if fact.about_kind in (ORDER, CONTRACT):
        count(kind=fact.about_kind, key=fact.about_key, actor=SYSTEM, at=at)
