"""Holding a contract while it is changed: whoever writes about it waits here, so that none deadlock."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rongtong.apps.contracts.models import Contract
from rongtong.apps.contracts.queries.contracts import SIDES
from rongtong.apps.contracts.queries.sides import side_of
from rongtong.apps.parties.rules.sides import ACT
from rongtong.kit.permissions import Refused
from rongtong.kit.workflow import Hindered
from rongtong.lib.actor import Actor


def hold(contract: Contract, *states: str) -> Contract:
    """Give the row held for this transaction. Hindered when it is in none of ``states`` (any when none)."""
    rows = Contract.objects.select_for_update(of=("self",)).select_related(*SIDES)
    kept = rows.get(pk=contract.pk)
    if states and kept.state not in states:
        raise Hindered(_("This is not possible in the state the contract is in now. Look at it again."))
    return kept


def speaking_for(contract: Contract, actor: Actor, side: str = "", roles: tuple[str, ...] = ACT) -> str:
    """Give the side the actor speaks for. Refused when it is none of theirs."""
    found = side_of(contract, actor, side, roles)
    if not found:
        raise Refused(_("You do not act for this side of the contract."))
    return found
