"""The door for organisations that are not on the list: they say who they are and get a page of their own."""

from __future__ import annotations

from dataclasses import replace

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from rongtong.apps.campaigns.actions.coming import come
from rongtong.apps.campaigns.queries.links import campaign_by
from rongtong.apps.campaigns.rules.links import TARGET, token_of
from rongtong.apps.campaigns.web.linked import runs, unlisted
from rongtong.apps.parties.web.organisations.fields import CodeField
from rongtong.apps.parties.web.person_fields import RegionField
from rongtong.kit.workflow import Hindered
from rongtong.lib.actor import SYSTEM


class ComeForm(forms.Form):
    """Who they are."""

    name = forms.CharField(label=_("Registered name of your organisation"), max_length=200, min_length=2)
    uscc = CodeField(required=False)
    region = RegionField(required=False)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def show(request: HttpRequest, token: str) -> HttpResponse:
    """Ask who they are; lead on to their own page."""
    campaign = campaign_by(token)
    if campaign is None:
        return unlisted(render(request, "campaigns/asked/void.html", status=404))
    if not runs(campaign):
        return unlisted(render(request, "campaigns/asked/over.html", {"campaign": campaign}, status=410))
    form = ComeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            by = replace(SYSTEM, name=form.cleaned_data["name"][:150], via="link")
            made = come(campaign=campaign, actor=by, at=timezone.now(), **form.cleaned_data)
            return redirect("campaigns:asked", token_of(TARGET, made.pk, made.key))
        except Hindered as fault:
            form.add_error(None, ValidationError(fault.messages))
    status = 422 if form.is_bound else 200
    return unlisted(
        render(request, "campaigns/asked/public.html", {"campaign": campaign, "form": form}, status=status)
    )
