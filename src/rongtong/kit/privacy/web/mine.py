"""What a person sees and decides about their own data."""

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

from rongtong.kit import clocks
from rongtong.kit.permissions.asker import actor_of
from rongtong.kit.privacy import queries
from rongtong.kit.privacy.actions import answering, erasing, exporting, tagging
from rongtong.kit.privacy.classes import BASES, classified, described
from rongtong.kit.privacy.models import Tag
from rongtong.kit.privacy.web.lists import READINGS
from rongtong.kit.privacy.workflow import CLOCK, hindrances
from rongtong.kit.workflow import perform


def _id(request: HttpRequest) -> int:
    return int(request.user.pk or 0)


@require_safe
@never_cache
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Everything about one's data on one page."""
    user, at = _id(request), timezone.now()
    return render(
        request,
        "privacy/home.html",
        {
            "standings": queries.standings(user, at),
            "tags": queries.tags_of(user),
            "recommends": queries.recommends(user, at),
            "readings": queries.readings_of(user)[:5],
            "export": queries.exports_of(user).first(),
            "erasure": queries.open_erasure(user),
            "now": at,
        },
    )


@require_safe
@never_cache
@login_required
def held(request: HttpRequest) -> HttpResponse:
    """What is held, why, on which basis, how long."""
    kinds = [
        {
            "kind": kind,
            "basis": BASES[kind.use.basis],
            "fields": sum(row.kind is kind.kind for row in classified()),
        }
        for kind in described().values()
    ]
    parts = queries.held(request.user)
    return render(
        request, "privacy/held.html", {"parts": parts, "kinds": [row for row in kinds if row["fields"]]}
    )


@require_safe
@never_cache
@login_required
def readings(request: HttpRequest) -> HttpResponse:
    """Who read what about one in clear."""
    page = READINGS.page(request, queries.readings_of(_id(request)))
    return render(request, "privacy/readings.html", {"page": page})


@require_POST
@login_required
def answer(request: HttpRequest) -> HttpResponse:
    """Agree, refuse or withdraw."""
    given, version = request.POST.get("given") == "yes", request.POST.get("version", "")
    try:
        answering.answer(
            user=_id(request), purpose=request.POST.get("purpose", ""), given=given,
            version=int(version) if version.isdecimal() and len(version) < 10 else 0,
            actor=actor_of(request), at=timezone.now(),
        )  # fmt: skip
    except KeyError:
        raise Http404 from None
    except ValueError:
        messages.error(request, _("The wording has changed meanwhile. Read it again and decide."))
        return redirect("privacy:home")
    messages.success(
        request, _("You agreed.") if given else _("You did not agree. Everything keeps working.")
    )
    return redirect("privacy:home")


@require_POST
@login_required
def recommendations(request: HttpRequest) -> HttpResponse:
    """Switch recommendations on or off."""
    on = request.POST.get("recommend") == "on"
    answering.choose(user=_id(request), recommend=on, actor=actor_of(request), at=timezone.now())
    messages.success(
        request,
        _("Recommendations are on.") if on else _("Recommendations are off: you see what everybody sees."),
    )
    return redirect("privacy:home")


@require_POST
@login_required
def add_tag(request: HttpRequest) -> HttpResponse:
    """Add a tag of one's own."""
    word = request.POST.get("word", "")
    added = tagging.add_tag(
        user=_id(request), word=word, source=Tag.Source.OWN, actor=actor_of(request), at=timezone.now()
    )
    if added is None:
        messages.error(request, _("Write a word, and keep to 200 tags."))
    return redirect("privacy:home")


@require_POST
@login_required
def remove_tag(request: HttpRequest, tag: int) -> HttpResponse:
    """Remove a tag."""
    if not tagging.remove_tag(user=_id(request), tag=tag, actor=actor_of(request), at=timezone.now()):
        raise Http404
    messages.success(request, _("The tag is removed and will not come back by itself."))
    return redirect("privacy:home")


@require_POST
@login_required
def export(request: HttpRequest) -> HttpResponse:
    """Ask for one's data as a file."""
    exporting.ask_export(user=request.user, actor=actor_of(request), at=timezone.now())
    messages.success(request, _("Your data are being gathered. You get a notice when the file is ready."))
    return redirect("privacy:home")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def erase(request: HttpRequest) -> HttpResponse:
    """Show what being erased means, and ask for it."""
    there = queries.open_erasure(_id(request))
    faults: list[str] = []
    if request.method == "POST" and there is None:
        try:
            there = erasing.ask_erasure(user=request.user, actor=actor_of(request), at=timezone.now())
            return redirect("privacy:erase")
        except ValidationError as fault:
            faults = fault.messages
    return render(request, "privacy/erase.html", _erasing(request, there, faults))


def _erasing(request: HttpRequest, there: Any, faults: list[str]) -> dict[str, Any]:
    clock = clocks.of(there).filter(kind=CLOCK).first() if there else None
    return {
        "erasure": there,
        "due": clock.due_at if clock else None,
        "kept": queries.kept_by_law(request.user),
        "hindrances": faults or ([] if there else hindrances(request.user)),
        "last": queries.last_erasure(_id(request)),
    }


@require_POST
@login_required
def withdraw(request: HttpRequest) -> HttpResponse:
    """Take the request back."""
    there = queries.open_erasure(_id(request))
    if there is None:
        raise Http404
    try:
        perform(there, "withdraw", actor=actor_of(request), at=timezone.now())
        messages.success(request, _("Your request is taken back. Nothing was erased."))
    except ValidationError as fault:
        messages.error(request, fault.messages[0])
    return redirect("privacy:erase")
