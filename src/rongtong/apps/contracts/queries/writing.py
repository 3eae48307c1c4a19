"""What a side is writing, or would begin with."""

from __future__ import annotations

from rongtong.apps.contracts.models import Contract, Draft
from rongtong.apps.contracts.queries.contracts import terms_no
from rongtong.apps.contracts.rules.values import first_values


def working(contract: Contract, side: str) -> Draft:
    """Give the side's draft; an unsaved one with the latest version (else the first values) when none."""
    kept = contract.drafts.filter(side=side).first()
    if kept is not None:
        return kept
    base = terms_no(contract)
    first = first_values(contract.kind, contract.subkind, contract.title)
    values = base.values if base else first
    return Draft(contract=contract, side=side, values=values, based_on=contract.terms_no)
