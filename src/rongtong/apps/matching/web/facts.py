"""The missing facts of one's own listing: shown where the listing is, answered in place, taken back."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rongtong.apps.matching.actions.stating import Way, before, state_fact, unstate_fact
from rongtong.apps.matching.queries.pending import answered
from rongtong.apps.matching.queries.sharper import sharper
from rongtong.apps.matching.rules.matching import ANSWER
from rongtong.apps.matching.web.answers import back_of
from rongtong.apps.matching.web.candidates import own_listing
from rongtong.apps.matching.web.reading import Unread, read_answer
from rongtong.kit.pages.toasts import undo
from rongtong.kit.permissions import can
from rongtong.kit.permissions.asker import actor_of
from rongtong.kit.workflow import Conflict, Hindered


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how many suit already and what would sharpen it: a fragment of the listing's page, or a page."""
    listing, actor = own_listing(request, pk), actor_of(request)
    part = request.htmx and not request.htmx.boosted
    here = request.htmx.current_url_abs_path if part else request.path
    context: dict[str, Any] = {
        "listing": listing, "found": sharper(listing, timezone.now()), "back": here,
        "may_answer": can(actor, ANSWER, listing),
    }  # fmt: skip
    return render(request, "matching/sharper.html" if part else "matching/facts.html", context)


@login_required
@require_POST
def state(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the answer to a question; the owner's list is judged anew with it at once."""
    listing, name = own_listing(request, pk), request.POST.get("name", "")
    back, actor, at = back_of(request, pk), actor_of(request), timezone.now()
    try:
        value = read_answer(name, request.POST)
        was = before(answered(listing)[0], name)
        way = state_fact(listing=listing, name=name, value=value, actor=actor, at=at)
    except (Unread, Hindered, Conflict) as fault:
        messages.error(request, fault.sentence)
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
    except (ValueError, KeyError) as fault:
        raise Http404 from fault
    else:
        asked = urlencode({"name": name, "was": was, "back": back})
        undo(request, _told(way), f"{reverse('matching:unstate', args=[pk])}?{asked}")
    return redirect(back)


def _told(way: Way) -> str:
    if way == "draft":
        return _("Written into the draft.")
    if way == "gate":
        return _("Your list counts it already. A reviewer passes it before the public reads it.")
    if way == "kept":
        return _("Added to the change you are writing: hand it in when you are done.")
    return _("Taken over. Your list counts it already.")


@login_required
@require_POST
def unstate(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an answer back."""
    listing, asked = own_listing(request, pk), request.GET.dict() | request.POST.dict()
    actor, at = actor_of(request), timezone.now()
    try:
        name, was = asked.get("name", ""), asked.get("was", "")
        unstate_fact(listing=listing, name=name, was=was, actor=actor, at=at)
    except (Hindered, Conflict) as fault:
        messages.error(request, fault.sentence)
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
    except ValueError as fault:
        raise Http404 from fault
    else:
        messages.success(request, _("Your answer is taken back."))
    back = asked.get("back", "")
    safe = back and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back if safe else reverse("matching:candidates", args=[pk]))
