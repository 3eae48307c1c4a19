"""A word before something runs out, and what becomes of discarded drafts."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.actions.ending import forget, forgotten_before
from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.queries.own import ending_on, long_discarded
from rongtong.kit.jobs import Run, every, job
from rongtong.kit.notices import tell
from rongtong.lib.actor import SYSTEM

REMIND_DAYS = (14, 3)
"""Days before the last day on which the author is reminded, once each."""
AT_ONCE = 200


@every("daily", at="07:40")
@job("catalogue.remind", retries=1, title=_("Remind owners of needs and offers that run out"))
def remind(run: Run) -> None:
    """Tell the author of each listing that ends in 14 or in 3 days; a day that was done is not done again."""
    for days in REMIND_DAYS:
        day, key = timezone.localdate(run.at) + timedelta(days=days), str(days)
        while batch := ending_on(day, run.kept.get(key, 0), AT_ONCE):
            with run.step() as kept:
                for listing in batch:
                    _tell(listing, run)
                kept[key] = batch[-1].pk


def _tell(listing: Listing, run: Run) -> None:
    if listing.author is None or listing.expires_on is None:
        return
    tell(
        listing.author, "catalogue.runs_out", at=run.at, about=listing,
        link=reverse("catalogue:still_open", args=[listing.pk]), title=listing.title,
        until=listing.expires_on.isoformat(),
    )  # fmt: skip


@every("daily", at="03:40")
@job("catalogue.forget", retries=1, title=_("Delete drafts that were discarded thirty days ago"))
def forget_discarded(run: Run) -> None:
    """Delete them for good, each in a transaction of its own."""
    while batch := long_discarded(forgotten_before(run.at)):
        for one in batch:
            forget(listing=one, actor=SYSTEM, at=run.at)
