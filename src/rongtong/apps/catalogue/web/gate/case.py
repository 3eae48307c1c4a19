"""One case at the desk: the record beside its checks, and the decision."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rongtong.apps.catalogue.actions.listings import decide
from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.queries import cases, desk
from rongtong.apps.catalogue.queries.findings import findings
from rongtong.apps.catalogue.queries.rounds import as_handed_in, rounds
from rongtong.apps.catalogue.queries.texts import marked
from rongtong.apps.catalogue.rules.listings import REVIEW
from rongtong.apps.catalogue.web.gate.choosing import STEPS, choices_of
from rongtong.apps.catalogue.web.gate.pairs import twins_of
from rongtong.apps.parties.web.acting import stories, whole
from rongtong.kit.audit import queries as trail
from rongtong.kit.permissions import need
from rongtong.kit.permissions.asker import actor_of
from rongtong.kit.workflow import Conflict, steps, workflow_of

_ENDS = ("publish", "hand_on", "confirm", "doubt", "return", "refuse")
"""Steps after which the next case opens."""


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one case, or do a step."""
    there = desk.case_at_desk(actor_of(request), pk)
    return _decided(request, there) if request.method == "POST" else _page(request, there)


@login_required
@require_safe
def following(request: HttpRequest) -> HttpResponse:
    """Go to what is due first."""
    need(actor_of(request), REVIEW)
    found = desk.next_case(actor_of(request))
    if found is None:
        messages.info(request, _("Nothing waits for you."))
    return redirect("catalogue:review", found) if found else redirect("catalogue:queue")


def _decided(request: HttpRequest, there: Listing) -> HttpResponse:
    """Do what was asked; where it cannot be done, say why beside what was typed."""
    given = {name: request.POST.get(name, "").strip() for name in ("transition", "reason", "note")}
    step = given.pop("transition")
    if step not in STEPS:
        raise Http404
    version, actor, at = whole(request.POST.get("version")), actor_of(request), timezone.now()
    try:
        done = decide(listing=there, step=step, version=version, actor=actor, at=at, **given)
    except ValidationError as fault:
        status = 409 if isinstance(fault, Conflict) else 422
        kept = {"step": step, "faults": fault.messages, **given}
        return _page(request, desk.case_at_desk(actor, there.pk), kept, status)
    said = workflow_of(done).by_name[step].label
    messages.success(request, _("%(what)s: %(title)s") % {"what": said, "title": done})
    return _onward(request, there.pk, step)


def _onward(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Go to the next case at once after an answer; stay after a step within one."""
    if step not in _ENDS:
        return redirect("catalogue:queue") if step == "release" else redirect("catalogue:review", pk)
    following = desk.next_case(actor_of(request), pk)
    return redirect("catalogue:review", following) if following else redirect("catalogue:queue")


def _page(
    request: HttpRequest, there: Listing, kept: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    actor, now = actor_of(request), timezone.now()
    shown = as_handed_in(there) if there.state == "returned" else there
    sources = cases.sources_of(there)
    context: dict[str, Any] = {
        "listing": there, "subject": there, "title": marked(shown.title),
        "texts": cases.texts(shown, sources), "facts": cases.facts(shown, sources),
        "findings": findings(shown, timezone.localdate(now)),
        "rounds": rounds(there), "steps": steps(there), "due": desk.due_of(there),
        "choices": choices_of(there, actor, now, cases.missing(shown), asked(request, kept)),
        "kept": kept or {}, "history": stories(trail.of(there).order_by("-number")[:20]),
        "next": desk.next_case(actor, there.pk), "here": reverse("catalogue:review", args=[there.pk]),
        "twins": twins_of(there, actor),
    }  # fmt: skip
    return render(request, "catalogue/gate/case.html", context, status=status)


def asked(request: HttpRequest, kept: dict[str, Any] | None) -> dict[str, Any]:
    """Give which decision is open on the page, and what stands in it: typed before, or put in by a link."""
    if kept:
        return kept
    return {"step": request.GET.get("do", ""), "add": request.GET.get("add", "")}
