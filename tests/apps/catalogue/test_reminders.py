"""What runs by itself for owners: a word before the end, and drafts thrown away long ago."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from rongtong.apps.catalogue.actions import listings
from rongtong.apps.catalogue.jobs.reminding import forget_discarded, remind
from rongtong.apps.catalogue.models import Listing
from rongtong.kit.notices.models import Notice
from tests.factories.catalogue import listing, writer
from tests.factories.jobs import worked

pytestmark = pytest.mark.django_db


def told() -> list[str]:
    return list(Notice.objects.filter(name="catalogue.runs_out").values_list("name", flat=True))


@pytest.mark.parametrize(("days", "words"), [(14, 1), (13, 0), (4, 0), (3, 1), (2, 0), (0, 0)])
def test_the_author_is_reminded_two_weeks_and_three_days_before(days: int, words: int) -> None:
    made = listing(state="published", at=timezone.now())
    made.keep(expires_on=timezone.localdate() + timedelta(days=days))
    assert worked(remind).state == "done"
    assert len(told()) == words


def test_what_is_closed_reminds_nobody() -> None:
    made = listing(state="closed", at=timezone.now())
    made.keep(expires_on=timezone.localdate() + timedelta(days=3))
    worked(remind)
    assert told() == []


def discarded(days: int) -> Listing:
    made = listing(at=timezone.now() - timedelta(days=90))
    at = timezone.now() - timedelta(days=days)
    return listings.decide(listing=made, step="discard", actor=writer(made), at=at)


def test_a_draft_discarded_long_ago_goes_and_a_recent_one_stays() -> None:
    old, recent = discarded(31), discarded(29)
    assert worked(forget_discarded).state == "done"
    assert list(Listing.objects.all()) == [recent]
    assert not Listing.objects.filter(pk=old.pk).exists()


def test_one_brought_back_in_time_is_kept() -> None:
    made = discarded(20)
    listings.decide(listing=made, step="bring_back", actor=writer(made), at=timezone.now())
    worked(forget_discarded)
    assert Listing.objects.get().state == "draft"
