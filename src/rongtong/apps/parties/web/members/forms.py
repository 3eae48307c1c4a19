"""Forms about members."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.actions.delegations import LONGEST
from rongtong.apps.parties.models import Invitation
from rongtong.apps.parties.rules.organisation_roles import role_choices
from rongtong.apps.parties.web.person_fields import DayField
from rongtong.apps.parties.workflow.memberships import REFUSAL_REASONS
from rongtong.kit.fields import clean
from rongtong.lib import checks


class RolesField(forms.MultipleChoiceField):
    """Roles an organisation gives, as boxes."""

    def __init__(self, **options: Any) -> None:
        given = {"label": _("Roles"), "required": False, "widget": forms.CheckboxSelectMultiple} | options
        super().__init__(choices=role_choices, **given)


class InviteForm(forms.Form):
    """Whom to invite, and as what."""

    way = forms.ChoiceField(label=_("By"), choices=Invitation.Way.choices, widget=forms.RadioSelect)
    address = forms.CharField(
        label=_("E-mail or phone"),
        max_length=254,
        required=False,
        help_text=_("Empty for a link. By phone you send the link yourself."),
    )
    title = forms.CharField(label=_("Position"), max_length=60, required=False)
    roles = RolesField(help_text=_("Without a role the person sees what members see."))

    def clean(self) -> dict[str, Any]:
        """Check the address by its way."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        way, address = data.get("way"), data.get("address", "")
        if way == Invitation.Way.LINK:
            data["address"] = ""
        elif way:
            check = checks.email if way == Invitation.Way.EMAIL else checks.phone
            try:
                data["address"] = clean(check, address)
            except forms.ValidationError as fault:
                self.add_error("address", fault)
        return data


class JoinForm(forms.Form):
    """Who one is, for whoever decides."""

    title = forms.CharField(label=_("Your position"), max_length=60, required=False)
    message = forms.CharField(
        label=_("Message to the administrator"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("By what they recognise you, such as your department."),
    )


class DecideForm(forms.Form):
    """Admit with roles, or refuse with a reason."""

    roles = RolesField()
    reason = forms.ChoiceField(
        label=_("Reason of a refusal"), choices=[("", "—"), *REFUSAL_REASONS], required=False
    )
    note = forms.CharField(label=_("Note to the person"), max_length=300, required=False)


class RolesForm(forms.Form):
    """The roles of a member."""

    roles = RolesField()
    reason = forms.CharField(label=_("Reason"), max_length=100, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


class DelegateForm(forms.Form):
    """Who acts in one's place, and until when."""

    delegate: forms.ModelChoiceField[Any] = forms.ModelChoiceField(label=_("Who acts for you"), queryset=None)
    until = DayField(label=_("Until the end of"))
    reason = forms.CharField(label=_("Reason"), max_length=200, help_text=_("Such as: business trip, leave."))

    def __init__(self, others: Any, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["delegate"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
        field.queryset = others

    def clean_until(self) -> datetime:
        """Give the end of the day."""
        zone = timezone.get_default_timezone()
        day, now = self.cleaned_data["until"], timezone.localtime(timezone=zone)
        # Compared as days: the last day of the calendar has no next one.
        if not now.date() <= day < (now + LONGEST).date():
            raise forms.ValidationError(_("Choose a day within the next 180 days."))
        return datetime.combine(day + timedelta(days=1), time(), zone)
