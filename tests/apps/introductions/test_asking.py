"""Asking for an introduction, answering it, and what matching learns."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from rongtong.apps.introductions.actions import asking, replying
from rongtong.apps.introductions.actions.asking import AlreadyOpen
from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.queries.asking import own_for, prefilled
from rongtong.apps.matching.models import Answer, Candidate
from rongtong.kit.facts.models import Fact
from rongtong.kit.notices.models import Notice
from rongtong.kit.permissions import Refused
from rongtong.kit.workflow import Hindered
from tests.factories import catalogue, organisations
from tests.factories.introductions import ANSWERS, acts, introduction, pair
from tests.factories.organisations import AT, acting, admin_of

LATER = AT + timedelta(hours=1)


def matched(need, offer):
    return Candidate.objects.create(
        need=need, offer=offer, rank=1, score=500_000, level=4, outcome="met", found_at=AT
    )


def test_asking_makes_one_introduction_and_tells_the_other_side():
    need, offer = pair()
    made = introduction(between=(need, offer))
    assert (made.buyer.organisation, made.seller.organisation) == (need.organisation, offer.organisation)
    assert (made.buyer_home, made.seller_home, made.state) == (need.home, offer.home, "requested")
    assert made.due_at > AT + timedelta(days=5)
    told = Notice.objects.get(name="introductions.requested")
    assert told.user == admin_of(offer.organisation)
    assert Fact.objects.get(name="introductions.requested").data == {"introduction": made.pk}


def test_a_pair_is_introduced_once_while_open():
    made = introduction()
    with pytest.raises(AlreadyOpen) as there:
        introduction(between=(made.need, made.offer), by="seller")
    assert there.value.introduction == made
    with pytest.raises(IntegrityError), transaction.atomic():
        Introduction.objects.create(**_columns(made))
    replying.decline(introduction=made, reason="topic", actor=acts(made, "seller"), at=LATER)
    assert introduction(between=(made.need, made.offer)).pk != made.pk


def _columns(made):
    row = Introduction.objects.filter(pk=made.pk).values().get()
    return {name: value for name, value in row.items() if name != "id"}


def test_the_database_refuses_a_deal_with_oneself():
    made = introduction()
    with pytest.raises(IntegrityError), transaction.atomic():
        Introduction.objects.filter(pk=made.pk).update(seller=made.buyer)


@pytest.mark.parametrize("case", ["own", "both sides", "avoided", "not public", "one side"])
def test_who_must_not_meet_is_refused_and_nothing_changes(case):
    need, offer = pair()
    by, other = catalogue.writer(need), offer
    if case == "own":
        other = catalogue.listing("offer", state="published", owner=need.organisation)
    if case == "both sides":
        organisations.member(offer.organisation, "org.editor", user=admin_of(need.organisation))
        by = acting(admin_of(need.organisation))
    if case == "avoided":
        offer.keep(avoids=[need.organisation.name])
    if case == "not public":
        offer = other = catalogue.listing("offer")
    if case == "one side":
        other = catalogue.listing("need", state="published")
    with pytest.raises(Hindered) as refusal:
        asking.ask(own=need, other=other, answers=ANSWERS, actor=by, at=LATER)
    assert need.organisation.name not in refusal.value.sentence
    assert not Introduction.objects.exists()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"want": "nothing"}, "want"),
        ({"wanted_by": AT.date() - timedelta(days=1)}, "wanted_by"),
        ({"money_low": 2, "money_high": 1}, "money_high"),
        ({"money_low": -1}, "money_high"),
        ({"form": "barter"}, "form"),
    ],
)
def test_an_answer_that_cannot_be_stands_beside_its_field(change, field):
    need, offer = pair()
    with pytest.raises(ValidationError) as fault:
        asking.ask(
            own=need, other=offer, answers=replace(ANSWERS, **change), actor=catalogue.writer(need), at=LATER
        )
    assert list(fault.value.error_dict) == [field]
    assert not Introduction.objects.exists()


def test_what_a_listing_hides_is_not_filled_in():
    need, offer = pair(
        need={"veiled": ["money", "deadline"], "deadline": AT.date() + timedelta(days=90)},
        offer={"veiled": ["money"]},
    )
    answers = prefilled(need, offer, AT.date())
    assert (answers.money_low, answers.money_high, answers.wanted_by) == (None, None, None)
    need.keep(veiled=[])
    assert prefilled(need, offer, AT.date()).money_high == need.money_high


def test_own_listings_that_suit_come_first():
    need, offer = pair()
    second = catalogue.listing("need", state="published", owner=need.organisation)
    catalogue.listing("need", owner=need.organisation)
    matched(need, offer)
    assert own_for(catalogue.writer(need), offer) == [need, second]


def test_asking_accepting_and_declining_teach_the_matching():
    need, offer = pair()
    matched(need, offer)
    made = introduction("accepted", between=(need, offer))
    said = Answer.objects.filter(undone_at=None).order_by("side").values_list("side", "said")
    assert list(said) == [("need", "interested"), ("offer", "interested")]
    assert not Notice.objects.filter(name="matching.interest").exists()
    other = catalogue.listing("need", state="published")
    matched(other, offer)
    introduction("declined", between=(other, offer))
    told = Answer.objects.get(need=other, side="offer")
    assert (told.said, told.reason) == ("not_for_me", "money")
    assert made.replied_by == admin_of(offer.organisation)


@pytest.mark.parametrize("who", ["asker", "stranger", "member", "officer"])
def test_only_the_asked_side_answers(who):
    made = introduction()
    member = organisations.member(made.offer.organisation).user
    actor = {
        "asker": acts(made, "buyer"),
        "stranger": acting(admin_of(organisations.organisation())),
        "member": acting(member),
        "officer": organisations.reviewer("O", made.seller_home, role="officer"),
    }[who]
    for answer in (replying.accept, replying.decline):
        given = {"reason": "topic"} if answer is replying.decline else {}
        with pytest.raises(Refused):
            answer(introduction=made, actor=actor, at=LATER, **given)
    made.refresh_from_db()
    assert (made.state, made.replied_at, made.version) == ("requested", None, 0)


def test_a_no_needs_its_reason():
    made = introduction()
    with pytest.raises(Hindered):
        replying.decline(introduction=made, reason="", actor=acts(made, "seller"), at=LATER)


def test_reminding_waits_two_days_and_then_one():
    made, by = introduction(), None
    by = acts(made, "buyer")
    for days, may in ((1, False), (2, True), (2.5, False), (3.1, True)):
        at = AT + timedelta(days=days)
        if may:
            asking.nudge(introduction=made, actor=by, at=at)
        else:
            with pytest.raises(Hindered):
                asking.nudge(introduction=made, actor=by, at=at)
    assert Notice.objects.filter(name="introductions.nudged").count() == 2
