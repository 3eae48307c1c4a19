"""Answers: who may, what is kept, what the other side is told, what comes back."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils import timezone

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.matching.actions.answering import answer, take_back
from rongtong.apps.matching.jobs.matching import match
from rongtong.apps.matching.models import Answer
from rongtong.apps.matching.queries.board import board
from rongtong.kit.notices.models import Notice
from rongtong.kit.permissions import Refused
from rongtong.lib.actor import Actor
from tests.apps.matching.test_pages import pair, published
from tests.factories.accounts import account
from tests.factories.catalogue import listing, writer
from tests.factories.jobs import worked
from tests.factories.organisations import acting, admin_of, member

pytestmark = pytest.mark.django_db


def own(made: Listing) -> Actor:
    return writer(made, timezone.now())


def say(made: Listing, other: Listing, said: str = "interested", **values: Any) -> Answer:
    given = {"actor": own(made), "at": timezone.now()} | values
    return answer(listing=made, other=other.pk, said=said, **given)


def test_an_interest_is_kept_with_its_place_and_told() -> None:
    need, offer = pair()
    made = say(need, offer, position=1)
    assert (made.side, made.position, made.weights) == ("need", 1, "2026-11-d")
    assert made.contributions
    told = Notice.objects.filter(name="matching.interest").values_list("user", flat=True)
    assert list(told) == [admin_of(offer.organisation, timezone.now()).pk]
    assert board(offer, timezone.now()).shown[0].interested


def test_a_refusal_needs_a_reason_and_goes_aside() -> None:
    need, offer = pair()
    with pytest.raises(ValidationError):
        say(need, offer, "not_for_me")
    assert not Answer.objects.exists()
    say(need, offer, "not_for_me", reason="money")
    found = board(need, timezone.now())
    assert (len(found.shown), found.put_aside[0].answer.reason) == (0, "money")


def test_an_answer_is_taken_back_and_kept() -> None:
    need, offer = pair()
    say(need, offer, "not_for_me", reason="topic")
    assert take_back(listing=need, other=offer.pk, actor=own(need), at=timezone.now()) == 1
    assert Answer.objects.get().undone_at is not None
    assert board(need, timezone.now()).shown


def test_a_new_answer_takes_the_place_of_the_one_before() -> None:
    need, offer = pair()
    say(need, offer)
    say(need, offer, "not_for_me", reason="place")
    assert Answer.objects.filter(undone_at=None).get().said == "not_for_me"


def test_strangers_and_readers_answer_nothing() -> None:
    need, offer = pair()
    reader = acting(member(need.organisation, at=timezone.now()).user, timezone.now())
    for actor in (acting(account()), own(offer), reader):
        with pytest.raises(Refused):
            say(need, offer, actor=actor)
    assert not Answer.objects.exists()


def test_what_is_no_candidate_gets_no_answer() -> None:
    need, _offer = pair()
    other = listing("offer", state="draft")
    with pytest.raises(Http404):
        say(need, other)
    assert not Answer.objects.exists()


def test_it_is_passed_on_within_the_organisation_only() -> None:
    need, offer = pair()
    with pytest.raises(ValidationError):
        say(need, offer, "passed_on", to=account().pk)
    colleague = member(need.organisation, at=timezone.now()).user
    say(need, offer, "passed_on", to=colleague.pk)
    assert Notice.objects.filter(name="matching.passed_on", user=colleague).exists()


def test_nobody_is_told_of_a_weak_one() -> None:
    published(
        "need",
        title="城市更新中的古树名木移栽养护",
        detail="移栽二十棵百年黄葛树，成活率不低于95%。",
        keywords=[],
    )
    offer = published("offer")
    worked(match, listing=offer.pk)
    assert not Notice.objects.filter(name="matching.found").exists()
