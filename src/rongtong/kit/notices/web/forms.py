"""The form of preferences: a choice for each category and channel, and the hours."""

from __future__ import annotations

from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rongtong.kit.notices.declare import Category, Mode, categories
from rongtong.kit.notices.models import Hours
from rongtong.kit.notices.wishes import MAIL, SITE

BY_MAIL = ((Mode.NOW.value, _("At once")), (Mode.DAILY.value, _("Once a day")), (Mode.OFF.value, _("Never")))
IN_SITE = ((Mode.NOW.value, _("Yes")), (Mode.OFF.value, _("No")))


class ModesForm(forms.Form):
    """One pair of fields a category: in the site, by mail."""

    def __init__(self, data: Any = None, *, chosen: dict[tuple[str, str], Mode]) -> None:
        super().__init__(data)
        self._keys: dict[str, tuple[str, str]] = {}
        for category in categories().values():
            for channel, choices in ((SITE, IN_SITE), (MAIL, BY_MAIL)):
                name = f"{category.code}-{channel}"
                label = _("In the site") if channel == SITE else _("By mail")
                self._keys[name] = (category.code, channel)
                self.fields[name] = forms.ChoiceField(
                    label=label, choices=choices, disabled=category.must,
                    initial=chosen[category.code, channel].value,
                )  # fmt: skip

    def groups(self) -> list[tuple[Category, forms.BoundField, forms.BoundField]]:
        """Give each category with its two fields."""
        return [
            (category, self[f"{category.code}-{SITE}"], self[f"{category.code}-{MAIL}"])
            for category in categories().values()
        ]

    def modes(self) -> dict[tuple[str, str], Mode]:
        """Give what was chosen, by (category, channel)."""
        return {key: Mode(self.cleaned_data[name]) for name, key in self._keys.items()}


class HoursForm(forms.ModelForm[Hours]):
    """Quiet hours and the hour of the digest."""

    class Meta:
        """Times of the site's zone."""

        model = Hours
        fields = ("quiet_from", "quiet_until", "digest_at")
        help_texts = {  # noqa: RUF012 (Django reads a plain dict)
            "quiet_from": _("No mail from this time on; it comes when the quiet hours end."),
            "quiet_until": _("Urgent mail about your account is sent at any time."),
            "digest_at": _("8:30 when left empty."),
        }
        widgets = {  # noqa: RUF012
            name: forms.TimeInput(attrs={"type": "time"}, format="%H:%M") for name in fields
        }

    def clean(self) -> dict[str, Any]:
        """Both ends of the quiet hours, or neither."""
        values = super().clean() or self.cleaned_data
        begin, end = values.get("quiet_from"), values.get("quiet_until")
        for name, missing in (("quiet_from", begin is None and end), ("quiet_until", end is None and begin)):
            if missing and name not in self.errors:
                self.add_error(name, _("Give both ends of the quiet hours, or leave both empty."))
        return values

    def hours(self) -> dict[str, time | None]:
        """Give what was chosen."""
        return {name: self.cleaned_data.get(name) for name in self.Meta.fields}
