"""Whether a contract is registrable: everything the rules say about one, with what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from rongtong.apps.contracts.models import Contract
from rongtong.apps.contracts.queries.contracts import terms_no
from rongtong.apps.contracts.rules.clauses import catalogue
from rongtong.apps.contracts.rules.values import first_values
from rongtong.apps.parties.models import Party
from rongtong.apps.registration.queries.form import side_value
from rongtong.apps.registration.rules.amounts import (
    amount_finding,
    side_finding,
    signed_finding,
    term_finding,
)
from rongtong.apps.registration.rules.clauses import clause_findings, void_finding, void_hints
from rongtong.apps.registration.rules.fields import fields_for, unstated
from rongtong.apps.registration.rules.findings import MISSING, PRESENT, Finding, Findings, Terms
from rongtong.apps.registration.rules.typetest import type_hints, type_test

BOUND = ("signed", "performing", "completed")


def read_terms(contract: Contract, at: datetime) -> Terms:
    """Give what the rules read: the terms in force, else the latest, else the empty ones it began with."""
    number = contract.signed_no if contract.signed_no is not None else contract.terms_no
    row = terms_no(contract, number)
    values = row.values if row else first_values(contract.kind, contract.subkind, contract.title)
    return Terms(values, timezone.localdate(contract.signed_at or at), contract.seller_home)


def checked(contract: Contract, at: datetime, fields: Mapping[str, Any] | None = None) -> Findings:
    """Give all findings of a contract; ``fields`` adds what the seller states. At most one query.

    The rules are those of the day it was signed, else of today.
    """
    return judged(contract, read_terms(contract, at), timezone.localdate(at), fields)


def judged(
    contract: Contract, terms: Terms, today: date, fields: Mapping[str, Any] | None = None
) -> Findings:
    """Give the findings of terms that were read already."""
    signed = contract.state in BOUND and contract.signed_no is not None
    items = [
        type_test(terms), *clause_findings(terms), void_finding(terms), amount_finding(terms),
        term_finding(terms, today), signed_finding(terms, signed),
        *(_side(terms, side, contract.party(side)) for side in ("seller", "buyer")),
    ]  # fmt: skip
    if fields is not None:
        items += _stated(terms, fields)
    return Findings(tuple(items), tuple(type_hints(terms) + void_hints(terms)))


def _side(terms: Terms, side: str, party: Party) -> Finding:
    wanted = [
        one for one in fields_for(terms.kind, terms.day, terms.region)
        if one.origin == side and (party.organisation_id or one.side not in ("uscc", "nature"))
    ]  # fmt: skip
    return side_finding(
        terms, side, str(party), [one.label for one in wanted if not side_value(party, one.side)]
    )


def _stated(terms: Terms, fields: Mapping[str, Any]) -> list[Finding]:
    lacks = {one.code for one in unstated(terms.kind, fields, terms.day, terms.region)}
    return [
        Finding(
            f"field:{one.code}", one.label, MISSING if one.code in lacks else PRESENT,
            _("Fill it in.") if one.code in lacks else "", one.source, one.text(fields.get(one.code)), "form",
        )
        for one in fields_for(terms.kind, terms.day, terms.region)
        if one.stated and one.must
    ]  # fmt: skip


def places_of(kind: str, at: datetime) -> dict[str, str]:
    """Give every place a remark may name, with its label."""
    found = {"kind": _("Type of contract"), "amount": _("Technology amount split off")}
    found |= {f"clause:{code}": one.label for code, one in catalogue().items() if kind in one.kinds}
    day = timezone.localdate(at)
    return found | {f"field:{one.code}": one.label for one in fields_for(kind, day)}
