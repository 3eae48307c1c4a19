"""Forms of centres, their staff and roles."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.models import Centre, Coverage, Posting
from rongtong.apps.parties.models.centres import Level
from rongtong.apps.parties.queries import centres as queries
from rongtong.apps.parties.web.person_fields import DayField, NamingForm, OrganisationField, RegionField
from rongtong.apps.parties.workflow.centres import REASONS_CLOSED
from rongtong.kit.permissions.roles import roles


class AccountField(forms.CharField):
    """An account by its whole e-mail address; nobody is listed, nobody found by half an address."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", _("The whole e-mail address the person signs in with."))
        super().__init__(max_length=254, **options)

    def clean(self, value: Any) -> Any:
        """Find the account, or say what to do."""
        text = super().clean(value).strip().lower()
        found = queries.account(text) if text else None
        if text and found is None:
            raise forms.ValidationError(_("No account has this address. Ask the person to register first."))
        return found


class CentreField(forms.ModelChoiceField[Centre]):
    """A centre that is planned or open."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Service centre"))
        super().__init__(queries.running(), **options)


class CentreForm(forms.Form):
    """What people must know to find a centre."""

    name = forms.CharField(label=_("Name of the centre"), max_length=120)
    english_name = forms.CharField(label=_("English name"), max_length=160, required=False)
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    hours = forms.CharField(
        label=_("Opening hours"),
        max_length=120,
        required=False,
        help_text=_("Such as Monday to Friday, 9:00–17:00."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class PlanForm(CentreForm):
    """A new centre and its place in the tree."""

    level = forms.ChoiceField(label=_("Level"), choices=Level.choices)
    region = RegionField()
    parent = CentreField(
        label=_("Centre above"), required=False, help_text=_("Only a provincial centre has none.")
    )
    field_order = ("level", "region", "parent", "name", "english_name", "address", "phone", "hours")


class MoveForm(forms.Form):
    """Where a centre moves; what is left empty stays."""

    address = forms.CharField(label=_("New address"), max_length=200)
    phone = forms.CharField(label=_("New phone"), max_length=40, required=False)
    hours = forms.CharField(label=_("New opening hours"), max_length=120, required=False)
    region = RegionField(label=_("New region"), required=False)
    parent = CentreField(label=_("New centre above"), required=False)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class CloseForm(forms.Form):
    """Why a centre closes, and who takes over."""

    successor = CentreField(label=_("Successor"))
    reason = forms.ChoiceField(label=_("Why?"), choices=REASONS_CLOSED, widget=forms.RadioSelect)
    note = forms.CharField(label=_("In your words"), max_length=300, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class CoverageForm(forms.Form):
    """A region served besides, or not served."""

    kind = forms.ChoiceField(label=_("What changes"), choices=Coverage.Kind.choices, widget=forms.RadioSelect)
    region = RegionField()
    since = DayField(label=_("First day"))
    until = DayField(label=_("Last day"), required=False)
    reason = forms.CharField(label=_("Reason"), min_length=4, max_length=200)


class PostForm(forms.Form):
    """A person and the post they take."""

    user = AccountField(label=_("Account"))
    post = forms.ChoiceField(label=_("Post"), choices=Posting.Post.choices)
    until = DayField(label=_("Last day"), required=False, help_text=_("Empty: until further notice."))
    most = forms.IntegerField(label=_("Cases at once, at most"), min_value=1, max_value=500, initial=30)
    reason = forms.CharField(label=_("Reason"), min_length=2, max_length=100)


class LoadForm(forms.Form):
    """How much somebody takes at once."""

    most = forms.IntegerField(label=_("Cases at once, at most"), min_value=1, max_value=500)


class WhyForm(forms.Form):
    """A reason that is kept with the decision."""

    reason = forms.CharField(label=_("Reason"), min_length=2, max_length=100)


class GiveForm(NamingForm):
    """A role for an account."""

    user = AccountField(label=_("Account"))
    role = forms.ChoiceField(label=_("Role"))
    organisation = OrganisationField(label=_("Organisation"), required=False, must_exist=True)
    centre = CentreField(required=False)
    until = DayField(label=_("Last day"), required=False, help_text=_("Empty: until it is taken away."))
    reason = forms.CharField(label=_("Reason"), min_length=2, max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(code, one.label) for code, one in roles().items()]


class SessionForm(forms.Form):
    """Why and for how long staff power is switched on."""

    LENGTHS = ((15, _("15 minutes")), (30, _("30 minutes")), (60, _("1 hour")), (240, _("4 hours")))
    reason = forms.CharField(
        label=_("What for"),
        min_length=4,
        max_length=200,
        help_text=_("Kept in the audit trail with all you do."),
    )
    minutes = forms.TypedChoiceField(label=_("For how long"), choices=LENGTHS, coerce=int, initial=30)
