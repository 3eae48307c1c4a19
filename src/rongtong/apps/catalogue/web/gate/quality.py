"""How the gate works, for the head of a centre: figures, each leading to its records."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from rongtong.apps.catalogue.models import Listing, Submission
from rongtong.apps.catalogue.queries import quality as read
from rongtong.apps.catalogue.queries.desk import NOT_AT_DESK
from rongtong.apps.catalogue.rules.duplicates import QUALITY
from rongtong.apps.catalogue.web.gate.tabs import desk_tabs
from rongtong.apps.catalogue.workflow.listings import REFUSAL_REASONS, RETURN_REASONS
from rongtong.kit.pages import cells
from rongtong.kit.pages.filters import FilterForm
from rongtong.kit.pages.tables import Column, Table
from rongtong.kit.permissions import need
from rongtong.kit.permissions.asker import actor_of
from rongtong.kit.workflow import workflow_of

PERIODS = (
    ("30", gettext_lazy("the last 30 days")),
    ("90", gettext_lazy("the last 90 days")),
    ("365", gettext_lazy("the last year")),
)


def span(hours: float | None) -> str:
    """Write hours: days from two days on."""
    if hours is None:
        return "—"
    if hours < 48:
        return _("%(n)s h") % {"n": f"{hours:.1f}".removesuffix(".0")}
    return _("%(n)s d") % {"n": f"{hours / 24:.1f}".removesuffix(".0")}


def _days(request: HttpRequest) -> int:
    wish = request.GET.get("days", "30")
    return int(wish) if wish in dict(PERIODS) else 30


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the figures of a time: answers, answer times, second looks, reasons, per reviewer."""
    need(actor_of(request), QUALITY)
    days = _days(request)
    found = read.quality(actor_of(request), days, timezone.now())

    def records(**only: object) -> str:
        return reverse("catalogue:answered") + "?" + urlencode({"days": days, **only})

    context = {
        "found": found, "whole": _row(found.whole, records), "days": str(days), "periods": PERIODS,
        "tabs": desk_tabs(request, "quality"),
        "reviewers": [(name, _row(one, records, reviewer=key)) for key, name, one in found.reviewers],
        "reasons": [
            (label, many, records(outcome=step, reason=code)) for step, code, label, many in found.reasons
        ],
    }  # fmt: skip
    return render(request, "catalogue/gate/quality.html", context)


def _row(found: read.Figures, records: Any, **only: object) -> dict[str, Any]:
    """Give each figure with the address of its records."""
    return {
        "answers": (found.answers, records(**only)),
        "second": (found.second, records(second="on", **only)),
        "share": found.second_share,
        "doubted": (found.doubted, records(doubted="on", **only)),
        "late": (found.late, records(late="on", **only)),
        "median": span(found.median),
        "slow": span(found.slow),
    }


_ANY = ("", gettext_lazy("All"))


class AnswerFilter(FilterForm):
    """Which answers are shown."""

    days = forms.ChoiceField(label=gettext_lazy("Time"), choices=[_ANY, *PERIODS])
    outcome = forms.ChoiceField(label=gettext_lazy("Answer"))
    reason = forms.ChoiceField(
        label=gettext_lazy("Reason"), choices=[_ANY, *dict([*RETURN_REASONS, *REFUSAL_REASONS]).items()]
    )
    reviewer = forms.IntegerField(label=gettext_lazy("Reviewer"), widget=forms.HiddenInput)
    second = forms.BooleanField(label=gettext_lazy("Second look"))
    doubted = forms.BooleanField(label=gettext_lazy("Sent back by the second reviewer"))
    late = forms.BooleanField(label=gettext_lazy("Late"))

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        outcome, arrows = self.fields["outcome"], workflow_of(Listing).by_name
        assert isinstance(outcome, forms.ChoiceField)  # noqa: S101
        outcome.choices = [_ANY, *((name, arrows[name].label) for name in read.ANSWERS)]

    def filter_days(self, rows: QuerySet[Submission], value: str) -> QuerySet[Submission]:
        """Keep those of the last days."""
        return rows.filter(answered_at__gte=timezone.now() - timedelta(days=int(value)))

    def filter_reviewer(self, rows: QuerySet[Submission], value: int) -> QuerySet[Submission]:
        """Keep those of one reviewer."""
        return rows.filter(answered_by=value)

    def filter_second(self, rows: QuerySet[Submission], value: bool) -> QuerySet[Submission]:
        """Keep those that two people looked at."""
        return rows.filter(read.SECOND)

    def filter_late(self, rows: QuerySet[Submission], value: bool) -> QuerySet[Submission]:
        """Keep those that came too late."""
        return rows.filter(read.LATE)


def _title(row: Submission) -> Any:
    if row.listing.state in NOT_AT_DESK:
        return row.listing
    return cells.link(row.listing, reverse("catalogue:review", args=[row.listing_id]))


def _answer(row: Submission) -> Any:
    step = workflow_of(Listing).by_name[row.outcome]
    reason = dict(step.reasons).get(row.reason)
    return f"{step.label} · {reason}" if reason else step.label


ANSWERS = Table(
    (
        Column("title", gettext_lazy("Title"), show=_title, main=True),
        Column("answer", gettext_lazy("Answer"), show=_answer),
        Column(
            "answered_at",
            gettext_lazy("Answered"),
            show=lambda row: cells.moment(row.answered_at),
            sort="answered_at",
        ),
        Column(
            "took",
            gettext_lazy("It took"),
            show=lambda row: span((row.answered_at - row.at) / timedelta(hours=1)),
        ),
        Column("due_at", gettext_lazy("Answer due"), show=lambda row: cells.moment(row.due_at), spare=True),
        Column("answered_by", gettext_lazy("Reviewer"), show=lambda row: row.answered_by or ""),
        Column("second_by", gettext_lazy("Second look"), show=lambda row: row.second_by or "", spare=True),
    ),
    order=("-answered_at", "-pk"),
)


@login_required
@require_safe
def answered(request: HttpRequest) -> HttpResponse:
    """Show the records behind a figure."""
    need(actor_of(request), QUALITY)
    form = AnswerFilter(request)
    page = ANSWERS.page(request, form.apply(read.answered(actor_of(request))))
    return render(request, "catalogue/gate/answered.html", {"page": page, "form": form})
