"""Candidates and their comparison as PDF: typeset from data, with the fonts inside."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.matching.queries.board import Shown, board
from rongtong.apps.matching.queries.comparing import Row, rows
from rongtong.apps.matching.queries.sentences import Chip
from rongtong.apps.matching.rules.matching import SHOWN
from rongtong.apps.matching.web.candidates import own_listing
from rongtong.apps.matching.web.compare import columns_of

_DATA = Path(__file__).resolve().parent.parent / "data"
_SIGNS = {"met": "✓", "unknown": "?", "violated": "×"}
MOST = 2 * SHOWN
"""Candidates on paper."""


@login_required
@require_safe
def candidates(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out who suits: what the page shows, nothing that an owner hides."""
    listing = own_listing(request, pk)
    shown = board(listing, timezone.now(), most=MOST).shown
    if not shown:
        return redirect("matching:candidates", pk)
    return _pdf(typeset("candidates", listed(listing, shown)), f"{listing.code}-candidates")


@login_required
@require_safe
def comparison(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out the comparison of the ticked ones."""
    listing = own_listing(request, pk)
    columns = columns_of(request, listing)
    if not columns:
        return redirect("matching:candidates", pk)
    return _pdf(
        typeset("comparison", compared(listing, columns, rows(columns))), f"{listing.code}-comparison"
    )


def listed(listing: Listing, shown: Sequence[Shown]) -> dict[str, Any]:
    """Give what ``candidates.typ`` shows."""
    n = len(shown)
    return _frame(listing, _("Who suits")) | {
        "said": ngettext("%(n)s worth a talk", "%(n)s worth a talk", n) % {"n": n}, "ask": _("Ask them:"),
        "rows": [_candidate(one) for one in shown],
        "note": _("A level is about the text, not about the chance of a contract."),
    }  # fmt: skip


def _candidate(one: Shown) -> dict[str, Any]:
    who = [one.other.code, str(one.other.get_kind_display()), one.owner or _("Anonymous")]
    return {
        "place": one.position, "title": one.other.title, "level": one.level_word, "facts": " · ".join(who),
        "why": one.why, "checks": [_check(chip) for chip in one.chips], "asks": list(one.asks),
    }  # fmt: skip


def _check(chip: Chip) -> dict[str, str]:
    return {"sign": _SIGNS[chip.outcome], "text": f"{chip.label}：{chip.sentence}"}


def compared(listing: Listing, columns: Sequence[Shown], lines: Sequence[Row]) -> dict[str, Any]:
    """Give what ``comparison.typ`` shows."""
    return _frame(listing, _("Candidates beside each other")) | {
        "heads": [f"{one.other.code} {one.other.title}" for one in columns],
        "rows": [{"label": row.label, "cells": list(row.cells), "differs": row.differs} for row in lines],
        "note": _("* These differ. A level is about the text, not about the chance of a contract."),
    }  # fmt: skip


def _frame(listing: Listing, title: str) -> dict[str, Any]:
    day = timezone.localdate().isoformat()
    return {
        "title": title, "subject": f"{listing.code} {listing.title}", "lang": (get_language() or "zh")[:2],
        "footer": f"{_('Rongtong')} · {day}",
    }  # fmt: skip


def typeset(template: str, data: Mapping[str, Any]) -> bytes:
    """Give the PDF of a template of ``data/`` filled with data; 0.2 seconds. Only our own fonts are used."""
    made: bytes = typst.compile(
        str(_DATA / f"{template}.typ"), font_paths=[_fonts()], ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )  # fmt: skip
    return made


@cache
def _fonts() -> str:
    """Give the folder of the Chinese fonts (OFL)."""
    return str(files("pylopdf_fonts_zh_cn"))


def _pdf(made: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return answer
