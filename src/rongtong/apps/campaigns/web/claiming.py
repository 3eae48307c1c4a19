"""Taking an answer over with an account: now it is the organisation's own need or offer."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from rongtong.apps.campaigns.actions.taking import claim
from rongtong.apps.campaigns.models import Target
from rongtong.apps.campaigns.models.answers import What
from rongtong.apps.campaigns.web.linked import linked
from rongtong.apps.campaigns.web.values import pairs_of
from rongtong.apps.catalogue.queries.own import houses
from rongtong.apps.parties.web.acting import actor_of


class OwnerForm(forms.Form):
    """Whose it is."""

    owner = forms.TypedChoiceField(label=_("Your organisation"), coerce=int, widget=forms.RadioSelect)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@linked
def show(request: HttpRequest, target: Target, token: str, answer: int) -> HttpResponse:
    """Ask for which organisation, then make the draft."""
    kept = target.answers.filter(pk=answer, what=What.NEW, state="sent").first()
    if kept is None:
        raise Http404
    kept.target, actor = target, actor_of(request)
    own = {one.pk: one for one in houses(actor)}
    form = OwnerForm(request.POST or None, initial={"owner": next(iter(own), "")})
    field = form.fields["owner"]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101
    field.choices = [(pk, one.name) for pk, one in own.items()]
    if request.method == "POST" and form.is_valid():
        try:
            house = own[form.cleaned_data["owner"]]
            made = claim(answer=kept, organisation=house, actor=actor, at=timezone.now())
            messages.success(request, _("It is yours now. Look at it once more and hand it in."))
            return redirect("catalogue:preview", made.pk)
        except ValidationError as fault:
            form.add_error(None, ValidationError(fault.messages))
    context = {
        "target": target,
        "token": token,
        "answer": kept,
        "form": form,
        "own": own,
        "pairs": pairs_of(kept),
    }
    return render(request, "campaigns/asked/claim.html", context, status=422 if form.is_bound else 200)
