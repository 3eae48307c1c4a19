"""Writing into the talk and taking a message back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from rongtong.apps.introductions.actions.talking import say, unsay
from rongtong.apps.introductions.queries.thread import messages as readable
from rongtong.apps.introductions.rules.introductions import FILES_MOST
from rongtong.apps.introductions.web.reading import found
from rongtong.apps.introductions.web.shown import context_of
from rongtong.apps.introductions.web.talk_form import form_for
from rongtong.apps.parties.web.acting import written
from rongtong.kit.permissions.asker import actor_of


@login_required
@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a message; what was typed stays when it cannot be sent."""
    introduction, actor, at = found(request, pk), actor_of(request), timezone.now()
    form = form_for(introduction, actor, at, request.POST, request.FILES)

    def do() -> None:
        typed = form.cleaned_data
        uploads = request.FILES.getlist("file")[: FILES_MOST + 1]
        given = {"uploads": uploads, "mentions": typed.get("mention") or (), "actor": actor, "at": at}
        say(introduction=introduction, body=typed["body"], **given)

    if form.is_valid() and written(form, do):
        return redirect(f"/introductions/{pk}/#talk-end")
    context = context_of(introduction, actor, at) | {"talk_form": form}
    return render(request, "introductions/one.html", context, status=422)


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a message back."""
    actor = actor_of(request)
    message = get_object_or_404(readable(actor), pk=pk)
    try:
        unsay(message=message, actor=actor, at=timezone.now())
        messages.success(request, _("The message is taken back; an empty line stays."))
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
    return redirect("introductions:one", message.introduction_id)
