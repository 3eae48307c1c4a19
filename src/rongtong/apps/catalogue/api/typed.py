"""What programs send goes through the form of the pages: one set of rules, the same sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.rules.kinds import form_of
from rongtong.apps.catalogue.web.intake.fields import in_unit
from rongtong.apps.catalogue.web.intake.forms import ListingForm
from rongtong.apps.parties.api.checking import checked

_SUMS = ("money_low", "money_high")
_LINES = ("keywords", "reach")


def values_of(listing: Listing, given: Mapping[str, Any]) -> dict[str, Any]:
    """Give what was sent as ``actions.listings.save`` takes it. ValidationError by field otherwise.

    ``given`` holds columns in the units of the interface (money in fen) and, under ``extra``, the fields of
    the kind.
    """
    sent = {name: value for name, value in given.items() if name != "extra"} | dict(given.get("extra") or {})
    names = _asked(listing, sent)
    form = ListingForm(listing, names, _as_typed(listing, names, sent), listing.version)
    checked(form)
    told = form.values()
    if "price_mode" in sent and "price_mode" not in names:
        told["price_mode"] = sent["price_mode"]
    return told


def _asked(listing: Listing, sent: Mapping[str, Any]) -> list[str]:
    """Name the fields of the form that were sent. ValidationError for those that the kind does not ask."""
    form, names = form_of(listing), dict.fromkeys("money" if one in _SUMS else one for one in sent)
    open_ = "price_mode" in names and not form.asks("price_mode") and form.asks("money")
    if open_ and sent["price_mode"] not in ("", "agreement"):
        raise ValidationError({"price_mode": _("This kind knows “agreement” only.")})
    wrong = [one for one in names if not form.asks(one) and not (one == "price_mode" and open_)]
    if wrong:
        raise ValidationError({one: _("This kind of need or offer does not ask this.") for one in wrong})
    return [one for one in names if form.asks(one)]


def _as_typed(listing: Listing, names: list[str], sent: Mapping[str, Any]) -> dict[str, Any]:
    """Write the values as the form's controls send them."""
    typed: dict[str, Any] = {"version": listing.version}
    for name in names:
        if name == "money":
            sums = {one: sent.get(one, getattr(listing, one)) for one in _SUMS}
            typed |= {one: in_unit(fen, "yuan") for one, fen in sums.items()} | {"money_unit": "yuan"}
            typed["by_agreement"] = "on" if sent.get("price_mode") == "agreement" else ""
        elif name == "rights":
            for number, row in enumerate(sent[name] or []):
                typed |= {f"rights-{number}-{part}": row.get(part, "") for part in ("kind", "number")}
        else:
            typed[name] = _plain(name, sent[name])
    return typed


def _plain(name: str, value: Any) -> Any:
    if name == "least_fee":
        return in_unit(value, "yuan")
    if name in _LINES:
        return "、".join(value or [])
    return "" if value is None else value
