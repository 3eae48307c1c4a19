"""Tags that show where a record stands and what can be done with it.

The kit's workflow lies above the pages: its steps and offers are known here by their shape only.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.inclusion_tag("pages/parts/stepbar.html")
def stepbar(steps: Iterable[Any], label: Any = "") -> dict[str, Any]:
    """The steps of a process (``workflow.steps``), the present one marked."""
    return {"steps": [(_look(step), step) for step in steps], "label": label or _("Progress")}


def _look(step: Any) -> str:
    if step.when == "now":
        return "failed" if step.state.kind == "bad" else "done" if step.state.kind == "good" else "current"
    return "done" if step.when == "past" else "todo"


@register.inclusion_tag("pages/parts/offers.html", takes_context=True)
def offers(
    context: template.Context, offers: Iterable[Any], url: str, version: int | None = None
) -> dict[str, Any]:
    """Buttons for what can be done now (``workflow.offers``); a hindered one says why it is disabled.

    What needs a reason or a confirmation opens a dialog; without JavaScript the link ``?do=name`` leads to
    the same page with the dialog open.
    """
    request = context.get("request")
    return {
        "offers": list(offers),
        "url": url,
        "version": version,
        "csrf_token": context.get("csrf_token"),
        "open": request.GET.get("do", "") if request else "",
        "here": request.path if request else "",
    }
