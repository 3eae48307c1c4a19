"""Forms of imports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.models import Import
from rongtong.apps.catalogue.models.choices import KINDS, Kind, Side
from rongtong.apps.catalogue.queries.owners import Owner
from rongtong.apps.catalogue.rules.imports import ATTRIBUTES
from rongtong.apps.catalogue.web.imports.defaults import default_fields
from rongtong.apps.vocab import queries as vocab
from rongtong.kit.files.web.forms import UploadField
from rongtong_match.messages import tell

_WHOLE = [
    (side.label, [(f"{side.value}.{kind}", Kind(kind).label) for kind in KINDS[side.value]]) for side in Side
]
FIELDS = "contract-field"


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


class _Seen(forms.Form):
    """A form about an import as the person saw it."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *given: Any, batch: Import, **options: Any) -> None:
        options["initial"] = {"version": batch.version} | options.get("initial", {})
        super().__init__(*given, **options)
        self.batch = batch


class ColumnsForm(_Seen):
    """One choice a column: what it holds. A header stands as it does in the file."""

    kind = forms.ChoiceField(label=_("Kind where the file says none"))

    def __init__(self, *given: Any, batch: Import, **options: Any) -> None:
        super().__init__(*given, batch=batch, initial={"kind": batch.kind}, **options)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)  # noqa: S101
        kind.choices = [(code, Kind(code).label) for code in KINDS[batch.side]]
        names = [(name, attribute_name(name)) for name in ATTRIBUTES[batch.side]]
        found = [column for sheet in batch.sheets for column in sheet["columns"]]
        self.columns = list({column["header"]: column for column in reversed(found)}.values())[::-1]
        for number, column in enumerate(self.columns):
            self.fields[f"column_{number}"] = forms.ChoiceField(
                label=column["header"] or _("(without a heading)"),
                choices=[("", _("kept as it is")), *names], required=False,
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


class LayoutForm(_Seen):
    """The line that holds the headings, tapped among the first ones, and the sheets that count."""

    header_row = forms.IntegerField(min_value=0, max_value=1_000, required=False)
    sheets = forms.MultipleChoiceField(label=_("Sheets"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *given: Any, batch: Import, **options: Any) -> None:
        names = [sheet["name"] for sheet in batch.sheets]
        counted = batch.layout.get("sheets") or [
            sheet["name"] for sheet in batch.sheets if sheet["columns"] or batch.state == "unreadable"
        ]
        super().__init__(*given, batch=batch, initial={"sheets": counted}, **options)
        field = self.fields["sheets"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101
        field.choices = [(name, name) for name in names]

    def tops(self) -> list[dict[str, Any]]:
        """Give the first lines of each sheet, the line that was taken for headings marked."""
        return [
            {
                "name": sheet["name"],
                "lines": [
                    {"number": number, "cells": cells, "heads": number == sheet.get("header_row", 0)}
                    for number, cells in sheet.get("lines", ())
                ],
            }
            for sheet in self.batch.sheets
        ]

    def given(self) -> dict[str, Any]:
        """Give what ``choose_layout`` takes."""
        return {name: self.cleaned_data[name] for name in ("header_row", "sheets", "version")}


class WholeForm(_Seen):
    """What is asked once for the whole file: the field behind each word of a column, and what blanks are."""

    def __init__(self, *given: Any, batch: Import, **options: Any) -> None:
        super().__init__(*given, batch=batch, **options)
        codes = {term.code: str(term) for term in vocab.search("", FIELDS)}
        for number, one in enumerate(batch.asked):
            first = [(code, f"{code} {codes[code]}") for code in one["proposed"] if code in codes]
            rest = [(code, f"{code} {name}") for code, name in codes.items() if code not in one["proposed"]]
            self.fields[f"field_{number}"] = forms.ChoiceField(
                label=one["words"], choices=[*first, *rest, ("", _("row by row, by its text"))],
                required=False, initial=one["code"], widget=forms.Select(attrs={"class": "form-select"}),
            )  # fmt: skip
        hinted, answers = batch.tally.get("hinted", 0), batch.answers
        if hinted or answers.get("hints"):
            words = ngettext(
                "Take the likeliest field for %(count)d row whose text only hints at one",
                "Take the likeliest field for %(count)d rows whose texts only hint at one", hinted,
            )  # fmt: skip
            ticked = bool(answers.get("hints"))
            self.fields["hints"] = forms.BooleanField(
                label=words % {"count": hinted}, required=False, initial=ticked
            )
        self.fields.update(default_fields(batch, [*codes.items()]))

    def words(self) -> Iterator[tuple[dict[str, Any], Any]]:
        """Give each word of the column with its bound field."""
        for number, one in enumerate(self.batch.asked):
            yield one, self[f"field_{number}"]

    def others(self) -> list[Any]:
        """Give the bound fields of what is blank in the file."""
        return [self[name] for name in self.fields if not name.startswith(("field_", "version"))]

    def given(self) -> dict[str, Any]:
        """Give what ``answer`` takes: words no longer in the file keep what was said of them."""
        kept = self.batch.answers.get("fields", {})
        said = {
            one["words"]: self.cleaned_data[f"field_{number}"] for number, one in enumerate(self.batch.asked)
        }
        blanks = {
            name.removeprefix("blank_"): _plain(value)
            for name, value in self.cleaned_data.items()
            if name.startswith("blank_") and value not in (None, "", [])
        }
        return {
            "fields": kept | said, "hints": bool(self.cleaned_data.get("hints")), "defaults": blanks,
            "version": self.cleaned_data["version"],
        }  # fmt: skip


def _plain(value: Any) -> Any:
    return int(value) if isinstance(value, str) and value.isdigit() and len(value) == 1 else value
