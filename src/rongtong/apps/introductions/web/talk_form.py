"""The form of a message."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rongtong.apps.introductions.actions.talking import LONGEST
from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.queries.thread import callable_people
from rongtong.kit.files.web.forms import UploadField
from rongtong.lib.actor import Actor


class MessageForm(forms.Form):
    """Words, files one by one, whose attention is asked for."""

    body = forms.CharField(
        label=_("Your message"), required=False, max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": "3"}),
    )  # fmt: skip
    file = UploadField(purpose="introductions.message", label=_("File"), required=False)
    mention = forms.TypedMultipleChoiceField(
        label=_("Ask for the attention of"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, people: list[Any], *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["mention"].choices = [(one.pk, str(one)) for one in people]
        if not people:
            del self.fields["mention"]


def form_for(introduction: Introduction, actor: Actor, at: Any, *posted: Any) -> MessageForm:
    """Give the form with the people this reader may name."""
    return MessageForm(callable_people(introduction, actor, at), *posted)
