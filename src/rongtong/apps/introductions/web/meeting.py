"""Meetings of an introduction: propose, pick, come, minute, confirm, cancel; the calendar file."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rongtong.apps.introductions.actions import meeting as write
from rongtong.apps.introductions.actions.proposing import propose
from rongtong.apps.introductions.models import Meeting
from rongtong.apps.introductions.queries.calendars import entry
from rongtong.apps.introductions.queries.meetings import meetings
from rongtong.apps.introductions.rules.introductions import TALK
from rongtong.apps.introductions.rules.sides import side_of
from rongtong.apps.introductions.web.meeting_form import MinutesForm, PlanForm
from rongtong.apps.introductions.web.reading import found
from rongtong.apps.parties.web.acting import whole, written
from rongtong.kit.permissions import need
from rongtong.kit.permissions.asker import actor_of

DONE = {
    "pick": _("Agreed. Both sides get the entry for their calendars."), "came": _("You are checked in."),
    "confirm": _("Confirmed: you count as having met."), "object": _("They are told and write them anew."),
    "cancel": _("Cancelled. The other side is told."), "absent": _("Noted. You may propose another time."),
}  # fmt: skip


def _of(request: HttpRequest, pk: int) -> Meeting:
    return get_object_or_404(meetings(actor_of(request)), pk=pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose times, or others than the ones proposed."""
    introduction, actor, at = found(request, pk), actor_of(request), timezone.now()
    need(actor, TALK, introduction)
    there = introduction.meetings.filter(state="proposed").first()
    form = PlanForm(at, request.POST or None)

    def do() -> None:
        given: dict[str, Any] = {"plan": form.plan(), "actor": actor, "at": at}
        write.counter(meeting=there, **given) if there else propose(introduction=introduction, **given)

    if form.is_bound and form.is_valid() and written(form, do):
        messages.success(request, _("The other side is asked to choose."))
        return redirect("introductions:one", pk)
    context = {"one": introduction, "form": form, "counter": there}
    return render(request, "introductions/plan.html", context, status=422 if form.is_bound else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what was agreed."""
    meeting, actor, at = _of(request, pk), actor_of(request), timezone.now()
    form = MinutesForm(side_of(actor, meeting.introduction), request.POST or None)

    def do() -> None:
        write.minute(meeting=meeting, minutes=form.minutes(), actor=actor, at=at)

    if form.is_bound and form.is_valid() and written(form, do):
        messages.success(request, _("The other side is asked to confirm."))
        return redirect("introductions:one", meeting.introduction_id)
    context = {"one": meeting.introduction, "meeting": meeting, "form": form}
    return render(request, "introductions/minutes.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Pick a time, check in, confirm, disagree, cancel, say that it was not held."""
    meeting, typed, what = _of(request, pk), request.POST, request.POST.get("what", "")
    if what not in DONE:
        raise Http404
    given: dict[str, Any] = {"meeting": meeting, "actor": actor_of(request), "at": timezone.now()}
    if what != "came":
        given["version"] = whole(typed.get("version"))
    try:
        _do(what, typed, given)
        messages.success(request, DONE[what])
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
    return redirect("introductions:one", meeting.introduction_id)


def _do(what: str, typed: Any, given: dict[str, Any]) -> None:
    reason = typed.get("reason", "")
    if what == "pick":
        write.pick(slot=whole(typed.get("slot")) or 0, **given)
    elif what == "came":
        write.came(**given)
    elif what == "confirm":
        write.confirm(**given)
    elif what == "object":
        write.disagree(reason=reason, **given)
    else:
        write.call_off(step=what, reason=reason, **given)


@login_required
@require_safe
def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the meeting as a calendar file. 404 while no time is agreed."""
    meeting = _of(request, pk)
    if meeting.starts_at is None:
        raise Http404
    content = entry(meeting, side_of(actor_of(request), meeting.introduction))
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="meeting-{meeting.pk}.ics"'
    return response
