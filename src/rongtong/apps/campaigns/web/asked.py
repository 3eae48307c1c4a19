"""The page behind a link: what is known first, then what is asked; one tap where one is enough."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from rongtong.apps.campaigns.actions import answering, taking
from rongtong.apps.campaigns.models import Answer, Target
from rongtong.apps.campaigns.queries import asked
from rongtong.apps.campaigns.web.linked import is_staff, linked, speaker
from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import Kind, Outcome
from rongtong.apps.catalogue.rules.kinds import forms
from rongtong.apps.catalogue.rules.listings import WRITE
from rongtong.apps.parties.web.acting import actor_of
from rongtong.kit.permissions import can

AGAIN = {
    "90": gettext_lazy("in three months"),
    "180": gettext_lazy("in half a year"),
    "365": gettext_lazy("in a year"),
}
"""Days until one is asked again, as one chooses them."""
_ICONS = {
    "service": "tool",
    "result": "certificate",
    "research": "flask",
    "talent": "users",
    "finance": "coin",
}


@require_safe
@linked
def show(request: HttpRequest, target: Target, token: str) -> HttpResponse:
    """Show who asks, why, what is known, and what is asked."""
    actor = speaker(request, target)
    if request.method == "GET" and not is_staff(request, target):
        target = answering.opened(target=target, actor=actor, at=timezone.now())
    campaign, reader = target.campaign, actor_of(request)
    said = asked.answered_about(target)
    context = {
        "target": target, "campaign": campaign, "token": token, "outcomes": Outcome.choices,
        "again": AGAIN.items(),
        "open": [{"one": one, "said": said.get(one.pk)} for one in asked.open_listings(target, reader)],
        "earlier": asked.earlier(target), "facts": asked.known_facts(target, reader),
        "answers": asked.new_answers(target), "kinds": kinds_of(target),
        "member": target.organisation is not None and can(reader, WRITE, _own(target)),
    }  # fmt: skip
    return render(request, "campaigns/asked/show.html", context)


def _own(target: Target) -> Any:
    return Listing(organisation=target.organisation, side=target.campaign.side)


def kinds_of(target: Target) -> list[dict[str, Any]]:
    """Give what may be answered with: the kinds asked for, each with its hint."""
    rows = [forms()[target.campaign.side, kind] for kind in target.campaign.kinds]
    return [
        {"form": one, "label": Kind(one.kind).label, "icon": _ICONS.get(one.kind, "certificate")}
        for one in rows
    ]


def _back(token: str) -> str:
    return reverse("campaigns:asked", args=[token])


def _do(request: HttpRequest, token: str, act: Any, told: Any) -> HttpResponse:
    """Carry out what a button says and go back to the page."""
    try:
        act()
        messages.success(request, told)
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
    return redirect(_back(token))


@require_POST
@linked
def none(request: HttpRequest, target: Target, token: str) -> HttpResponse:
    """Take “we have none now”, perhaps with when to ask again."""
    days, now = request.POST.get("again", ""), timezone.now()
    again: date | None = timezone.localdate(now) + timedelta(int(days)) if days in AGAIN else None
    actor = speaker(request, target)
    told = _("Thank you. Nobody will remind you.")
    return _do(
        request, token, lambda: answering.say_none(target=target, actor=actor, at=now, again_on=again), told
    )


@require_POST
@linked
def never(request: HttpRequest, target: Target, token: str) -> HttpResponse:
    """Take the wish not to be asked again."""
    actor, now = speaker(request, target), timezone.now()
    told = _("Understood. No campaign will ask you again. You can still post here any time.")
    return _do(request, token, lambda: answering.say_never(target=target, actor=actor, at=now), told)


@require_POST
@linked
def right(request: HttpRequest, target: Target, token: str) -> HttpResponse:
    """Take the yes to what is known."""
    actor, now = speaker(request, target), timezone.now()
    told = _("Thank you: it stays as it is.")
    return _do(request, token, lambda: answering.say_right(target=target, actor=actor, at=now), told)


@require_POST
@linked
def still(request: HttpRequest, target: Target, token: str, listing: int) -> HttpResponse:
    """Take “still open” or what became of an earlier one; carried out at once for a member."""
    actor, now, reader = speaker(request, target), timezone.now(), actor_of(request)
    one = next((one for one in asked.open_listings(target, reader) if one.pk == listing), None)
    if one is None:
        raise Http404
    outcome = request.POST.get("outcome", "")

    def act() -> None:
        said = answering.say_still(target=target, listing=one, outcome=outcome, actor=actor, at=now)
        if said.state == "sent" and can(reader, WRITE, one):
            taking.claim(answer=said, organisation=target.organisation, actor=reader, at=now)

    return _do(request, token, act, _("Thank you, noted: %(title)s") % {"title": one})


@require_POST
@linked
def again(request: HttpRequest, target: Target, token: str, answer: int) -> HttpResponse:
    """Take an earlier answer as still right: nothing of it is typed again."""
    before = next((one for one in asked.earlier(target) if one.pk == answer), None)
    if before is None:
        raise Http404
    actor, now = speaker(request, target), timezone.now()

    def act() -> None:
        made = answering.begin(target=target, kind=before.kind, values=before.values, actor=actor, at=now)
        answering.send(answer=made, actor=actor, at=now)

    return _do(request, token, act, _("Thank you, noted: %(title)s") % {"title": before})


@require_POST
@linked
def begin(request: HttpRequest, target: Target, token: str, kind: str) -> HttpResponse:
    """Begin something new and go to its form."""
    if kind not in target.campaign.kinds:
        raise Http404
    try:
        actor = speaker(request, target)
        made: Answer = answering.begin(target=target, kind=kind, actor=actor, at=timezone.now())
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
        return redirect(_back(token))
    return redirect("campaigns:asked_write", token, made.pk, 1)
