"""What an early end does with the money: what both give up is owed no longer."""

from __future__ import annotations

from django.db.models import F

from rongtong.apps.contracts.models import Contract, Termination
from rongtong.apps.ledger.models import Obligation
from rongtong.apps.ledger.queries.obligations import about

UNPAID = ("open", "disputed")


def unpaid(contract: Contract) -> list[Obligation]:
    """Give what is still owed because of a contract, the first due first."""
    return list(about(contract).filter(state__in=UNPAID).order_by(F("due").asc(nulls_last=True), "pk"))


def given_up(termination: Termination) -> list[Obligation]:
    """Give those of them that are owed no longer once both agree to the early end."""
    return [one for one in unpaid(termination.contract) if one.pk in termination.waived]
