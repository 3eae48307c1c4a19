"""Forms of trials: their terms, evidence of use, the kind of contract that follows."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.queries.owners import Owner
from rongtong.apps.contracts.models.choices import Kind
from rongtong.apps.contracts.models.trials import MOST_MONTHS
from rongtong.apps.contracts.rules.kinds import kinds
from rongtong.apps.contracts.web.rows import Cell, RowsField
from rongtong.apps.parties.web.person_fields import DayField, YuanField
from rongtong.kit.files.web.forms import UploadField

_MONTHS = [(n, _("%(n)d months") % {"n": n}) for n in (1, 2, 3, 6, 9, 12, 18, MOST_MONTHS)]


class TrialForm(forms.Form):
    """What may be used, for how long, at what fee; for whom, when that is not known."""

    owner = forms.ChoiceField(label=_("In whose name"), widget=forms.RadioSelect)
    scope = forms.CharField(
        label=_("What may be used, where and for what"), max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Name the process or device, the place, the quantity, and what is not allowed."),
    )  # fmt: skip
    months = forms.TypedChoiceField(label=_("For how long"), choices=_MONTHS, coerce=int, initial=3)
    fee_fen = YuanField(
        label=_("Fee of the trial (yuan)"), required=False, help_text=_("Leave it empty: free of charge.")
    )

    def __init__(self, *given: Any, owners: list[Owner] | None, **options: Any) -> None:
        super().__init__(*given, **options)
        if owners is None:
            del self.fields["owner"]
            return
        field = self.fields["owner"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = [(one.key, one.label) for one in owners]
        field.initial = owners[0].key if owners else ""
        if len(owners) == 1:
            field.widget = forms.HiddenInput()


class UseForm(forms.Form):
    """What the use showed, with figures and files."""

    on = DayField(label=_("Day of use"))
    note = forms.CharField(
        label=_("What the use showed"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("On which machine or line, how long, what came of it. Both sides read it."),
    )  # fmt: skip
    figures = RowsField(
        label=_("Figures"), prefix="f",
        cells=(Cell("what", _("What was measured")), Cell("value", _("Value with its unit"))),
    )  # fmt: skip
    first = UploadField(label=_("File"), purpose="contracts.usage", required=False)
    second = UploadField(label=_("Another file"), purpose="contracts.usage", required=False)

    def uploads(self) -> list[Any]:
        """Give the files that were chosen."""
        return [one for name in ("first", "second") if (one := self.cleaned_data[name])]


class ConvertForm(forms.Form):
    """Which kind of contract it becomes."""

    kind = forms.ChoiceField(label=_("Kind of contract"), initial="licence.patent")
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = [
            (Kind(one.code).label, [(sub.path, f"{sub.label}（{sub.article}）") for sub in one.subkinds])
            for one in kinds().values()
        ]
