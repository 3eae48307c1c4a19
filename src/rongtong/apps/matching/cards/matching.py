"""The workbench: candidates that wait for an answer."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rongtong.apps.matching.queries.overview import waiting_needs, waiting_questions
from rongtong.apps.matching.queries.sentences import level_word
from rongtong.kit.pages.workbench import Card, Item, card
from rongtong.kit.permissions.asker import actor_of

SHOWN = 5


def candidates(request: HttpRequest) -> Card | None:
    """Own needs for which somebody suits. Nothing for who has no need in public."""
    rows = list(waiting_needs(actor_of(request))[: SHOWN + 1])
    if not rows:
        return None
    items = [
        Item(
            str(row), reverse("matching:candidates", args=[row.pk]), badge=level_word(row.best),
            note=_("%(n)s to answer") % {"n": row.waiting},
        )
        for row in rows[:SHOWN]
    ]  # fmt: skip
    return Card(_("Who suits you"), "heart-handshake", items=items, total=len(rows))


def questions(request: HttpRequest) -> Card | None:
    """Own listings with a fact that candidates wait for. Nothing where none is missing."""
    rows = waiting_questions(actor_of(request))
    items = [
        Item(
            str(row.listing), f"{reverse('matching:candidates', args=[row.listing.pk])}#questions",
            badge=ngettext("%(n)s waits", "%(n)s wait", row.waiting) % {"n": row.waiting}, note=row.sentence,
        )
        for row in rows[:SHOWN]
    ]  # fmt: skip
    return Card(_("One fact would help"), "help-circle", items=items, total=len(rows)) if rows else None


card("matching.candidates", candidates, order=12)
card("matching.questions", questions, order=14)
