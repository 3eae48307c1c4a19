"""Pages that edit years, certificates and contact persons: each a list of rows, saved whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from rongtong.apps.parties.actions import details
from rongtong.apps.parties.models import Organisation
from rongtong.apps.parties.rules.organisations import EDIT
from rongtong.apps.parties.web.acting import actor_of, whole
from rongtong.apps.parties.web.organisations.detail_forms import CONTACTS, FIGURES, QUALIFICATIONS
from rongtong.apps.parties.web.organisations.page import found
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Conflict
from rongtong.lib import masks


@dataclass(frozen=True)
class Part:
    """One kind of rows: its heading and advice, its forms, what is stored, and the action that writes."""

    title: Any
    advice: Any
    formset: Any
    stored: Callable[[Organisation], list[dict[str, Any]]]
    write: Callable[..., object]


def _figures(record: Organisation) -> list[dict[str, Any]]:
    return list(record.figures.values("year", "revenue", "rd_spend"))


def _qualifications(record: Organisation) -> list[dict[str, Any]]:
    return list(record.qualifications.values("kind", "number", "valid_from", "valid_until"))


def _contacts(record: Organisation) -> list[dict[str, Any]]:
    return [
        {
            "id": person.pk, "name": masks.name(person.name), "duty": person.duty,
            "audience": person.audience,
            "phone": masks.phone(person.phone) if person.phone else "",
            "email": masks.email(person.email) if person.email else "",
        }
        for person in record.contacts.all()
    ]  # fmt: skip


PARTS = {
    "figures": Part(
        _("Annual figures"),
        _("Leave empty what you do not wish to state."),
        FIGURES,
        _figures,
        details.save_figures,
    ),
    "qualifications": Part(
        _("Qualifications"),
        _("They are shown with the day they end on."),
        QUALIFICATIONS,
        _qualifications,
        details.save_qualifications,
    ),
    "contacts": Part(
        _("Contact persons"),
        _("Kept encrypted and shown masked; each reading in clear is written down. Ask the person first."),
        CONTACTS,
        _contacts,
        details.save_contacts,
    ),
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int, part: str) -> HttpResponse:
    """Show the rows, or save them."""
    record = found(request, pk)
    need(actor_of(request), EDIT, record)
    rows = PARTS[part].formset(request.POST or None, initial=PARTS[part].stored(record))
    version = whole(request.POST.get("version")) if request.method == "POST" else record.version
    if request.method != "POST":
        return _page(request, record, part, rows, version)
    if not rows.is_valid():
        return _page(request, record, part, rows, version, status=422)
    try:
        PARTS[part].write(
            organisation=record, rows=rows.rows, version=version, actor=actor_of(request), at=timezone.now()
        )
    except Conflict as conflict:
        said = [conflict.sentence, gettext("Save again to write yours over theirs.")]
        return _page(request, record, part, rows, record.version, status=409, general=said)
    except ValidationError as fault:
        return _page(request, record, part, rows, version, status=422, general=fault.messages)
    messages.success(request, gettext("Saved."))
    return redirect("parties:organisation", pk)


def _page(
    request: HttpRequest, record: Organisation, part: str, rows: Any, version: int | None,
    *, status: int = 200, general: list[str] | None = None,
) -> HttpResponse:  # fmt: skip
    context = {
        "organisation": record, "part": PARTS[part], "rows": rows, "version": version,
        "general": general or [],
    }  # fmt: skip
    return render(request, "parties/organisations/rows.html", context, status=status)
