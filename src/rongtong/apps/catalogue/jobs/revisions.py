"""Deadlines of changes of what is public."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from rongtong.apps.catalogue.queries.reviewers import reviewers_of
from rongtong.apps.catalogue.queries.revisions import behind_revision_clock
from rongtong.kit.clocks import when_out, who
from rongtong.kit.clocks.models import Clock
from rongtong.kit.notices import tell


@when_out("catalogue.revision_overdue")
def revision_overdue(clock: Clock, *, at: Any) -> None:
    """Tell the heads of the centres that nobody answered in time."""
    change = behind_revision_clock(clock.about)
    tell(
        reviewers_of(change.listing, at, role="centre.head"), "catalogue.revision_overdue", at=at,
        about=change, link=reverse("catalogue:queue"), title=change.listing.title,
    )  # fmt: skip


@who("catalogue.revision_reviewers")
def revision_reviewers(clock: Clock, *, at: Any) -> Iterable[Any]:
    """Give all who could pass it."""
    found: Iterable[Any] = reviewers_of(behind_revision_clock(clock.about).listing, at, role="reviewer")
    return found
