"""The forms of the terms, step by step; each tells what it changes in the values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rongtong.apps.contracts.models.choices import Kind, PaymentMode, PriceMode
from rongtong.apps.contracts.models.contracts import TITLE_LONGEST
from rongtong.apps.contracts.rules.clauses import MOST, clauses_of, default_texts
from rongtong.apps.contracts.rules.kinds import kinds, subkinds
from rongtong.apps.contracts.web.rows import Cell, RowsField
from rongtong.apps.parties.web.person_fields import DayField

_NATURE = (("1", _("technology")), ("0", _("equipment, material")))


class StepForm(forms.Form):
    """One step; ``values`` are those it begins with."""

    names: tuple[str, ...] = ()

    def __init__(self, *given: Any, values: Mapping[str, Any], **options: Any) -> None:
        super().__init__(*given, initial={name: values.get(name) for name in self.names}, **options)
        self.before = values

    def told(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Give what this step sets."""
        return {name: self.cleaned_data[name] for name in self.names}


class MatterForm(StepForm):
    """Kind, name, validity."""

    names = ("title", "valid_from", "valid_to")
    subkind = forms.ChoiceField(label=_("Kind of contract"))
    title = forms.CharField(label=_("Name of the project"), max_length=TITLE_LONGEST)
    valid_from = DayField(label=_("Valid from"), required=False)
    valid_to = DayField(label=_("Valid until"), required=False)

    def __init__(self, *given: Any, values: Mapping[str, Any], **options: Any) -> None:
        super().__init__(*given, values=values, **options)
        field = self.fields["subkind"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = [
            (Kind(one.code).label, [(sub.path, f"{sub.label}（{sub.article}）") for sub in one.subkinds])
            for one in kinds().values()
        ]
        self.initial["subkind"] = f"{values['kind']}.{values['subkind']}"

    def told(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Give the matter; of another kind the clauses it offers get their wordings."""
        sub = subkinds()[self.cleaned_data["subkind"]]
        days = {name: str(self.cleaned_data[name] or "") for name in ("valid_from", "valid_to")}
        made = {"kind": sub.kind, "subkind": sub.code, "title": self.cleaned_data["title"], **days}
        if sub.kind != values["kind"]:
            made["clauses"] = default_texts(sub.kind) | dict(values["clauses"])
        return made


class PlanForm(StepForm):
    """What is delivered until when."""

    names = ("milestones",)
    milestones = RowsField(
        label=_("Deliverables"), prefix="m",
        cells=(
            Cell("title", _("What is delivered")), Cell("due", _("Due on"), "date"),
            Cell("criteria", _("How it is accepted"), "long"),
        ),
        help_text=_("Save to get more rows. Empty a row to take it out."),
    )  # fmt: skip


class MoneyForm(StepForm):
    """What it costs, what of it is technology, when it is paid."""

    names = ("items", "price_mode", "payment_mode", "instalments", "royalty", "amount_open")
    items = RowsField(
        label=_("Parts of the price"), prefix="i",
        cells=(
            Cell("what", _("What it pays for")), Cell("amount", _("Amount (yuan)"), "money"),
            Cell("technical", _("Nature"), "select", _NATURE),
        ),
        help_text=_("Equipment and material stand apart: only the rest is the technology amount."),
    )  # fmt: skip
    price_mode = forms.ChoiceField(label=_("How the price is found"), choices=PriceMode.choices)
    payment_mode = forms.ChoiceField(label=_("How it is paid"), choices=PaymentMode.choices)
    instalments: Any = None
    royalty = forms.CharField(
        label=_("How a royalty is reckoned"), required=False, max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Base, ratio, period; fixed, rising or falling (art. 846)."),
    )  # fmt: skip
    amount_open = forms.BooleanField(
        label=_("The final sum is not known yet: royalties are added"), required=False
    )

    def __init__(self, *given: Any, values: Mapping[str, Any], **options: Any) -> None:
        super().__init__(*given, values=values, **options)
        after = [("", _("on a day, or when it begins"))]
        after += [(row["key"], row["title"]) for row in values["milestones"]]
        self.fields["instalments"] = RowsField(
            label=_("Instalments"), prefix="p",
            cells=(
                Cell("what", _("Which")), Cell("amount", _("Amount (yuan)"), "money"),
                Cell("due", _("Pay by"), "date"), Cell("milestone", _("When delivered"), "select", after),
            ),
            help_text=_("Together they are the whole price."),
        )  # fmt: skip
        order = ("items", "price_mode", "payment_mode", "instalments", "royalty", "amount_open")
        self.order_fields(order)

    def clean_items(self) -> list[dict[str, Any]]:
        """Read what is technology."""
        return [row | {"technical": row["technical"] == "1"} for row in self.cleaned_data["items"]]


class ClausesForm(StepForm):
    """Every clause the kind is offered: its text, or one of the wordings."""

    def __init__(self, *given: Any, values: Mapping[str, Any], **options: Any) -> None:
        super().__init__(*given, values=values, **options)
        self.clauses = clauses_of(values["kind"])
        for clause in self.clauses:
            must = clause.needed(values["kind"], values["subkind"])
            self.fields[f"text-{clause.code}"] = forms.CharField(
                label=clause.label, required=False, max_length=MOST, help_text=clause.hint,
                initial=values["clauses"].get(clause.code, ""), widget=forms.Textarea(attrs={"rows": 5}),
            )  # fmt: skip
            choices = [("", _("Keep the text above"))]
            choices += [("default", _("The usual wording"))] if clause.wording else []
            choices += [(one.code, one.label) for one in clause.options]
            if len(choices) > 1:
                self.fields[f"take-{clause.code}"] = forms.ChoiceField(
                    label=_("Or take"), required=False, choices=choices
                )
            self.fields[f"text-{clause.code}"].must = must

    def groups(self) -> list[dict[str, Any]]:
        """Give each clause with its fields, for the page."""
        return [
            {"clause": one, "text": self[f"text-{one.code}"], "must": self.fields[f"text-{one.code}"].must,
             "take": self[f"take-{one.code}"] if f"take-{one.code}" in self.fields else None,
             "empty": not self[f"text-{one.code}"].value()}
            for one in self.clauses
        ]  # fmt: skip

    def told(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Give the texts; a wording that was chosen replaces what stood there."""
        texts = {}
        for clause in self.clauses:
            taken = self.cleaned_data.get(f"take-{clause.code}", "")
            wordings = {"default": clause.wording} | {one.code: one.wording for one in clause.options}
            texts[clause.code] = wordings.get(taken) or self.cleaned_data[f"text-{clause.code}"]
        return {"clauses": texts}


class ProposeForm(forms.Form):
    """Propose what was written; a change of a signed contract says why."""

    why = forms.CharField(
        label=_("Why it has to change"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The other side reads it first."),
    )  # fmt: skip
    sure = forms.BooleanField(widget=forms.HiddenInput, required=False)

    def __init__(self, *given: Any, change: bool, **options: Any) -> None:
        super().__init__(*given, **options)
        if not change:
            del self.fields["why"]


STEPS: dict[str, type[StepForm]] = {
    "matter": MatterForm, "plan": PlanForm, "money": MoneyForm, "clauses": ClausesForm,
}  # fmt: skip
