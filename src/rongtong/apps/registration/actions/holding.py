"""Holding a registration while it is changed: its contract first, so that none deadlock."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rongtong.apps.contracts.models import Contract
from rongtong.apps.registration.models import Registration
from rongtong.apps.registration.queries.registrations import with_sides
from rongtong.kit.workflow import Hindered


def hold_contract(contract: Contract) -> Contract:
    """Give the contract's row held for this transaction."""
    return (
        Contract.objects.select_for_update(of=("self",)).select_related("buyer", "seller").get(pk=contract.pk)
    )


def hold(registration: Registration, *states: str) -> Registration:
    """Give the row held, after its contract. Hindered when it is in none of ``states`` (any when none)."""
    Contract.objects.select_for_update(of=("self",)).filter(pk=registration.contract_id).values("pk").get()
    kept = with_sides().select_for_update(of=("self",)).get(pk=registration.pk)
    if states and kept.state not in states:
        raise Hindered(_("This is not possible in the state the registration is in now. Look at it again."))
    return kept
