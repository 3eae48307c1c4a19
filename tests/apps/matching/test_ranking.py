"""Runs of the core over what is published: both ways, once, and nobody who must not be there."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from rongtong.apps.catalogue.actions import listings
from rongtong.apps.catalogue.models import Listing
from rongtong.apps.matching.jobs.matching import match, match_all, rank_again
from rongtong.apps.matching.models import Candidate, Run
from rongtong.apps.matching.subscribers.together import published_together
from rongtong.kit.jobs import enqueue
from rongtong.kit.jobs.models import Job
from rongtong.kit.jobs.worker import work_on
from rongtong.lib.actor import SYSTEM
from tests.factories.catalogue import house, listing, writer
from tests.factories.jobs import asked, worked

pytestmark = pytest.mark.django_db


def published(side: str, **changes: Any) -> Listing:
    return listing(side, state="published", at=timezone.now(), **changes)


def test_a_need_finds_the_offer_and_says_why() -> None:
    need, offer = published("need"), published("offer")
    assert worked(match, listing=need.pk).state == "done"
    found = Candidate.objects.get()
    assert (found.need, found.offer, found.rank) == (need, offer, 1)
    assert found.level >= 2
    assert found.score == sum(points for *_rest, points in found.contributions)
    assert any(one["code"].startswith("topic.") for one in found.reasons)
    assert Run.objects.get().kept == 1


def test_a_new_offer_is_put_before_the_need() -> None:
    need = published("need")
    offer = published("offer")
    worked(match, listing=offer.pk)
    assert Candidate.objects.get().need == need
    assert Run.objects.get().cause == offer


def test_publishing_asks_for_the_job(django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        made = published("need")
    assert Job.objects.filter(name="matching.match", arguments={"listing": made.pk}).exists()


def test_matching_twice_doubles_nothing() -> None:
    need, _offer = published("need"), published("offer")
    worked(match, listing=need.pk)
    first = Candidate.objects.get()
    worked(match, listing=need.pk)
    assert Candidate.objects.get().pk == first.pk
    assert Candidate.objects.get().found_at == first.found_at


def test_what_leaves_the_public_leaves_the_lists(django_capture_on_commit_callbacks: Any) -> None:
    need, offer = published("need"), published("offer")
    worked(match, listing=need.pk)
    with django_capture_on_commit_callbacks(execute=True):
        listings.decide(
            listing=offer, step="close", reason="here", actor=writer(offer, timezone.now()), at=timezone.now()
        )
    assert not Candidate.objects.exists()


def test_ones_own_offer_is_no_candidate() -> None:
    owner = house()
    need = published("need", owner=owner)
    published("offer", owner=owner, veiled=["organisation"])
    worked(match, listing=need.pk)
    assert not Candidate.objects.exists()


def test_an_owner_no_longer_verified_is_put_before_nobody() -> None:
    need, offer = published("need"), published("offer")
    type(offer.organisation).objects.filter(pk=offer.organisation_id).update(
        verified=False, verified_at=None, verified_until=None
    )
    worked(match, listing=need.pk)
    assert not Candidate.objects.exists()


@pytest.mark.parametrize("state", ["draft", "returned", "taken_down", "closed"])
def test_what_is_not_public_is_no_candidate(state: str) -> None:
    need = published("need")
    listing("offer", state=state, at=timezone.now())
    worked(match, listing=need.pk)
    assert not Candidate.objects.exists()


def test_many_new_offers_are_put_before_a_need_at_once_and_rank_it_again_once() -> None:
    need = published("need")
    for _each in range(3):
        worked(match, listing=published("offer").pk)
    assert sorted(Candidate.objects.filter(need=need).values_list("rank", flat=True)) == [1, 2, 3]
    again = Job.objects.get(name="matching.rank_again")
    Job.objects.filter(pk=again.pk).update(next_at=timezone.now())
    work_on(again.pk)
    assert Run.objects.filter(need=need, upto__gte=again.pk).count() == 1
    assert worked(rank_again, need=need.pk).state == "done"
    assert Run.objects.filter(need=need, upto__gt=0).count() == 2


def test_a_ranking_that_a_later_one_has_seen_to_is_left_out() -> None:
    need = published("need")
    earlier = asked(rank_again, need=need.pk)
    worked(match, listing=need.pk)
    work_on(earlier.pk)
    assert Run.objects.filter(need=need).count() == 1


def test_what_stands_in_a_list_stays_when_an_offer_is_put_before_it() -> None:
    need, first = published("need", veiled=["organisation"]), published("offer")
    worked(match, listing=need.pk)
    old = Candidate.objects.get()
    worked(match, listing=published("offer").pk)
    kept = Candidate.objects.get(offer=first)
    assert (kept.pk, kept.found_at, kept.twofold) == (old.pk, old.found_at, True)
    assert Candidate.objects.filter(need=need).count() == 2


def test_what_is_published_together_is_matched_together(django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        first = published("need")
    Job.objects.all().delete()
    with published_together(), django_capture_on_commit_callbacks(execute=True):
        needs = [first, published("need"), published("need")]
        published("offer")
    assert not Job.objects.filter(name="matching.match").exists()
    assert worked(match_all).state == "done"
    assert set(Candidate.objects.values_list("need", flat=True)) == {one.pk for one in needs}
    assert Run.objects.count() == 3


def test_an_offer_whose_time_is_set_back_is_not_passed_over() -> None:
    need = published("need")
    worked(match, listing=need.pk)
    offer = published("offer")
    job = enqueue(match, actor=SYSTEM, at=timezone.now() - timedelta(days=200), listing=offer.pk)
    work_on(job.pk)
    assert Candidate.objects.get().offer == offer
