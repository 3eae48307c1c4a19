"""The published rule: who is shown to whom."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rongtong.apps.matching.rules.matching import NEW_DAYS, SHOWN, WEEKLY


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show it to everybody."""
    return render(request, "matching/rule.html", {"shown": SHOWN, "new_days": NEW_DAYS, "weekly": WEEKLY})
