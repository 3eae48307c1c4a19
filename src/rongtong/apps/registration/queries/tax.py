"""What the tax rules look at, read from a contract."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from rongtong.apps.contracts.models import Contract
from rongtong.apps.contracts.rules.pricing import is_state_owned
from rongtong.apps.parties.models.choices import OrganisationKind
from rongtong.apps.registration.queries.checking import read_terms
from rongtong.apps.registration.queries.registrations import open_of
from rongtong.apps.registration.rules.tax import Deal, Relief, reliefs

_PUBLIC = (OrganisationKind.UNIVERSITY, OrganisationKind.INSTITUTE)


def reliefs_of(contract: Contract, at: datetime) -> list[Relief]:
    """Give what might apply to a contract on the day it was signed, else today."""
    terms = read_terms(contract, at)
    one = open_of(contract)
    seller = contract.seller.owner
    deal = Deal(
        path=terms.path, total_fen=contract.total_fen, technology_fen=contract.technology_fen,
        years=_years(terms.values["valid_from"], terms.values["valid_to"]),
        of_organisation=contract.seller.organisation_id is not None,
        public=getattr(seller, "kind", "") in _PUBLIC and is_state_owned(seller),
        registered=one is not None and one.state in ("registered", "amending"),
        day=timezone.localdate(contract.signed_at or at), region=contract.seller_home,
    )  # fmt: skip
    return reliefs(deal)


def _years(start: str, end: str) -> float:
    """Give how many years a contract runs; 0 when it does not say so."""
    if not start or not end:
        return 0.0
    return ((date.fromisoformat(end) - date.fromisoformat(start)).days + 1) / 365.25
