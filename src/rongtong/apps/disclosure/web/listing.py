"""A need or an offer as its counterpart may read it now, level by level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.queries.records import without_contacts
from rongtong.apps.catalogue.web.portal import facts
from rongtong.apps.disclosure.actions import grants as write
from rongtong.apps.disclosure.models import Grant
from rongtong.apps.disclosure.models.choices import Level
from rongtong.apps.disclosure.queries.agreements import of_introduction
from rongtong.apps.disclosure.queries.levels import across, below, grant_of
from rongtong.apps.disclosure.queries.rooms import files_at, grants_seen, open_grant
from rongtong.apps.disclosure.rules.levels import needed
from rongtong.apps.disclosure.web.forms import WantForm
from rongtong.apps.disclosure.workflow.guards import sides_of
from rongtong.apps.introductions.models import Introduction
from rongtong.apps.parties.web.acting import actor_of, moved
from rongtong.kit.workflow import offers


@dataclass(frozen=True)
class Part:
    """A part of a listing for a reader: ``value`` is None while it is closed to them."""

    name: str
    label: Any
    value: Any
    long: bool = False


def parts(listing: Listing, level: int) -> dict[Level, list[Part]]:
    """Give what stands at each level: open parts with their values, closed ones by name alone.

    A closed value is not in what is given, so that no template can show it.
    """
    told: dict[Level, list[Part]] = {one: [] for one in Level}
    for part in (*_texts(listing), _owner(listing), *_facts(listing)):
        if not part.value:
            continue
        least = needed(listing, part.name)
        told[least].append(part if least <= level else Part(part.name, part.label, None, part.long))
    return told


def plain_parts(listing: Listing, level: int) -> dict[str, str]:
    """Give the open parts by name as plain text, for programs."""
    found = (part for row in parts(listing, level).values() for part in row)
    return {part.name: strip_tags(str(part.value)) for part in found if part.value}


def _texts(listing: Listing) -> list[Part]:
    names = (
        ("title", _("Title"), False), ("summary", _("Public summary"), True), ("detail", _("Details"), True),
        ("tried", _("Already tried"), True),
    )  # fmt: skip
    return [
        Part(name, label, without_contacts(str(getattr(listing, name))), long) for name, label, long in names
    ]


def _owner(listing: Listing) -> Part:
    return Part("organisation", _("Whose it is"), str(listing.owner))


def _facts(listing: Listing) -> list[Part]:
    nothing: frozenset[str] = frozenset()
    found = (*facts.five(listing, nothing), *facts.more(listing, nothing))
    return [Part(one.name, one.label, one.value) for one in found]


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it at the reader's level. 404 for who has no introduction to it."""
    actor, now = actor_of(request), timezone.now()
    introduction, listing = _found(request, pk)
    grant = grant_of(actor, listing, at=now)
    level = Level(grant.level) if grant else below(listing)
    agreement = of_introduction(introduction)
    stands = agreement is not None and agreement.stands(now)
    reader = introduction.buyer if introduction.offer_id == listing.pk else introduction.seller
    asked = open_grant(listing, reader)
    told = parts(listing, level)
    context = {
        "listing": listing, "introduction": introduction, "agreement": agreement, "stands": stands,
        "level": level, "grant": asked,
        "title": without_contacts(listing.title) if _opens(listing, "title", level) else listing.code,
        "levels": [{"level": one, "open": one <= level, "parts": told[one]} for one in Level],
        "files": files_at(listing, level),
        "offers": [one for one in offers(asked, actor, now) if one.name == "take_back"] if asked else [],
        "form": WantForm() if stands and asked is None else None,
    }  # fmt: skip
    answer = render(request, "disclosure/listing.html", context)
    add_never_cache_headers(answer)
    return answer


def _opens(listing: Listing, name: str, level: int) -> bool:
    return needed(listing, name) <= level


def _found(request: HttpRequest, pk: int) -> tuple[Introduction, Listing]:
    introduction = across(actor_of(request), pk)
    if introduction is None:
        raise Http404
    return introduction, introduction.offer if introduction.offer_id == pk else introduction.need


@login_required
@require_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the owner to open more."""
    introduction, listing = _found(request, pk)
    agreement, form = of_introduction(introduction), WantForm(request.POST)
    if agreement is None or not form.is_valid():
        messages.error(request, _("Choose what you want to read."))
        return redirect("disclosure:listing", pk)
    try:
        write.ask(
            agreement=agreement, listing=listing, actor=actor_of(request), at=timezone.now(),
            **form.cleaned_data,
        )  # fmt: skip
        messages.success(request, _("The owner has been asked."))
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
    return redirect("disclosure:listing", pk)


@login_required
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Open, refuse, stop, or take a request back."""
    actor = actor_of(request)
    grant = get_object_or_404(grants_seen(actor), pk=pk)

    def do(*, name: str, **given: Any) -> object:
        return write.move(grant=grant, step=name, **given)

    return moved(request, grant, do, _back(grant, bool(_owns(request, grant))))


def _owns(request: HttpRequest, grant: Grant) -> bool:
    sides = sides_of(grant.agreement, actor_of(request))
    return any(grant.agreement.party(side) == grant.owner for side in sides)


def _back(grant: Grant, owns: bool) -> str:
    return reverse("disclosure:room" if owns else "disclosure:listing", args=[grant.listing_id])
