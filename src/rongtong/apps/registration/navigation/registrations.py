"""The list of registrations beside the contracts; the bar on a contract's page."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongtong.apps.contracts.queries.contracts import with_sides
from rongtong.apps.introductions.queries.doors import door
from rongtong.apps.registration.queries.checking import checked
from rongtong.apps.registration.queries.registrations import latest_of
from rongtong.apps.registration.web.check import rows_of
from rongtong.kit.pages.shelves import Shelf, shelf
from rongtong.kit.workflow import workflow_of

WRITABLE = ("drafting", "signed", "performing")
ENDED = ("dropped", "terminated")
SHOWN = 4


def of_contract(key: int) -> Shelf | None:
    """Show how registrable a contract is, or where its registration stands. At most three queries."""
    contract = with_sides().get(pk=key)
    one = latest_of(contract)
    if one is not None:
        values = {"contract": contract, "one": one, "shown": workflow_of(one).by_state[one.state]}
        return Shelf("registration/shelf.html", values)
    if contract.state in ENDED:
        return None
    findings = checked(contract, timezone.now())
    lacks = [row for row in rows_of(findings, contract, contract.state in WRITABLE) if not row["one"].present]
    values = {"contract": contract, "findings": findings, "missing": lacks[:SHOWN]}
    return Shelf("registration/shelf.html", values)


door(_("Registration of contracts"), "registration:list", icon="certificate", order=30)
shelf("contract", "registration.bar", of_contract)
