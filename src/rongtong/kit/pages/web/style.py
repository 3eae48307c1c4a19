"""The living style page: every component as it looks, with its source."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import engines
from django.utils import timezone
from django.utils.translation import gettext_lazy

from rongtong.kit.pages.web.samples import samples
from rongtong.lib.actor import ANONYMOUS

EXAMPLES = {
    "values": gettext_lazy("Times, money, figures"),
    "badges": gettext_lazy("Badges"),
    "buttons": gettext_lazy("Buttons"),
    "stats": gettext_lazy("Figures in cards"),
    "card": gettext_lazy("Card and definitions"),
    "tabs": gettext_lazy("Tabs"),
    "steps": gettext_lazy("Step bar"),
    "offers": gettext_lazy("What can be done now"),
    "filters": gettext_lazy("Filters"),
    "table": gettext_lazy("Table"),
    "form": gettext_lazy("Form with errors"),
    "empty": gettext_lazy("Nothing here yet"),
    "timeline": gettext_lazy("What happened"),
    "progress": gettext_lazy("Progress of a job"),
    "masked": gettext_lazy("Masked value"),
    "messages": gettext_lazy("Messages"),
    "chart": gettext_lazy("Chart"),
    "map": gettext_lazy("Map"),
}


@dataclass(frozen=True)
class Example:
    """One component: its name, how it is drawn, how it is written."""

    name: str
    title: str
    drawn: str
    source: str


def index(request: HttpRequest) -> HttpResponse:
    """Show every component; in the demo to everybody, else to operators."""
    if not (settings.DEMO or "operator" in getattr(request, "actor", ANONYMOUS).roles()):
        raise Http404
    values = samples(request, timezone.now())
    examples = [_example(request, name, str(title), values) for name, title in EXAMPLES.items()]
    return render(request, "pages/style.html", {"examples": examples})


def _example(request: HttpRequest, name: str, title: str, values: dict[str, object]) -> Example:
    source = (
        files("rongtong.kit.pages").joinpath(f"templates/pages/style/{name}.html").read_text("utf-8").strip()
    )
    drawn = engines["django"].from_string("{% load pages %}" + source).render(values, request)
    return Example(name, title, drawn, source)
