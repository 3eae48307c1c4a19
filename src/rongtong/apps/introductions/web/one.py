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
from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.models.introductions import Role
from rongtong.apps.introductions.queries.names import shown
from rongtong.apps.introductions.queries.panels import panels_of
from rongtong.apps.introductions.rules.introductions import SERVE, TALK, WITHDRAW
from rongtong.apps.introductions.rules.sides import side_of
from rongtong.apps.introductions.web.reading import answers_of, found
from rongtong.apps.introductions.web.sentences import where_it_stands
from rongtong.apps.matching.models.feedback import Why
from rongtong.apps.parties.web.acting import actor_of, moved
from rongtong.kit.permissions import can
from rongtong.kit.workflow import offers, steps
from rongtong.lib.actor import Actor

BUTTONS = ("withdraw", "go_on", "end")
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
    introduction, actor = found(request, pk), actor_of(request)
    return render(request, "introductions/one.html", context_of(introduction, actor, timezone.now()))


def context_of(introduction: Introduction, actor: Actor, at: Any) -> dict[str, Any]:
    """Give what the page shows this reader."""
    side = side_of(actor, introduction)
    offered = {one.name: one for one in offers(introduction, actor, at)}
    sides = [_side(introduction, role, actor) for role in Role.values]
    serves = can(actor, SERVE, introduction)
    return {
        "one": introduction, "side": side, "sides": sides, "answers": answers_of(introduction),
        "steps": steps(introduction), "stands": where_it_stands(introduction, side, at),
        "accept": offered.get("accept"), "decline": offered.get("decline"), "reasons": Why.choices,
        "offers": [offered[name] for name in BUTTONS if name in offered and not offered[name].hindered],
        "may_nudge": side == introduction.asked_by and can(actor, WITHDRAW, introduction)
        and not asking.not_yet(introduction, at),
        "hidden_self": bool(side) and introduction.named_at(side) is None and can(actor, TALK, introduction),
        "panels": panels_of(introduction, actor, at), "serves": serves,
        "notes": introduction.notes.select_related("by") if serves else (),
    }  # fmt: skip


def _side(introduction: Introduction, role: str, actor: Actor) -> dict[str, Any]:
    listing = introduction.listing(role)
    return {"shown": shown(introduction, role, actor), "listing": listing, "label": Role(role).label}


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
