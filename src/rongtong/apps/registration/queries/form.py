"""The form of a registration: every field as it stands now, out of contract, sides and what is stated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import override

from rongtong.apps.contracts.models import Contract, Terms
from rongtong.apps.contracts.models.choices import PaymentMode
from rongtong.apps.contracts.queries.contracts import terms_no
from rongtong.apps.contracts.queries.text import yuan
from rongtong.apps.contracts.rules.kinds import kinds, subkind
from rongtong.apps.contracts.rules.values import technology, total
from rongtong.apps.parties.models import Party
from rongtong.apps.parties.models.choices import nature_name
from rongtong.apps.registration.rules.fields import Field, fields_for
from rongtong.apps.vocab import queries as vocab


def terms_in_force(contract: Contract) -> Terms | None:
    """Give the version both signed; None before."""
    return terms_no(contract, contract.signed_no) if contract.signed_no is not None else None


def side_value(party: Party, name: str) -> str:
    """Give name, uscc, region or nature of a side as the form writes it; empty when not known."""
    owner = party.owner
    if name == "name":
        return str(owner)
    if name == "region":
        return f"{party.region} {vocab.label(vocab.REGION, party.region)}" if party.region else ""
    found = str(getattr(owner, name, "") or "")
    return nature_name(found) if name == "nature" and found else found


def form_of(contract: Contract, terms: Terms, stated: Mapping[str, Any], at: datetime) -> list[list[str]]:
    """Give [code, value] of every field, always in Chinese: this is what an office reads."""
    with override("zh-hans"):
        day = timezone.localdate(contract.signed_at or at)
        fields = fields_for(str(terms.values["kind"]), day, contract.seller_home)
        return [[one.code, _value(one, contract, terms.values, stated)] for one in fields]


def values_of(form: Iterable[Sequence[str]]) -> dict[str, str]:
    """Give a kept form as {code: value}."""
    return {row[0]: row[1] for row in form}


def _value(field: Field, contract: Contract, values: Mapping[str, Any], stated: Mapping[str, Any]) -> str:
    if field.stated:
        return field.text(stated.get(field.code))
    if field.side:
        return side_value(contract.party(field.origin), field.side)
    return _of_contract(field.code, contract, values)


def _of_contract(code: str, contract: Contract, values: Mapping[str, Any]) -> str:
    kind, sub = kinds()[values["kind"]], subkind(values["kind"], values["subkind"])
    whole, part = total(values), technology(values)
    signed = timezone.localdate(contract.signed_at).isoformat() if contract.signed_at else ""
    return {
        "title": str(values["title"]), "kind": f"{kind.zh}／{sub.zh}", "signed": signed,
        "valid": f"{values['valid_from']} 至 {values['valid_to']}",
        "total": yuan(whole) if whole is not None else "",
        "technology": yuan(part) if part is not None else "",
        "payment": str(PaymentMode(values["payment_mode"]).label),
    }[code]  # fmt: skip
