"""What came in: the list, and the yes of an officer on somebody's behalf."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from rongtong.apps.campaigns.actions.taking import confirm
from rongtong.apps.campaigns.models import Answer
from rongtong.apps.campaigns.models.answers import What
from rongtong.apps.campaigns.queries import coverage
from rongtong.apps.campaigns.queries.campaigns import seen
from rongtong.apps.campaigns.queries.targets import confirmable
from rongtong.apps.campaigns.web.desk import state_cell
from rongtong.apps.campaigns.web.forms import WordForm
from rongtong.apps.campaigns.web.tabs import tabs_of
from rongtong.apps.campaigns.workflow.answers import WORKFLOW
from rongtong.apps.catalogue.queries.served import with_candidates
from rongtong.apps.parties.web.acting import actor_of, moved, whole
from rongtong.kit.pages import cells
from rongtong.kit.pages.export import export
from rongtong.kit.pages.filters import FilterForm
from rongtong.kit.pages.tables import Column, Table
from rongtong.kit.workflow import perform, workflow_of

_BECAME = [
    ("published", _("Published since")), ("returned", _("Returned at the gate")),
    ("matched", _("Somebody suits it")),
]  # fmt: skip


def _title(answer: Answer) -> Any:
    return cells.link(
        str(answer), reverse("campaigns:target", args=[answer.target_id]) + f"#answer-{answer.pk}"
    )


def _became(answer: Answer) -> Any:
    """Give the state of the listing it became, with a link for who may open it."""
    if answer.listing is None or answer.what != What.NEW:
        return ""
    label = workflow_of(answer.listing).by_state[answer.listing.state].label
    return cells.link(label, reverse("catalogue:listing", args=[answer.listing_id]))


def _share(answer: Answer) -> str:
    return f"{answer.share} %" if answer.what == What.NEW else ""


TABLE = Table(
    (
        Column("title", _("Answer"), show=_title, plain=str, main=True),
        Column("name", _("Organisation"), show=lambda one: one.target.name, sort="target__name"),
        Column("what", _("What it says"), show=lambda one: one.get_what_display(), sort="what"),
        Column("state", _("State"), show=state_cell, sort="state"),
        Column("share", _("complete"), show=_share, figure=True, sort="share"),
        Column("became", _("What became of it"), show=_became),
        Column("sent_at", _("sent"), show=lambda one: cells.moment(one.sent_at), sort="sent_at",
               plain=lambda one: one.sent_at),
    ),
    order=("-sent_at", "-pk"),
)  # fmt: skip


class AnswerFilters(FilterForm):
    """By state, by what it says, by what became of it."""

    state = forms.ChoiceField(label=_("State"), choices=[("", _("All")), *WORKFLOW.choices()[1:]])
    what = forms.ChoiceField(label=_("What it says"), choices=[("", _("All")), *What.choices])
    became = forms.ChoiceField(label=_("What became of it"), choices=[("", _("All")), *_BECAME])

    def __init__(self, request: HttpRequest, campaign: Any) -> None:
        self.campaign = campaign
        super().__init__(request)

    def filter_became(self, rows: QuerySet[Answer], value: str) -> QuerySet[Answer]:
        """Narrow by what became of the listings."""
        actor = actor_of(self.request)
        own = coverage.listings_of(self.campaign, actor)
        listings = {
            "published": lambda: own.filter(state__in=coverage.PUBLIC_ONCE, published_at__isnull=False),
            "returned": lambda: coverage.returned_of(self.campaign, actor),
            "matched": lambda: with_candidates(own),
        }[value]()
        return rows.filter(what=What.NEW, listing__in=listings)


@login_required
@require_safe
def index(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Show what was sent to a campaign."""
    actor = actor_of(request)
    campaign = get_object_or_404(seen(actor), pk=pk)
    filters = AnswerFilters(request, campaign)
    rows = filters.apply(coverage.answers_of(campaign, actor)).select_related("target", "listing")
    answer = export(TABLE, request, rows, f"answers-{campaign.pk}")
    if answer is not None:
        return answer
    context = {"campaign": campaign, "page": TABLE.page(request, rows), "filters": filters,
               "tabs": tabs_of(campaign, "answers")}  # fmt: skip
    return render(request, "campaigns/answers.html", context)


@login_required
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand an answer in on the organisation's behalf, or drop it."""
    answer = get_object_or_404(confirmable(actor_of(request)), pk=pk)
    back = reverse("campaigns:target", args=[answer.target_id]) + f"#answer-{pk}"
    if request.POST.get("transition") == "confirm":
        return _confirmed(request, answer, back)

    def do(*, name: str, **given: Any) -> object:
        return perform(answer, "drop" if name != "drop" else name, **given)

    return moved(request, answer, do, back)


def _confirmed(request: HttpRequest, answer: Answer, back: str) -> HttpResponse:
    form = WordForm(request.POST)
    try:
        if not form.is_valid():
            raise ValidationError(_("Write who said yes, and how: by telephone, on the spot."))
        confirm(
            answer=answer, word=form.cleaned_data["word"], actor=actor_of(request), at=timezone.now(),
            version=whole(request.POST.get("version")),
        )  # fmt: skip
        messages.success(request, _("Handed in on their behalf. A reviewer reads it before it is public."))
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
    return redirect(back)
