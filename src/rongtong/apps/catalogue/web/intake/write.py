"""The form, a step a page: every page is an ordinary POST that saves; a small script saves in between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from rongtong.apps.catalogue.models.choices import VEILABLE
from rongtong.apps.catalogue.queries.documents import piece_behind
from rongtong.apps.catalogue.rules.kinds import completeness, form_of, label_of
from rongtong.apps.catalogue.web.intake.copies import Copy, copy_of, keep
from rongtong.apps.catalogue.web.intake.forms import ListingForm, initial_of, step_form
from rongtong.apps.parties.web.acting import actor_of, status_of, written
from rongtong.kit.workflow import Conflict, Hindered

_TITLES = (gettext_lazy("The matter"), gettext_lazy("Conditions"), gettext_lazy("Place and publicity"))


@dataclass(frozen=True)
class Missing:
    """A field that is missing, and where it is asked."""

    name: str
    label: Any
    url: str
    must: bool


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Show a step, or save it and go on: to the next step, to the preview, or away for now."""
    copy = copy_of(request, pk)
    if not copy.in_hand:
        messages.info(request, _("It is handed in. Take it back to write on."))
        return redirect(_stands_at(copy))
    form = _form(copy, number, request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _page(request, copy, number, form)
    saved = _save(request, copy, form)
    if saved is None:
        return _page(request, copy_of(request, pk), number, form, refused(form))
    return redirect(_onward(request, copy, number))


@login_required
@require_POST
def autosave(request: HttpRequest, pk: int, number: int) -> JsonResponse:
    """Save what is right so far and say when; 409 when somebody else wrote meanwhile."""
    copy = copy_of(request, pk)
    form = _form(copy, number, request.POST)
    form.is_valid()
    now = timezone.now()
    version = form.cleaned_data.get("version")
    try:
        kept = keep(copy, form.values(), version, actor_of(request), now)
    except Conflict as conflict:
        return JsonResponse({"told": conflict.sentence}, status=409)
    except Hindered as hindered:
        return JsonResponse({"told": hindered.sentence}, status=422)
    told = _("Saved %(time)s") % {"time": timezone.localtime(now).strftime("%H:%M")}
    if form.errors:
        told = _("%(saved)s, except what is marked or not right yet") % {"saved": told}
    bar = render_to_string("catalogue/intake/bar.html", bar_of(kept), request)
    return JsonResponse({"told": told, "version": kept.version, "bar": bar})


def _form(copy: Copy, number: int, data: Any) -> ListingForm:
    try:
        return step_form(copy.listing, number, data, copy.version)
    except KeyError as beyond:
        raise Http404 from beyond


def _save(request: HttpRequest, copy: Copy, form: ListingForm) -> Copy | None:
    """Keep what is right; what is wrong stays in the form with its fault. None: show the page again."""
    right = form.is_valid()
    kept: list[Copy] = []

    def do() -> None:
        version = form.cleaned_data.get("version")
        kept.append(keep(copy, form.values(), version, actor_of(request), timezone.now()))

    def now() -> dict[str, Any]:
        stored = copy_of(request, copy.listing.pk)
        return initial_of(stored.listing, stored.version)

    if not written(form, do, now):
        return None
    if not right:
        form.data = form.data.copy()
        form.data["version"] = str(kept[0].version)  # type: ignore[index]
        return None
    return kept[0]


def refused(form: ListingForm) -> int:
    """Give the status of a form that was not taken: 409 when somebody else was faster, else 422."""
    return 409 if status_of(form) == 409 else 422


def _onward(request: HttpRequest, copy: Copy, number: int) -> str:
    if request.POST.get("go") == "later":
        messages.success(request, _("Saved. You can finish it here or on another device."))
        return reverse("catalogue:mine")
    if number < len(form_of(copy.listing).steps):
        return reverse("catalogue:write", args=[copy.listing.pk, number + 1])
    return _stands_at(copy)


def _stands_at(copy: Copy) -> str:
    name = "catalogue:revision" if copy.listing.state == "published" else "catalogue:preview"
    return reverse(name, args=[copy.listing.pk])


def _page(
    request: HttpRequest, copy: Copy, number: int, form: ListingForm, status: int = 200
) -> HttpResponse:
    steps = form_of(copy.listing).steps
    piece = piece_behind(copy.listing)
    sources = {} if copy.change else {one.name: one for one in copy.listing.sources.all()}
    context = bar_of(copy) | {
        "listing": copy.listing,
        "change": copy.change,
        "document": piece.document if piece and piece.document.name else None,
        "public": copy.listing.state == "published",
        "form": form,
        "rows": form.rows(sources),
        "number": number,
        "last": len(steps),
        "tabs": tabs_of(copy, number),
        "back": reverse("catalogue:write", args=[copy.listing.pk, number - 1]) if number > 1 else "",
        "autosave": reverse("catalogue:autosave", args=[copy.listing.pk, number]),
    }
    return render(request, "catalogue/intake/write.html", context | _read_by_all(copy), status=status)


def _read_by_all(copy: Copy) -> dict[str, str]:
    """Give the names of what everybody reads: always, and with what is hidden now."""
    names = list(dict.fromkeys(name for step in form_of(copy.listing).steps for name in step))
    always = [str(label_of(name)) for name in names if name not in (*VEILABLE, "veiled")]
    open_ = [one for one in VEILABLE if one in ("organisation", *names) and one not in copy.listing.veiled]
    seen = [str(_("Who it is from") if one == "organisation" else label_of(one)) for one in open_]
    return {"always": "、".join(always), "seen": "、".join([*always, *seen])}


def tabs_of(copy: Copy, number: int) -> list[dict[str, Any]]:
    """Give the steps and the preview as tabs; ``number`` 0 stands for the preview."""
    steps = form_of(copy.listing).steps
    titles = _TITLES if len(steps) == 3 else (_TITLES[0], *_TITLES[-len(steps) + 1 :])
    made: list[dict[str, Any]] = [
        {"label": f"{n} {title}", "url": reverse("catalogue:write", args=[copy.listing.pk, n])}
        | {"active": n == number, "count": None}
        for n, title in enumerate(titles, 1)
    ]
    last = _("Look and hand in") if copy.listing.state != "published" else _("What is to change")
    return [*made, {"label": last, "url": _stands_at(copy), "active": number == 0, "count": None}]


def bar_of(copy: Copy) -> dict[str, Any]:
    """Give how complete it is, and what is missing with a link to where it is asked."""
    found, places = completeness(copy.listing), places_of(copy)
    missing = [
        Missing(name, label_of(name), places[name], must)
        for names, must in ((found.missing_must, True), (found.missing_good, False))
        for name in names
        if name in places
    ]
    return {"completeness": found, "missing": missing}


def places_of(copy: Copy) -> dict[str, str]:
    """Give the address of each field of the form."""
    return {
        name: reverse("catalogue:write", args=[copy.listing.pk, number]) + f"#id_{control}"
        for number, names in enumerate(form_of(copy.listing).steps, 1)
        for name in names
        for control in (["money_low"] if name == "money" else [name])
    }
