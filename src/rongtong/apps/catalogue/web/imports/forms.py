"""Forms of imports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.models.choices import KINDS, Kind, Side
from rongtong.apps.catalogue.queries.owners import Owner
from rongtong.apps.catalogue.rules.imports import ATTRIBUTES
from rongtong.kit.files.web.forms import UploadField
from rongtong_match.messages import tell

_WHOLE = [
    (side.label, [(f"{side.value}.{kind}", Kind(kind).label) for kind in KINDS[side.value]]) for side in Side
]


class NewForm(forms.Form):
    """A file, for whom, and what its rows are."""

    file = UploadField(purpose="catalogue.import", label=_("Spreadsheet"))
    what = forms.ChoiceField(
        label=_("What the rows are"),
        choices=_WHOLE,
        initial="offer.result",
        help_text=_("Counts where the file has no column for it."),
    )
    owner = forms.ChoiceField(label=_("For whom"))

    def __init__(self, *given: Any, owners: list[Owner], **options: Any) -> None:
        super().__init__(*given, **options)
        self.owners = {owner.key: owner for owner in owners}
        field = self.fields["owner"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = [(owner.key, owner.label) for owner in owners]


def attribute_name(name: str) -> str:
    """Give what an attribute of the core is called in the reader's language."""
    return tell(f"cli.attribute.{name}", "en" if (get_language() or "").startswith("en") else "zh")


class ColumnsForm(forms.Form):
    """One choice a column: what it holds. A header stands as it does in the file."""

    kind = forms.ChoiceField(label=_("Kind where the file says none"))
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *given: Any, side: str, columns: list[dict[str, Any]], **options: Any) -> None:
        super().__init__(*given, **options)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)  # noqa: S101
        kind.choices = [(code, Kind(code).label) for code in KINDS[side]]
        choices = [("", _("kept as it is")), *((name, attribute_name(name)) for name in ATTRIBUTES[side])]
        self.columns = columns
        for number, column in enumerate(columns):
            self.fields[f"column_{number}"] = forms.ChoiceField(
                label=column["header"] or _("(without a heading)"), choices=choices, required=False,
                initial=column["attribute"], widget=forms.Select(attrs={"class": "form-select"}),
            )  # fmt: skip

    def rows(self) -> Iterator[tuple[dict[str, Any], Any]]:
        """Give each column with its bound field."""
        for number, column in enumerate(self.columns):
            yield column, self[f"column_{number}"]

    def chosen(self) -> dict[str, str]:
        """Give {header: attribute} of the columns that were given a meaning."""
        return {
            column["header"]: self.cleaned_data[f"column_{number}"]
            for number, column in enumerate(self.columns)
            if column["header"] and self.cleaned_data.get(f"column_{number}")
        }
