"""Forms of a split of income: its parts and the figures it rests on."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rongtong.apps.contracts.actions.splitting import Part
from rongtong.apps.contracts.models import Stated
from rongtong.apps.contracts.models.income import Way
from rongtong.apps.contracts.web.rows import Cell, RowsField
from rongtong.apps.parties.models import Person
from rongtong.apps.parties.web.person_fields import DayField, YuanField


def basis_points(typed: str) -> int:
    """Read a percentage with at most two decimals as basis points. ValidationError for anything else."""
    try:
        found = Decimal(typed.strip().rstrip("%％")) * 100
    except InvalidOperation:
        raise ValidationError(_("Write a percentage such as 35 or 12.5.")) from None
    if not found.is_finite() or found != found.to_integral_value() or not 0 < found <= 10_000:
        raise ValidationError(_("Write a percentage such as 35 or 12.5."))
    return int(found)


class PercentField(forms.CharField):
    """A percentage; gives basis points."""

    def clean(self, value: Any) -> Any:
        """Read it."""
        text = super().clean(value)
        return basis_points(text) if text else None


class SplitForm(forms.Form):
    """The people's part, the rule it rests on, and who gets how much of it."""

    way = forms.ChoiceField(label=_("From what"), choices=Way.choices, widget=forms.RadioSelect)
    team = PercentField(
        label=_("The people's part (%)"), max_length=8, initial="70",
        help_text=_("Of the base; not below the floor of the law, which stands above."),
    )  # fmt: skip
    years = forms.IntegerField(
        label=_("Years"), required=False, min_value=0, max_value=5, help_text=_("Of operating profit only.")
    )
    own_rule = forms.CharField(
        label=_("Rule of your organisation"), max_length=200,
        help_text=_("Its name and number; where there is none, the decision this rests on."),
    )  # fmt: skip
    parts: Any = None

    def __init__(self, *given: Any, people: QuerySet[Person], **options: Any) -> None:
        super().__init__(*given, **options)
        self.people = {str(one.pk): one for one in people.select_related("user")}
        choices = [("", _("Choose somebody"))] + [(key, one.name) for key, one in self.people.items()]
        self.fields["parts"] = RowsField(
            label=_("Who gets how much of it"), prefix="s", required=True,
            cells=(
                Cell("person", _("Person"), "select", choices), Cell("percent", _("Part (%)")),
                Cell("role", _("What they did")),
            ),
            help_text=_("The parts together are 100%. Who has no account here cannot agree here."),
        )  # fmt: skip

    def clean_parts(self) -> list[Part]:
        """Read each row."""
        made = []
        for place, row in enumerate(self.cleaned_data["parts"], 1):
            person = self.people.get(row["person"])
            try:
                bp = basis_points(row["percent"])
            except ValidationError as fault:
                words = {"n": place, "why": " ".join(fault.messages)}
                raise ValidationError(_("Row %(n)d: %(why)s") % words) from fault
            if person is None:
                raise ValidationError(_("Row %(n)d: choose somebody.") % {"n": place})
            made.append(Part(person, row["role"], bp))
        return made

    def told(self) -> dict[str, Any]:
        """Give what the action wants."""
        told = self.cleaned_data
        return {
            "way": told["way"], "team_bp": told["team"], "years": told["years"] or 0, "parts": told["parts"],
            "own_rule": told["own_rule"],
        }  # fmt: skip


class StatedForm(forms.Form):
    """A cost, or a year's profit."""

    kind = forms.ChoiceField(label=_("Cost or profit"), choices=Stated.What.choices)
    what = forms.CharField(label=_("For what"), max_length=120)
    fen = YuanField(label=_("Amount (yuan)"))
    on = DayField(label=_("On"))
