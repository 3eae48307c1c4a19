"""One introduction, as either side or the service centre sees it, and its steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from rongtong.apps.introductions.actions import asking, ending, replying, silence
from rongtong.apps.introductions.actions.talking import note_reading
from rongtong.apps.introductions.web.reading import found
from rongtong.apps.introductions.web.shown import context_of
from rongtong.apps.parties.web.acting import actor_of, moved

STEPS: dict[str, Callable[..., object]] = {
    "accept": replying.accept, "decline": replying.decline, "withdraw": replying.withdraw,
    "go_on": ending.go_on, "end": ending.end,
}  # fmt: skip
ACTS: dict[str, tuple[Callable[..., object], Any]] = {
    "nudge": (asking.nudge, _("They are reminded.")),
    "show_who": (replying.show_who, _("The other side now sees who you are.")),
    "take_up": (silence.take_up, _("You look after it now.")),
}


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show where it stands, who has the next step, and everything that was said and agreed."""
    introduction, actor, at = found(request, pk), actor_of(request), timezone.now()
    note_reading(introduction=introduction, actor=actor, at=at)
    return render(request, "introductions/one.html", context_of(introduction, actor, at))


@login_required
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept, decline, withdraw, go on or end."""
    introduction = found(request, pk)

    def do(*, name: str, reason: str, note: str, **given: Any) -> object:
        if name not in STEPS:
            raise Http404
        if name in ("decline", "withdraw", "end"):
            given["reason"] = reason
        return STEPS[name](introduction=introduction, **given)

    return moved(request, introduction, do, reverse("introductions:one", args=[pk]))


@login_required
@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Remind, show who one is, take a silent one up, note what was done."""
    introduction, what = found(request, pk), request.POST.get("what", "")
    given: dict[str, Any] = {"introduction": introduction, "actor": actor_of(request), "at": timezone.now()}
    back = "introductions:silent" if request.POST.get("back") == "silent" else ""
    try:
        if what == "note":
            silence.note(text=request.POST.get("text", ""), **given)
            told = _("Noted for the centre.")
        elif what in ACTS:
            act_of, told = ACTS[what]
            act_of(**given)
        else:
            raise Http404
        messages.success(request, told)
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
    return redirect(back) if back else redirect("introductions:one", pk)
