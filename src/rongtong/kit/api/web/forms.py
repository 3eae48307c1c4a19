"""The form for a new token."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rongtong.kit.api.queries import administered, offered, organisation_names
from rongtong.lib.actor import Actor

DAYS = [(30, _("30 days")), (90, _("90 days")), (180, _("Half a year")), (365, _("A year"))]


class TokenForm(forms.Form):
    """What the token is for, for whom it acts, what it may, and how long."""

    name = forms.CharField(
        label=_("What is it for?"), max_length=100, help_text=_("Such as: nightly import of our results.")
    )
    organisation = forms.TypedChoiceField(label=_("Acts for"), required=False, coerce=int, empty_value=None)
    days = forms.TypedChoiceField(label=_("Valid for"), choices=DAYS, coerce=int, initial=90)
    scopes = forms.MultipleChoiceField(
        label=_("May"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only what you hold yourself. As few as the programme needs."),
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisations = administered(actor)
        names = organisation_names(organisations)
        choices: list[tuple[Any, Any]] = [("", _("Myself")), *((key, names[key]) for key in organisations)]
        found = {one.name: one for key in (None, *organisations) for one in offered(actor, key)}
        self.fields["organisation"].choices = choices
        scopes = [(name, f"{one.label} ({name})") for name, one in sorted(found.items())]
        self.fields["scopes"].choices = scopes
