"""The form of the catalogue behind a link: the same fields and steps, kept with the answer until a yes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from rongtong.apps.campaigns.actions import answering, taking
from rongtong.apps.campaigns.models import Answer, Target
from rongtong.apps.campaigns.models.answers import What
from rongtong.apps.campaigns.web.linked import linked, speaker
from rongtong.apps.campaigns.web.values import pairs_of
from rongtong.apps.campaigns.workflow.answers import as_listing
from rongtong.apps.catalogue.rules.kinds import completeness, form_of, label_of
from rongtong.apps.catalogue.rules.listings import WRITE
from rongtong.apps.catalogue.web.intake.forms import ListingForm, initial_of, step_form
from rongtong.apps.parties.web.acting import actor_of, status_of, written
from rongtong.kit.permissions import can
from rongtong.kit.workflow import Conflict, Hindered


class ContactForm(forms.Form):
    """Whom the officer may ask about it; may stay empty."""

    contact = forms.CharField(label=gettext_lazy("Your name"), required=False, max_length=60)
    phone = forms.CharField(
        label=gettext_lazy("Phone for questions"), required=False, max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
        help_text=gettext_lazy("Only the officer of your county can read it. It is never published."),
    )  # fmt: skip


def _answer(target: Target, pk: int) -> Answer:
    """Give an answer of this link that can still be written into; 404 for any other's."""
    one = target.answers.filter(pk=pk, what=What.NEW).exclude(state="dropped").first()
    if one is None:
        raise Http404
    one.target = target
    return one


@require_http_methods(["GET", "HEAD", "POST"])
@linked
def step(request: HttpRequest, target: Target, token: str, answer: int, number: int) -> HttpResponse:
    """Show a step of the form, or save it and go on."""
    kept = _answer(target, answer)
    if kept.state not in ("writing", "sent"):
        return redirect("campaigns:asked", token)
    form = _form(kept, number, request.POST if request.method == "POST" else None)
    if request.method == "POST" and _saved(request, kept, form):
        last = number >= len(form_of(as_listing(kept)).steps)
        name, more = ("campaigns:asked_check", []) if last else ("campaigns:asked_write", [number + 1])
        return redirect(name, token, answer, *more)
    status = (409 if status_of(form) == 409 else 422) if form.is_bound else 200
    return render(request, "campaigns/asked/write.html", _context(kept, token, number, form), status=status)


def _form(answer: Answer, number: int, data: Any) -> ListingForm:
    try:
        return step_form(as_listing(answer), number, data, answer.version)
    except KeyError as beyond:
        raise Http404 from beyond


def _saved(request: HttpRequest, answer: Answer, form: ListingForm) -> bool:
    """Keep what is right; what is wrong stays in the form with its fault."""
    right, kept = form.is_valid(), list[Answer]()

    def do() -> None:
        version, actor = form.cleaned_data.get("version"), speaker(request, answer.target)
        kept.append(
            answering.save(
                answer=answer, values=form.values(), version=version, actor=actor, at=timezone.now()
            )
        )

    def now() -> dict[str, Any]:
        stored = _answer(answer.target, answer.pk)
        return initial_of(as_listing(stored), stored.version)

    if not written(form, do, now):
        return False
    if not right:
        form.data = form.data.copy()
        form.data["version"] = str(kept[0].version)  # type: ignore[index]
    return right


def _context(answer: Answer, token: str, number: int, form: ListingForm) -> dict[str, Any]:
    last = len(form_of(form.listing).steps)
    args = [token, answer.pk]
    return {
        "answer": answer, "target": answer.target, "token": token, "form": form, "rows": form.rows(),
        "number": number, "last": last, "listing": form.listing,
        "back": reverse("campaigns:asked_write", args=[*args, number - 1]) if number > 1 else "",
        "autosave": reverse("campaigns:asked_autosave", args=[*args, number]),
    }  # fmt: skip


@require_POST
@linked
def autosave(request: HttpRequest, target: Target, token: str, answer: int, number: int) -> HttpResponse:
    """Save what is right so far and say when; 409 when somebody else wrote meanwhile."""
    kept = _answer(target, answer)
    form = _form(kept, number, request.POST)
    form.is_valid()
    now = timezone.now()
    try:
        version, actor = form.cleaned_data.get("version"), speaker(request, target)
        kept = answering.save(answer=kept, values=form.values(), version=version, actor=actor, at=now)
    except Hindered as hindered:
        status = 409 if isinstance(hindered, Conflict) else 422
        return JsonResponse({"told": hindered.sentence}, status=status)
    told = _("Saved %(time)s") % {"time": timezone.localtime(now).strftime("%H:%M")}
    return JsonResponse({"told": told, "version": kept.version, "bar": ""})


@require_http_methods(["GET", "HEAD", "POST"])
@linked
def check(request: HttpRequest, target: Target, token: str, answer: int) -> HttpResponse:
    """Show what was written and what is missing; send it."""
    kept = _answer(target, answer)
    form = ContactForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _sent(request, kept, token, form.cleaned_data)
        except ValidationError as fault:
            form.add_error(None, ValidationError(fault.messages))
    missing = completeness(as_listing(kept)).missing_must
    places = {name: n for n, names in enumerate(form_of(as_listing(kept)).steps, 1) for name in names}
    context = {
        "answer": kept, "target": target, "token": token, "form": form, "pairs": pairs_of(kept),
        "missing": [(label_of(name), places.get(name, 1)) for name in missing],
        "last": len(form_of(as_listing(kept)).steps), "share": completeness(as_listing(kept)).share,
    }  # fmt: skip
    return render(request, "campaigns/asked/check.html", context, status=422 if form.errors else 200)


def _sent(request: HttpRequest, answer: Answer, token: str, given: dict[str, str]) -> HttpResponse:
    """Send it; for a member it becomes a draft at once, to be looked at and handed in."""
    now, target, reader = timezone.now(), answer.target, actor_of(request)
    if answer.state == "writing":
        actor = speaker(request, target)
        answer = answering.send(
            answer=answer, contact=given["contact"], phone=given["phone"], actor=actor, at=now
        )
    house = target.organisation
    if house is not None and answer.state == "sent" and can(reader, WRITE, as_listing(answer)):
        made = taking.claim(answer=answer, organisation=house, actor=reader, at=now)
        messages.success(request, _("Sent. Look at it once more and hand it in."))
        return redirect("catalogue:preview", made.pk)
    messages.success(request, _("Sent, thank you. Nobody will remind you."))
    return redirect("campaigns:asked", token)
