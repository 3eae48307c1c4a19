"""Form of a merge."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.models import DuplicateProposal


class MergeForm(forms.Form):
    """Which record stays, who comes along, and why."""

    keep = forms.TypedChoiceField(label=_("Which record stays"), coerce=int, widget=forms.RadioSelect)
    with_members = forms.BooleanField(
        label=_("Members of the other record come along with their roles"),
        required=False,
        help_text=_("Leave it empty when you do not know these people: they may ask to join."),
    )
    reason = forms.CharField(label=_("Reason"), max_length=200)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, proposal: DuplicateProposal, *args: Any, **options: Any) -> None:
        pair = (proposal.first, proposal.second)
        best = next((one.pk for one in pair if one.verified), pair[0].pk)
        super().__init__(*args, initial={"keep": best, "version": proposal.version}, **options)
        keep = self.fields["keep"]
        assert isinstance(keep, forms.ChoiceField)  # noqa: S101
        keep.choices = [(one.pk, f"#{one.pk} {one.name}") for one in pair]
