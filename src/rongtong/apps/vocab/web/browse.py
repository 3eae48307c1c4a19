"""Reading the lists: all of them, one as a tree, one code with its history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rongtong.apps.vocab import queries
from rongtong.apps.vocab.queries import DatedTerm, ListInfo
from rongtong.apps.vocab.rules import IMPORT
from rongtong.kit.permissions import can

MOST = 200
"""Hits shown of one search."""


@dataclass(frozen=True)
class Line:
    """A term as a line of a list: how many stand under it, and whether it is valid today."""

    term: DatedTerm
    below: int
    ended: bool


def known(list_code: str) -> ListInfo:
    """Give a list, or the page that says there is none."""
    info = queries.listing(list_code)
    if info is None:
        raise Http404(_("There is no such list."))
    return info


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All lists, and a search over them."""
    asked = request.GET.get("q", "").strip()
    hits = queries.search(asked) if asked else []
    context = {"lists": queries.lists(), "q": asked, "hits": hits[:MOST], "count": len(hits)}
    return render(request, "vocab/index.html", context)


@require_safe
def tree(request: HttpRequest, list_code: str) -> HttpResponse:
    """One list, a level at a time; ``q`` searches it, ``ended`` shows what is over."""
    info = known(list_code)
    asked, under = request.GET.get("q", "").strip(), request.GET.get("under", "")
    ended, today = "ended" in request.GET, timezone.localdate()
    found = queries.search(asked, list_code) if asked else list(queries.children(list_code, under))
    lines = [_line(term, today) for term in found]
    context = {
        "info": info, "q": asked, "under": under, "ended": ended, "path": queries.path(list_code, under),
        "lines": [line for line in lines if ended or asked or not line.ended][:1000],
        "hidden": sum(line.ended for line in lines), "may_import": can(request.actor, IMPORT),
    }  # fmt: skip
    return render(request, "vocab/list.html", context)


def _line(term: DatedTerm, today: date) -> Line:
    over = term.valid_to is not None and term.valid_to <= today
    return Line(term, len(queries.children(term.list, term.code)), over)


@require_safe
def term(request: HttpRequest, list_code: str, code: str) -> HttpResponse:
    """One code: its names through time, what it came from and became, what it means in other lists."""
    info, names = known(list_code), queries.history(list_code, code)
    if not names:
        raise Http404(_("There is no such code in this list."))
    today = timezone.localdate()
    context = {
        "info": info,
        "term": names[-1],
        "names": names,
        "now": names[-1].valid(today),
        "path": queries.path(list_code, code),
        "after": _named(list_code, queries.successors(list_code, code)),
        "before": _named(list_code, queries.predecessors(list_code, code)),
        "below": [_line(one, today) for one in queries.children(list_code, code)],
        "means": [
            (known(to.list), queries.term(to.list, to.code), to) for to in queries.mapped(list_code, code)
        ],
    }
    return render(request, "vocab/term.html", context)


def _named(list_code: str, codes: tuple[tuple[str, bool], ...]) -> list[tuple[DatedTerm | None, bool]]:
    return [(queries.term(list_code, code), whole) for code, whole in codes]
