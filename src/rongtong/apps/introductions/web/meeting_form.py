"""Forms of meetings: a proposal and the minutes."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from rongtong.apps.introductions.actions.meeting import Minutes
from rongtong.apps.introductions.actions.proposing import LENGTHS, Plan
from rongtong.apps.introductions.models.introductions import Role
from rongtong.apps.introductions.models.meetings import Way

_LENGTHS = [(one, format_lazy("{} {}", one, _("min"))) for one in LENGTHS]
TIMES = ("first", "second", "third")


def _time(label: Any, required: bool) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label, required=required,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
    )  # fmt: skip


class PlanForm(forms.Form):
    """One to three times, how, where or by which link, how long."""

    first = _time(_("First time"), True)
    second = _time(_("Second time"), False)
    third = _time(_("Third time"), False)
    way = forms.ChoiceField(label=_("How do you meet?"), choices=Way.choices, initial=Way.VIDEO)
    place = forms.CharField(label=_("Where you meet"), required=False, max_length=200)
    link = forms.CharField(
        label=_("Video link"), required=False, max_length=400,
        help_text=_("Of any provider; it begins with https://. It can follow later in the talk."),
        widget=forms.TextInput(attrs={"inputmode": "url"}),
    )  # fmt: skip
    minutes = forms.TypedChoiceField(
        label=_("How long it takes"),
        coerce=int,
        initial=30,
        choices=_LENGTHS,
    )

    def __init__(self, at: datetime, *args: Any, **given: Any) -> None:
        """Propose the next three working mornings and afternoons."""
        given.setdefault("initial", dict(zip(TIMES, proposed(at), strict=True)))
        super().__init__(*args, **given)

    def plan(self) -> Plan:
        """Give what was proposed."""
        typed = self.cleaned_data
        times = [typed[name] for name in TIMES if typed.get(name)]
        return Plan(times, typed["way"], typed["place"], typed["link"].strip(), typed["minutes"])


def proposed(at: datetime) -> list[datetime]:
    """Give three likely times: 10:00 and 15:00 two weekdays ahead, 10:00 the day after."""
    day = timezone.localtime(at).replace(hour=10, minute=0, second=0, microsecond=0)
    days = [one for one in (day + timedelta(days=ahead) for ahead in range(2, 9)) if one.weekday() < 5]
    return [days[0], days[0].replace(hour=15), days[1]]


class MinutesForm(forms.Form):
    """The next step, whose it is, by when."""

    step = forms.CharField(
        label=_("Agreed next step"), max_length=300, widget=forms.Textarea(attrs={"rows": "2"})
    )
    owner = forms.ChoiceField(label=_("Who does it?"), widget=forms.RadioSelect)
    step_on = forms.DateField(
        label=_("By which day?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, side: str, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        other = Role.SELLER if side == Role.BUYER else Role.BUYER
        self.fields["owner"].choices = [(side, _("We")), (other.value, _("They"))]

    def minutes(self) -> Minutes:
        """Give what was written."""
        typed = self.cleaned_data
        return Minutes(typed["step"], typed["owner"], typed["step_on"])
