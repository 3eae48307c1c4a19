"""Requests and retention, for operators in a staff session."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rongtong.kit.permissions import need
from rongtong.kit.permissions.asker import actor_of
from rongtong.kit.privacy import queries
from rongtong.kit.privacy.actions.retaining import run_rule
from rongtong.kit.privacy.retention import rules
from rongtong.kit.privacy.rules import DECIDE, RUN_RETENTION, VIEW
from rongtong.kit.privacy.web.lists import REQUESTS, RUNS, state
from rongtong.kit.workflow import offers, perform, steps


@require_safe
@never_cache
@login_required
def requests(request: HttpRequest) -> HttpResponse:
    """List the requests to be erased, with their clocks."""
    need(actor_of(request), DECIDE)
    page = REQUESTS.page(request, queries.with_due(queries.erasures(actor_of(request))))
    return render(request, "privacy/requests.html", {"page": page})


@require_safe
@never_cache
@login_required
def request(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one request and what can be done with it."""
    found = queries.with_due(queries.erasures(actor_of(request))).filter(pk=pk).first()
    if found is None:
        need(actor_of(request), VIEW)
        raise Http404
    values: dict[str, Any] = {
        "erasure": found, "state": state(found), "steps": steps(found),
        "offers": offers(found, actor_of(request), timezone.now()), "kept": queries.kept_by_law(found.user),
    }  # fmt: skip
    return render(request, "privacy/request.html", values)


@require_POST
@login_required
def do(request: HttpRequest, pk: int) -> HttpResponse:
    """Carry a transition out."""
    found = queries.erasures(actor_of(request)).filter(pk=pk).first()
    version = request.POST.get("version", "")
    if found is None:
        raise Http404
    try:
        perform(
            found, request.POST.get("transition", ""), actor=actor_of(request), at=timezone.now(),
            reason=request.POST.get("reason", ""), note=request.POST.get("note", ""),
            version=int(version) if version.isdecimal() and len(version) < 10 else None,
        )  # fmt: skip
    except KeyError:
        raise Http404 from None
    except ValidationError as fault:
        messages.error(request, fault.messages[0])
    return redirect("privacy:request", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def retention(request: HttpRequest) -> HttpResponse:
    """Show the rules and their runs; run them, for trial or for real."""
    need(actor_of(request), RUN_RETENTION)
    if request.method == "POST":
        dry = request.POST.get("real") != "yes"
        done = [run_rule(rule=rule, dry=dry, actor=actor_of(request), at=timezone.now()) for rule in rules()]
        count = sum(run.count for run in done)
        words = (
            _("Trial: %(count)s records have had their time.") if dry else _("%(count)s records disposed of.")
        )
        messages.success(request, words % {"count": count})
        return redirect("privacy:retention")
    page = RUNS.page(request, queries.runs())
    return render(request, "privacy/retention.html", {"page": page, "rules": rules(), "now": timezone.now()})
