"""Form fields of needs and offers: sums in yuan or 万元, regions that suit, rows of intellectual property."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.queries.words import region_name
from rongtong.apps.catalogue.rules.scales import RIGHTS, RIGHTS_MOST
from rongtong.apps.parties.web.person_fields import LineList, RegionField

UNITS = {"wan": 1_000_000, "yuan": 100}
"""Fen in the units a sum is typed in."""
MOST_FEN = 10**13
"""A thousand 亿元: nobody asks for more."""
_NUMBER_LONGEST = 80


class SumField(forms.DecimalField):
    """A sum as typed; the form turns it into fen by the unit beside it."""

    def __init__(self, **options: Any) -> None:
        widget = forms.NumberInput(attrs={"inputmode": "decimal"})
        super().__init__(
            **({"min_value": 0, "decimal_places": 6, "max_digits": 18, "widget": widget} | options)
        )

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Let the browser take any fraction."""
        return {**super().widget_attrs(widget), "step": "any"}


def in_unit(fen: int | None, unit: str) -> str:
    """Write fen in a unit of ``UNITS`` without idle zeros; empty for None."""
    if fen is None:
        return ""
    text = f"{Decimal(fen) / UNITS[unit]:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def in_fen(amount: Decimal | None, unit: str) -> int | None:
    """Give fen. ValidationError beyond ``MOST_FEN``."""
    if amount is None:
        return None
    fen = int(amount * UNITS[unit])
    if fen > MOST_FEN:
        raise ValidationError(_("This is more than a hundred billion yuan. Look at the unit."))
    return fen


class YuanSumField(SumField):
    """A sum in yuan; gives fen, None for nothing."""

    def prepare_value(self, value: Any) -> Any:
        """Show fen as yuan."""
        return in_unit(value, "yuan") if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        """Give fen."""
        return in_fen(super().clean(value), "yuan")


class RegionsField(LineList):
    """Regions on one line, by name or code; gives their codes."""

    def __init__(self, **options: Any) -> None:
        super().__init__(longest=60, **options)
        self._one = RegionField(required=False)

    def prepare_value(self, value: Any) -> Any:
        """Show codes as names."""
        return "、".join(map(region_name, value)) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> list[str]:
        """Read each; the fault names the word that no region has."""
        codes = []
        for word in super().clean(value):
            try:
                codes.append(self._one.clean(word))
            except ValidationError as fault:
                text = " ".join(fault.messages)
                raise ValidationError(f"{word}：{text}") from fault
        return list(dict.fromkeys(codes))


class RightsWidget(forms.Widget):
    """Rows of a kind and a number; two empty ones wait below those that are there."""

    template_name = "catalogue/intake/rights.html"

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Give the rows with their names and labels."""
        rows = [row for row in (value or []) if isinstance(row, Mapping)]
        shown = [*rows, {}, {}][:RIGHTS_MOST]
        context = super().get_context(name, value, attrs)
        context["rows"] = [
            {"kind": f"{name}-{n}-kind", "number": f"{name}-{n}-number", "value": row}
            for n, row in enumerate(shown)
        ]
        return context | {"choices": list(RIGHTS.items()), "longest": _NUMBER_LONGEST}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[dict[str, str]]:
        """Read the rows that were sent; empty ones are left out."""
        rows = [
            {"kind": data.get(f"{name}-{n}-kind", ""), "number": data.get(f"{name}-{n}-number", "").strip()}
            for n in range(RIGHTS_MOST)
        ]
        return [row for row in rows if row["kind"] or row["number"]]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Tell whether no row was sent at all."""
        return not any(key.startswith(f"{name}-") for key in data)

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """Give the first control."""
        return f"{id_}-0-kind" if id_ else id_


class RightsField(forms.Field):
    """Rows of intellectual property: [{"kind", "number"}]; a technical secret needs no number."""

    widget = RightsWidget

    def clean(self, value: Any) -> list[dict[str, str]]:
        """Check each row."""
        rows = list(value or [])
        for row in rows:
            if row["kind"] not in RIGHTS or "\0" in row["number"]:
                raise ValidationError(_("Choose the kind of each right."))
            if not row["number"] and row["kind"] != "secret":
                raise ValidationError(_("Write the number of each right, or take the row out."))
            if len(row["number"]) > _NUMBER_LONGEST:
                raise ValidationError(_("A number is too long: copy it from the certificate."))
        if self.required and not rows:
            raise ValidationError(self.error_messages["required"], code="required")
        return rows
