"""A document on its way to drafts: being read, picked from, or why it could not be read."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from rongtong.apps.catalogue.actions.documents import checked, make_drafts, read_by_ocr
from rongtong.apps.catalogue.models import Document
from rongtong.apps.catalogue.queries.documents import documents, pieces_of, place_of
from rongtong.apps.catalogue.rules.documents import sentence
from rongtong.apps.parties.web.acting import moved
from rongtong.kit.files import link
from rongtong.kit.files.web.forms import UploadField
from rongtong.kit.jobs.queries import about
from rongtong.kit.permissions.asker import actor_of
from rongtong.kit.workflow import Hindered, offers, perform
from rongtong.lib.documents.picture import installed

PURPOSE = "catalogue.document"
_WORD, _PICTURES = ".docx,.pdf", ".png,.jpg,.jpeg"


class DocumentField(UploadField):
    """Takes a Word file, a PDF or a picture; of what it refuses it says what to do."""

    def __init__(self, *, camera: bool = False, **options: Any) -> None:
        self.camera = camera
        super().__init__(purpose=PURPOSE, required=False, **options)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Open the camera of a phone, or offer documents (and pictures where they can be read)."""
        if self.camera:
            return {"accept": "image/jpeg,image/png", "capture": "environment"}
        return {"accept": f"{_WORD},{_PICTURES}" if installed() else _WORD}

    def to_python(self, data: Any) -> UploadedFile[bytes] | None:
        """Check what arrived."""
        if data:
            checked(data)
        return super().to_python(data)


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a document as far as it is; one that became one draft leads to what was read out of it."""
    document = _found(request, pk)
    if getattr(request, "htmx", False):
        if document.state != "reading":
            return HttpResponse(headers={"HX-Redirect": reverse("catalogue:document", args=[pk])})
        return render(request, "catalogue/intake/document_reading.html", _waiting(document))
    return _page(request, document)


def _waiting(document: Document) -> dict[str, Any]:
    return {"document": document, "job": about(document).first()}


def _found(request: HttpRequest, pk: int) -> Document:
    return get_object_or_404(documents(actor_of(request)), pk=pk)


def _page(request: HttpRequest, document: Document, error: str = "") -> HttpResponse:
    rows = pieces_of(document)
    made = [piece.listing for piece in rows if piece.listing is not None]
    if document.state == "taken" and len(rows) == 1 and made and made[0].state == "draft":
        return redirect("catalogue:read", made[0].pk)
    offered = offers(document, actor_of(request), timezone.now())
    readable = document.problem == "scan" and installed()
    context = (_waiting(document) if document.state == "reading" else {"document": document}) | {
        "made": made, "error": error,
        "pieces": [_shown(document, piece) for piece in rows if not piece.whole],
        "whole": next((piece for piece in rows if piece.whole), None),
        "problem": sentence(document.problem, document.number) if document.problem else "",
        "readable": readable, "file": link(document.file) if document.file and document.name else "",
        "offers": [one for one in offered if one.name == "drop"],
    }  # fmt: skip
    return render(request, "catalogue/intake/document.html", context, status=422 if error else 200)


def _shown(document: Document, piece: Any) -> dict[str, Any]:
    where = place_of(document, piece.lines[0]) if piece.lines else ""
    return {"piece": piece, "place": where.removeprefix(document.name).strip(" ·"), "told": piece.told}


@login_required
@require_POST
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Make drafts of what was chosen."""
    document = _found(request, pk)
    given = {"actor": actor_of(request), "at": timezone.now()}
    try:
        made = make_drafts(
            document=document, positions=_positions(request), version=_version(request), **given
        )
    except Hindered as hindered:
        messages.error(request, hindered.sentence)
        return redirect("catalogue:document", pk)
    except ValidationError as fault:
        return _page(request, document, " ".join(fault.messages))
    if len(made) == 1:
        return redirect("catalogue:read", made[0].pk)
    words = ngettext("%(count)d draft was made.", "%(count)d drafts were made.", len(made))
    messages.success(request, words % {"count": len(made)})
    return redirect("catalogue:document", pk)


def _positions(request: HttpRequest) -> set[int]:
    """Give the chosen numbers; the whole document as one is number 0."""
    if "whole" in request.POST:
        return {0}
    return {int(text) for text in request.POST.getlist("piece") if text.isdecimal() and len(text) < 5} - {0}


def _version(request: HttpRequest) -> int | None:
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 10 else None


@login_required
@require_POST
def by_ocr(request: HttpRequest, pk: int) -> HttpResponse:
    """Have a scan read by its looks."""
    document = _found(request, pk)
    try:
        if not installed():
            raise Hindered(_("Photos and scans cannot be read on this site."))
        read_by_ocr(document=document, version=_version(request), actor=actor_of(request), at=timezone.now())
    except Hindered as hindered:
        messages.error(request, hindered.sentence)
    return redirect("catalogue:document", pk)


@login_required
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove the document."""
    document = _found(request, pk)

    def do(*, name: str, **given: Any) -> object:
        if name != "drop":
            raise Hindered(_("Choose below what becomes a draft."))
        return perform(document, name, **given)

    return moved(request, document, do, reverse("catalogue:mine"))
