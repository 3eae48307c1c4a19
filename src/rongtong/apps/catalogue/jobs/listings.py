"""Deadlines of the gate, and what runs out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.queries.listings import behind_clock, run_out
from rongtong.apps.catalogue.queries.reviewers import reviewers_of
from rongtong.kit.clocks import when_out, who
from rongtong.kit.clocks.models import Clock
from rongtong.kit.jobs import Run, every, job
from rongtong.kit.notices import tell
from rongtong.kit.workflow import perform
from rongtong.lib.actor import SYSTEM


@when_out("catalogue.review_overdue")
def review_overdue(clock: Clock, *, at: Any) -> None:
    """Tell the heads of the centres that nobody answered in time."""
    listing = behind_clock(clock.about)
    tell(
        reviewers_of(listing, at, role="centre.head"), "catalogue.review_overdue", at=at, about=listing,
        link=reverse("catalogue:review", args=[listing.pk]), title=listing.title,
    )  # fmt: skip


@who("catalogue.reviewers")
def reviewers(clock: Clock, *, at: Any) -> Iterable[Any]:
    """Give who has it in review, else all who could take it."""
    listing = behind_clock(clock.about)
    return [listing.reviewer] if listing.reviewer else reviewers_of(listing, at, role="reviewer")


@every("daily", at="00:20")
@job("catalogue.expire", retries=1, title=_("Let needs and offers run out"))
def expire(run: Run) -> None:
    """Close to the public what is past its last day, a hundred at a time."""
    today = timezone.localdate(run.at)
    while batch := run_out(today, most=100):
        for listing in batch:
            perform(listing, "expire", actor=SYSTEM, at=run.at)
