"""The form: what follows from the contract, and what the seller states."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rongtong.apps.catalogue.web.intake.fields import YuanSumField
from rongtong.apps.parties.web.acting import actor_of, status_of, whole, written
from rongtong.apps.registration.actions.applying import WRITABLE, fill, submit
from rongtong.apps.registration.models import Registration
from rongtong.apps.registration.queries.checking import checked
from rongtong.apps.registration.queries.form import form_of, terms_in_force, values_of
from rongtong.apps.registration.rules.fields import Field, fields_for, stated_for
from rongtong.apps.registration.rules.registrations import FILL
from rongtong.apps.registration.web.check import rows_of
from rongtong.apps.registration.web.frame import found, frame
from rongtong.apps.registration.web.one import remarks_of
from rongtong.kit.workflow import Hindered


class StatedForm(forms.Form):
    """The fields that the seller states; empty ones may be filled in later."""

    version = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *given: Any, registration: Registration, **options: Any) -> None:
        initial = {**registration.fields, "version": registration.version}
        super().__init__(*given, initial=initial, **options)
        today = timezone.localdate()
        for one in stated_for(registration.kind, today, registration.seller_home):
            self.fields[one.code] = _field(one)
            # A draft is kept as it is; only what is handed in has to be whole.
            self.fields[one.code].required = one.must and not (self.is_bound and "submit" not in self.data)

    def told(self) -> dict[str, Any]:
        """Give what was stated."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


def _field(one: Field) -> forms.Field:
    help_text = f"{one.source.text} · {one.source.label}"
    if one.money:
        return YuanSumField(label=one.label, required=False, help_text=help_text)
    choices = [("", _("Not chosen")), *one.choices(timezone.localdate())]
    return forms.ChoiceField(label=one.label, required=False, choices=choices, help_text=help_text)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Fill in the form; hand it in when nothing is missing."""
    one, actor = found(request, pk, FILL), actor_of(request)
    if one.state not in WRITABLE:
        messages.info(request, _("The form is handed in and cannot be changed now."))
        return redirect("registration:registration", pk)
    form = StatedForm(request.POST or None, registration=one)

    def do() -> None:
        version = whole(form.cleaned_data["version"])
        fill(registration=one, values=form.told(), actor=actor, at=timezone.now(), version=version)

    def now() -> dict[str, Any]:
        kept = found(request, pk)
        return {**kept.fields, "version": kept.version}

    if request.method == "POST" and form.is_valid() and written(form, do, now):
        return _go_on(request, one)
    context = frame(request, one) | _given(one) | {"form": form}
    status = 422 if form.is_bound and form.errors and status_of(form) == 200 else status_of(form)
    return render(request, "registration/form.html", context, status=status)


def _go_on(request: HttpRequest, one: Registration) -> HttpResponse:
    if "submit" not in request.POST:
        messages.success(request, _("Saved."))
        return redirect("registration:form", one.pk)
    try:
        submit(registration=one, actor=actor_of(request), at=timezone.now())
    except Hindered as hindered:
        messages.error(request, _("Saved, but not handed in. %(why)s") % {"why": hindered.sentence})
        return redirect("registration:form", one.pk)
    messages.success(request, _("Handed in. The registrar takes it up within five working days."))
    return redirect("registration:registration", one.pk)


def _given(one: Registration) -> dict[str, Any]:
    """Give the fields that follow from the contract, and what is still missing."""
    now = timezone.now()
    terms = terms_in_force(one.contract)
    if terms is None:
        return {"given": [], "rows": [], "remarks": []}
    values = values_of(form_of(one.contract, terms, one.fields, now))
    fields = fields_for(str(terms.values["kind"]), timezone.localdate(now), one.seller_home)
    findings = checked(one.contract, now, fields=one.fields)
    last = [row for row in remarks_of(one) if row["open"]]
    return {
        "given": [
            {"field": each, "value": values.get(each.code, "")} for each in fields if not each.stated
        ],
        "findings": findings, "remarks": last,
        "rows": [row for row in rows_of(findings, one.contract, True) if not row["one"].present],
    }  # fmt: skip
