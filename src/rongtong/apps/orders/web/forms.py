"""Forms of orders."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.queries.owners import Owner
from rongtong.apps.catalogue.web.intake.fields import YuanSumField
from rongtong.apps.orders.models import Order
from rongtong.kit.files.web.forms import UploadField


class OrderForm(forms.Form):
    """What is ordered, for whom; ``seen`` is the price in fen of one unit that stood on the page."""

    owner = forms.ChoiceField(label=_("Ordered for"))
    quantity = forms.IntegerField(label=_("Quantity"), min_value=1, max_value=10_000, initial=1)
    wish = forms.CharField(
        label=_("What exactly you want"), max_length=2_000, required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Material, figures, how samples come; the seller reads it."),
    )  # fmt: skip
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *given: Any, owners: list[Owner], priced: int | None, **options: Any) -> None:
        super().__init__(*given, initial={"seen": priced}, **options)
        owner: Any = self.fields["owner"]
        owner.choices = [(one.key, one.label) for one in owners]
        if len(owners) == 1:
            owner.widget, owner.initial = forms.HiddenInput(), owners[0].key
        self.fields["wish"].required = priced is None


class QuoteForm(forms.Form):
    """The seller's price and days."""

    price = YuanSumField(label=_("Price of all in yuan"))
    days = forms.IntegerField(label=_("Days to deliver"), min_value=1, max_value=730)
    note = forms.CharField(
        label=_("To the buyer"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class DeliverForm(forms.Form):
    """What is delivered: a sentence, and a file when there is one."""

    note = forms.CharField(
        label=_("What you deliver"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    file = UploadField(label=_("File"), purpose="orders.file", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class RateForm(forms.Form):
    """Stars and a few words."""

    stars = forms.TypedChoiceField(
        label=_("How was it?"), coerce=int, widget=forms.RadioSelect,
        choices=[(5, _("Very good")), (4, _("Good")), (3, _("Fair")), (2, _("Poor")), (1, _("Bad"))],
    )  # fmt: skip
    words = forms.CharField(label=_("One sentence about it"), max_length=200, required=False)


class SayForm(forms.Form):
    """What the mediator proposes, or why a side wants to end it."""

    note = forms.CharField(label=_("Your words"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}))


def first_quote(order: Order) -> dict[str, Any]:
    """Give what the quote begins with."""
    return {"days": order.days or order.offer.turnaround_days, "version": order.version}
