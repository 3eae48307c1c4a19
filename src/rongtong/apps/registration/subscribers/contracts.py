"""What a change or an early end of a contract means for its registration."""

from __future__ import annotations

from datetime import datetime

from rongtong.apps.contracts.facts import ContractChanged, ContractTerminated
from rongtong.apps.registration.actions.ending import end_with_contract
from rongtong.apps.registration.actions.telling import tell_sides
from rongtong.apps.registration.queries.registrations import open_of_key
from rongtong.kit.facts import subscriber
from rongtong.lib.actor import SYSTEM


@subscriber(ContractTerminated, "registration.contract_ended")
def ended(fact: ContractTerminated, *, at: datetime) -> None:
    """End or mark the contract's registration, if there is one."""
    one = open_of_key(fact.contract)
    if one is not None:
        end_with_contract(registration=one, actor=SYSTEM, at=at)


@subscriber(ContractChanged, "registration.contract_changed")
def changed(fact: ContractChanged, *, at: datetime) -> None:
    """Tell the seller of a registered contract that its change has to be registered as well."""
    one = open_of_key(fact.contract)
    if one is not None and one.state == "registered":
        tell_sides(one, "registration.to_amend", at=at)
