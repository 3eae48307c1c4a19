"""The owner's side: files of a room, who may read, who read what, whom a code names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.queries.listings import seen
from rongtong.apps.disclosure.actions import grants, rooms
from rongtong.apps.disclosure.models import Reading, RoomFile
from rongtong.apps.disclosure.queries.agreements import seen as agreements_seen
from rongtong.apps.disclosure.queries.rooms import (
    files_of,
    filled_by,
    grants_of,
    grants_seen,
    log_of,
    named_by,
)
from rongtong.apps.disclosure.rules.agreements import FILL
from rongtong.apps.disclosure.web.forms import FileForm, LevelForm
from rongtong.apps.parties.web.acting import actor_of, whole, written
from rongtong.kit.files import link
from rongtong.kit.pages import cells
from rongtong.kit.pages.tables import Column, Table
from rongtong.kit.permissions import need
from rongtong.kit.workflow import offers


def _pages(one: Reading) -> str:
    return "、".join(map(str, one.seen)) if one.way == "view" else ""


LOG = Table(
    (
        Column(
            "who", gettext_lazy("Reader"), lambda one: f"{one.organisation} {one.name}".strip(), main=True
        ),
        Column("file", gettext_lazy("File"), lambda one: one.room_file.name),
        Column("way", gettext_lazy("How"), lambda one: one.get_way_display()),
        Column("seen", gettext_lazy("Pages"), _pages),
        Column("at", gettext_lazy("When"), lambda one: cells.moment(one.at), sort="at"),
        Column("code", gettext_lazy("Code on the page")),
    ),
    order=("-at",),
)


def _owned(request: HttpRequest, pk: int) -> Listing:
    """Give a listing whose room the reader fills; 404 for what they do not see, else 403."""
    actor = actor_of(request)
    listing = get_object_or_404(seen(actor), pk=pk)
    need(actor, FILL, RoomFile(listing=listing))
    return listing


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the room of a listing to its owner."""
    return _page(request, _owned(request, pk), FileForm())


def _page(request: HttpRequest, listing: Listing, form: FileForm) -> HttpResponse:
    actor, now = actor_of(request), timezone.now()
    code = request.GET.get("code", "")[:40].strip()
    context = {
        "listing": listing, "form": form, "code": code,
        "files": [{"one": one, "link": link(one.file) if one.file else "", "form": _level(one)}
                  for one in files_of(listing)],
        "grants": [{"one": one, "opens": one.opens(now), "form": LevelForm(initial={"level": one.level}),
                    "offers": [offer for offer in offers(one, actor, now) if offer.name != "take_back"]}
                   for one in grants_of(listing)],
        "named": named_by(listing, code) if code else None,
        "bound": _bound(request, listing), "give": LevelForm(),
        "log": LOG.page(request, log_of(listing)),
    }  # fmt: skip
    return render(request, "disclosure/room.html", context, status=422 if form.errors else 200)


def _level(one: RoomFile) -> LevelForm:
    return LevelForm(initial={"level": one.level}, auto_id=f"file-{one.pk}-%s")


def _bound(request: HttpRequest, listing: Listing) -> list[Any]:
    """Give the binding agreements about a listing whose other side has no open access yet."""
    given = {one.reader_id for one in grants_of(listing) if one.state in ("asked", "granted")}
    about = agreements_seen(actor_of(request)).filter(state="standing", ends_at__gt=timezone.now())
    side = "seller" if listing.side == "need" else "buyer"
    rows = about.filter(**{f"introduction__{listing.side}": listing})
    return [(one, one.party(side)) for one in rows if one.party(side).pk not in given]


@login_required
@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a file into the room."""
    listing = _owned(request, pk)
    form = FileForm(request.POST, request.FILES)
    actor, now = actor_of(request), timezone.now()
    if form.is_valid() and written(
        form, lambda: rooms.add(listing=listing, actor=actor, at=now, **form.cleaned_data)
    ):
        messages.success(request, _("The file is in the room."))
        return redirect("disclosure:room", pk)
    return _page(request, listing, form)


def _done(request: HttpRequest, pk: int, do: Callable[[], object], told: str) -> HttpResponse:
    try:
        do()
        messages.success(request, told)
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
    return redirect("disclosure:room", pk)


@login_required
@require_POST
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the listing to the other side of an agreement, unasked."""
    listing, actor, now = _owned(request, pk), actor_of(request), timezone.now()
    agreement = get_object_or_404(agreements_seen(actor), pk=whole(request.POST.get("agreement")))
    level = whole(request.POST.get("level")) or 0
    return _done(
        request, pk,
        lambda: grants.give(agreement=agreement, listing=listing, level=level, actor=actor, at=now),
        _("It is open to them."),
    )  # fmt: skip


@login_required
@require_POST
def change_level(request: HttpRequest, pk: int) -> HttpResponse:
    """Raise or lower what somebody reads."""
    actor, now = actor_of(request), timezone.now()
    grant = get_object_or_404(grants_seen(actor), pk=pk)
    level, version = whole(request.POST.get("level")) or 0, whole(request.POST.get("version"))
    return _done(
        request, grant.listing_id,
        lambda: grants.change_level(grant=grant, level=level, version=version, actor=actor, at=now),
        _("Changed; it counts at once."),
    )  # fmt: skip


@login_required
@require_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Set who reads a file and whether copies are taken."""
    actor, now = actor_of(request), timezone.now()
    found = get_object_or_404(filled_by(actor), pk=pk)
    level, copies = whole(request.POST.get("level")) or 0, "may_copy" in request.POST
    return _done(
        request, found.listing_id,
        lambda: rooms.change(room_file=found, level=level, may_copy=copies, actor=actor, at=now),
        _("Changed; it counts at once."),
    )  # fmt: skip


@login_required
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a file out."""
    actor, now = actor_of(request), timezone.now()
    found = get_object_or_404(filled_by(actor), pk=pk)
    return _done(
        request, found.listing_id, lambda: rooms.remove(room_file=found, actor=actor, at=now),
        _("The file is removed. Who read it stays listed."),
    )  # fmt: skip
