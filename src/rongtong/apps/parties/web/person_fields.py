"""Form fields of people and centres: regions as people write them, lists on one line, money in yuan."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.queries.conflicts import organisation_named
from rongtong.apps.vocab import queries as vocab
from rongtong.lib.actor import ANONYMOUS, Actor
from rongtong_match.values.faults import ValueFault
from rongtong_match.values.regions import read_region

_GAPS = re.compile(r"\s*[、,，;；\n]+\s*")
LISTED = 20


class RegionField(forms.CharField):
    """A region by name or code (绵阳涪城, 510703); gives its six-digit code."""

    def __init__(self, **options: Any) -> None:
        options = {
            "label": _("Region"),
            "help_text": _("County or city, such as Fucheng in Mianyang."),
        } | options
        super().__init__(max_length=60, **options)

    def prepare_value(self, value: Any) -> Any:
        """Show the name of a code, with the regions above it."""
        names = vocab.path(vocab.REGION, value) if value else ()
        return "".join(term.zh for term in names) or value

    def clean(self, value: Any) -> str:
        """Read what was typed; a code of the region list passes as it is."""
        text = super().clean(value)
        if not text or vocab.term(vocab.REGION, text) is not None:
            return str(text)
        try:
            code = read_region(text)
        except ValueFault as fault:
            if fault.reason.code == "value.region.ambiguous":
                raise ValidationError(
                    _("Several places have this name. Write the city before it.")
                ) from fault
            code = next(
                (hit.code for hit in vocab.search(text, vocab.REGION) if hit.en.lower() == text.lower()), None
            )
        if code is None:
            raise ValidationError(_("There is no such region. Write the city, then the county."))
        return code


class LineList(forms.CharField):
    """A list on one line, parted by 、 or commas; gives a list without repeats."""

    def __init__(self, *, longest: int = 80, **options: Any) -> None:
        options.setdefault("help_text", _("Part them by 、 or commas."))
        self.longest = longest
        super().__init__(max_length=2_000, **options)

    def prepare_value(self, value: Any) -> Any:
        """Show a list as a line."""
        return "、".join(map(str, value)) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> Any:
        """Part the line."""
        words = list(dict.fromkeys(word for word in _GAPS.split(super().clean(value).strip()) if word))
        if len(words) > LISTED:
            raise ValidationError(_("Twenty are enough: keep the most telling ones."))
        if any(len(word) > self.longest for word in words):
            raise ValidationError(_("One of these is too long. Part them by 、 or commas."))
        return words

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare as lines."""
        return super().has_changed(self.prepare_value(initial), data)


class OrganisationField(forms.CharField):
    """An organisation by its registered name or credit code; gives the record, or the text when unknown."""

    def __init__(self, *, must_exist: bool = False, **options: Any) -> None:
        options.setdefault("help_text", _("Registered name or unified social credit code."))
        self.must_exist = must_exist
        self.actor = ANONYMOUS
        super().__init__(max_length=200, **options)

    def clean(self, value: Any) -> Any:
        """Look the name up; only what the form's reader may see is found."""
        text = super().clean(value)
        if not text:
            return None
        found = organisation_named(text, self.actor)
        if found is None and self.must_exist:
            raise ValidationError(
                _("No organisation of this name is registered here. Copy it from its page.")
            )
        return found or text


class NamingForm(forms.Form):
    """A form with an ``organisation``, found as far as ``actor`` may see."""

    def __init__(self, *args: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["organisation"]
        assert isinstance(field, OrganisationField)  # noqa: S101
        field.actor = actor


class YuanField(forms.DecimalField):
    """Money typed in yuan; gives fen."""

    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=0, max_value=10**9, decimal_places=2, **options)

    def prepare_value(self, value: Any) -> Any:
        """Show fen as yuan."""
        return Decimal(value) / 100 if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        """Give fen; nothing typed is 0."""
        yuan = super().clean(value)
        return int(yuan * 100) if yuan is not None else 0


class DayField(forms.DateField):
    """A day, with the browser's calendar."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)
