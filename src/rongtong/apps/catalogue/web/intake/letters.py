"""Letters by mail: what became of each, for operators; the click that proves one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rongtong.apps.catalogue.actions.letters import asked_about, prove, try_again
from rongtong.apps.catalogue.models import Letter
from rongtong.apps.catalogue.queries.letters import letters
from rongtong.apps.catalogue.rules.letters import OPERATE_MAIL, REASONS
from rongtong.apps.catalogue.workflow.letters import WORKFLOW
from rongtong.apps.parties.web.acting import moved
from rongtong.kit.pages import cells
from rongtong.kit.pages.filters import FilterForm
from rongtong.kit.pages.tables import Column, Table
from rongtong.kit.permissions import need
from rongtong.kit.permissions.asker import actor_of
from rongtong.kit.workflow.badges import badge_of
from rongtong.lib import masks


class LetterFilters(FilterForm):
    """By what became of it."""

    state = forms.ChoiceField(
        label=_("State"),
        choices=lambda: [("", _("All")), *((one.name, one.label) for one in WORKFLOW.states)],
    )


def _number(letter: Letter) -> Any:
    return (
        cells.link(letter, reverse("catalogue:letter", args=[letter.pk]))
        if letter.state == "failed"
        else str(letter)
    )


TABLE = Table(
    (
        Column("pk", _("Letter received"), main=True, show=_number, sort="pk"),
        Column("state", _("State"), show=badge_of, sort="state"),
        Column("why", _("Why"), show=lambda letter: REASONS.get(letter.why, "")),
        Column(
            "sender", _("sender"), show=lambda letter: masks.email(letter.sender) if letter.sender else "—"
        ),
        Column("made", _("drafts made"), show=lambda letter: letter.made, figure=True),
        Column(
            "arrived_at", _("arrived"), show=lambda letter: cells.moment(letter.arrived_at), sort="arrived_at"
        ),
    ),
    order=("-pk",),
)


@require_safe
def many(request: HttpRequest) -> HttpResponse:
    """List every letter with its fate, newest first. What was written is not shown."""
    actor = actor_of(request)
    need(actor, OPERATE_MAIL)
    filters = LetterFilters(request)
    page = TABLE.page(request, filters.apply(letters(actor)))
    return render(request, "catalogue/intake/letters.html", {"page": page, "filters": filters})


@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one with what can be done about it."""
    actor = actor_of(request)
    need(actor, OPERATE_MAIL)
    letter = get_object_or_404(letters(actor), pk=pk)
    details = [
        (_("State"), badge_of(letter)), (_("Why"), REASONS.get(letter.why, "")),
        (_("arrived"), cells.moment(letter.arrived_at)), (_("size in bytes"), letter.size),
    ]  # fmt: skip
    return render(request, "catalogue/intake/letter.html", {"letter": letter, "details": details})


@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Have a letter read again."""
    actor = actor_of(request)
    need(actor, OPERATE_MAIL)
    letter = get_object_or_404(letters(actor), pk=pk)

    def do(*, name: str, actor: Any, at: Any, **given: Any) -> object:
        return try_again(letter=letter, actor=actor, at=at)

    return moved(request, letter, do, reverse("catalogue:letters"))


@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether a letter is theirs who hold its link, and take the answer. Nobody need be signed in."""
    letter = asked_about(token)
    done = False
    if request.method == "POST" and letter is not None:
        prove(letter=letter, actor=actor_of(request), at=timezone.now())
        done = True
    status = 200 if letter is not None else 410
    context = {"letter": letter, "done": done}
    return render(request, "catalogue/intake/letter_prove.html", context, status=status)
