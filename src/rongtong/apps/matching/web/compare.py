"""Candidates beside each other, and the same as a Word document for the boss."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from docx import Document
from docx.shared import Cm

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.matching.queries.board import Shown, board
from rongtong.apps.matching.queries.comparing import Row, chosen, rows
from rongtong.apps.matching.rules.matching import COMPARED, KEPT
from rongtong.apps.matching.web.candidates import own_listing
from rongtong.apps.parties.web.acting import whole

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the ticked ones beside each other."""
    listing = own_listing(request, pk)
    columns = columns_of(request, listing)
    if len(columns) < 2:
        messages.info(request, _("Tick two to four candidates first, then compare them."))
        return redirect("matching:candidates", pk)
    context: dict[str, Any] = {
        "listing": listing, "columns": columns, "rows": rows(columns), "query": request.GET.urlencode(),
    }  # fmt: skip
    return render(request, "matching/compare.html", context)


@login_required
@require_safe
def word(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand the comparison out as a Word document."""
    listing = own_listing(request, pk)
    columns = columns_of(request, listing)
    if not columns:
        return redirect("matching:candidates", pk)
    answer = HttpResponse(written(listing, columns, rows(columns)), content_type=WORD)
    answer["Content-Disposition"] = f'attachment; filename="{listing.code}-candidates.docx"'
    return answer


def columns_of(request: HttpRequest, listing: Listing) -> list[Shown]:
    """Give the ticked candidates, each once, in the order of the list."""
    keys = [key for text in request.GET.getlist("pick") if (key := whole(text)) is not None]
    return chosen(board(listing, timezone.now(), most=KEPT), keys, COMPARED)


def written(listing: Listing, columns: list[Shown], lines: list[Row]) -> bytes:
    """Give the document: the need, the table, what the words mean."""
    made = Document()
    made.sections[0].page_width, made.sections[0].page_height = Cm(29.7), Cm(21)
    made.add_heading(str(_("Candidates beside each other")), 1)
    made.add_paragraph(f"{listing.code} {listing.title}")
    table = made.add_table(rows=1, cols=len(columns) + 1)
    table.style = "Table Grid"
    for cell, one in zip(table.rows[0].cells[1:], columns, strict=True):
        cell.text = f"{one.other.code} {one.other.title}"
    for line in lines:
        cells = table.add_row().cells
        cells[0].text = line.label + (" *" if line.differs else "")
        for cell, text in zip(cells[1:], line.cells, strict=True):
            cell.text = text
    made.add_paragraph(
        str(_("* These differ. A level is about the text, not about the chance of a contract."))
    )
    out = BytesIO()
    made.save(out)
    return out.getvalue()
