"""My week: a few needs that one's own offers may answer."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from rongtong.apps.matching.actions.showing import note_shown
from rongtong.apps.matching.models.feedback import Place, Why
from rongtong.apps.matching.queries.week import week
from rongtong.kit.permissions.asker import actor_of


@login_required
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the cards of this week."""
    actor, at = actor_of(request), timezone.now()
    found = week(actor, at)
    note_shown(shown=found.cards, side="offer", place=Place.WEEK, actor=actor, at=at)
    context: dict[str, Any] = {"week": found, "reasons": Why.choices, "back": request.path}
    return render(request, "matching/week.html", context)
