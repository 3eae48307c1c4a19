"""The forms of keeping accounts."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rongtong.kit.accounts import queries
from rongtong.kit.accounts.contacts import Contact
from rongtong.kit.accounts.models import User
from rongtong.kit.accounts.web.fields import ContactField

ACTS = {
    "unlock": gettext_lazy("Unlock"),
    "end_sessions": gettext_lazy("Sign out everywhere"),
    "suspend": gettext_lazy("Close the account for now"),
    "reinstate": gettext_lazy("Open the account again"),
    "leave": gettext_lazy("This person left"),
}


class FindForm(forms.Form):
    """Find an account by the whole address: there is no list to browse through."""

    contact = ContactField(help_text=gettext_lazy("The whole address; this is kept in the audit trail."))


class KeepForm(forms.Form):
    """What to do, why, and who takes over."""

    act = forms.ChoiceField(label=gettext_lazy("What"), choices=list(ACTS.items()), widget=forms.RadioSelect)
    reason = forms.CharField(label=gettext_lazy("Why"), min_length=4, max_length=200)
    successor = ContactField(
        label=gettext_lazy("Who takes over"),
        required=False,
        help_text=gettext_lazy(
            "Only when somebody left: address of the account that takes over. Organisations that this person "
            "alone administers get it as administrator, if it is a member there; the members are told."
        ),
    )

    def clean_successor(self) -> User | None:
        """Find the successor."""
        contact: Contact | None = self.cleaned_data["successor"]
        if contact is None:
            return None
        user = queries.find(contact)
        if user is None:
            raise ValidationError(_("No account has this address."))
        return user
