"""Versions of the terms beside each other: what is different, clause by clause and figure by figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from rongtong.apps.contracts.models import Contract, Terms
from rongtong.apps.contracts.models.choices import PaymentMode, PriceMode
from rongtong.apps.contracts.queries.text import yuan
from rongtong.apps.contracts.rules.clauses import catalogue
from rongtong.apps.contracts.rules.kinds import subkinds
from rongtong.apps.contracts.rules.values import technology, total
from rongtong.lib.differences import Stretch, differences


@dataclass(frozen=True)
class Difference:
    """One clause or figure that differs; ``stretches`` joined are both texts."""

    code: str
    label: str
    stretches: tuple[Stretch, ...]


def versions_of(contract: Contract) -> list[Terms]:
    """Give all versions, newest first, with who accepted them. Two queries."""
    return list(contract.terms.select_related("by").prefetch_related("acceptances"))


def between(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """Give what differs between two values, figures first, then clauses in their order."""
    old, new = dict(figures(before)), dict(figures(after))
    pairs: list[tuple[str, str, str, str]] = [
        ("", label, old.get(label, ""), new.get(label, "")) for label in {**old, **new}
    ]
    for code, clause in catalogue().items():
        pairs.append((code, clause.label, before["clauses"].get(code, ""), after["clauses"].get(code, "")))
    return [
        Difference(code, label, tuple(differences(one, two))) for code, label, one, two in pairs if one != two
    ]


def figures(values: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """Give everything but the clauses as (label, text)."""
    kind = subkinds()[f"{values['kind']}.{values['subkind']}"]
    whole, part = total(values), technology(values)
    yield _("Kind of contract"), kind.label
    yield _("Name of the project"), values["title"]
    yield _("Valid"), " – ".join(filter(None, (values["valid_from"], values["valid_to"])))
    yield _("Total (yuan)"), yuan(whole) if whole is not None else ""
    yield _("Technology amount (yuan)"), yuan(part) if part is not None else ""
    yield _("Parts of the price"), "\n".join(map(_item, values["items"]))
    yield _("How the price is found"), str(PriceMode(values["price_mode"]).label)
    yield _("Payment"), str(PaymentMode(values["payment_mode"]).label)
    yield _("Royalty"), values["royalty"]
    yield _("Instalments"), "\n".join(map(_instalment, values["instalments"]))
    yield _("Deliverables"), "\n".join(map(_milestone, values["milestones"]))


def _item(row: Mapping[str, Any]) -> str:
    nature = _("technology") if row["technical"] else _("equipment, material")
    return f"{row['what']} · {yuan(row['fen'])} · {nature}"


def _instalment(row: Mapping[str, Any]) -> str:
    return " · ".join(filter(None, (row["what"], yuan(row["fen"]), row["due"], row["milestone"])))


def _milestone(row: Mapping[str, Any]) -> str:
    return " · ".join(filter(None, (row["title"], row["due"], row["criteria"])))
