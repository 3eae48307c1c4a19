"""Conflicts of interest, quotas, switches: what owners of offers are never shown, and when they are told."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.matching.actions.showing import note_shown
from rongtong.apps.matching.jobs.matching import match
from rongtong.apps.matching.models import Candidate
from rongtong.apps.matching.queries.week import week
from rongtong.apps.parties.actions import experts, persons
from rongtong.apps.parties.models import Person
from rongtong.kit.notices.models import Notice
from rongtong.kit.privacy.actions.answering import choose
from rongtong.lib.actor import Actor
from tests.apps.matching.test_pages import TITLE, pair, published
from tests.factories.accounts import account
from tests.factories.catalogue import house, writer
from tests.factories.jobs import worked
from tests.factories.organisations import acting, admin_of

pytestmark = pytest.mark.django_db
TERMS = {"open": True, "needs_a_week": 1, "hours_a_week": 4, "least_fee": 0}


def expert(user: Any = None, **terms: Any) -> Person:
    mine = persons.begin(
        values={"name": "张桂兰", "region": "510703"}, actor=acting(user or account()), at=timezone.now()
    )
    by = {"actor": acting(mine.user, timezone.now()), "at": timezone.now()}
    experts.set_terms(person=mine, values=TERMS | terms, version=None, **by)
    return mine


def of(person: Person) -> Listing:
    """Give the published offer of an organisation that names a person's result."""
    offer = published("offer", title=TITLE)
    offer.keep(person=person)
    return offer


def cards(actor: Actor) -> list[int]:
    """Look at the week as the page does; what was looked at is noted."""
    found = week(actor, timezone.now())
    note_shown(shown=found.cards, side="offer", place="week", actor=actor, at=timezone.now())
    return [one.other.pk for one in found.cards]


def test_whom_an_expert_avoids_is_not_put_before_them() -> None:
    person, avoided = expert(), house()
    by = {"actor": acting(person.user, timezone.now()), "at": timezone.now()}
    experts.avoid(terms=person.expert, organisation=avoided, note="", **by)
    offer = of(person)
    worked(match, listing=published("need", owner=avoided, veiled=["organisation"]).pk)
    assert not Candidate.objects.exists()
    worked(match, listing=published("need").pk)
    assert Candidate.objects.get().offer == offer


def test_somebody_partial_is_not_put_before_the_need() -> None:
    person, theirs = expert(), house()
    by = {"actor": acting(person.user, timezone.now()), "at": timezone.now()}
    experts.declare(
        person=person, kind="shares", organisation=theirs, other=None, note="", since=None, until=None, **by
    )
    of(person)
    worked(match, listing=published("need", owner=theirs).pk)
    assert not Candidate.objects.exists()


def test_an_organisation_named_in_the_listing_is_avoided() -> None:
    offer = published("offer", title=TITLE)
    need = published("need", avoids=[offer.organisation.name])
    worked(match, listing=need.pk)
    assert not Candidate.objects.exists()


def test_a_week_holds_as_many_as_the_person_wants() -> None:
    owner = house()
    published("offer", title=TITLE, owner=owner)
    expert(admin_of(owner, timezone.now()), needs_a_week=2)
    for _each in range(4):
        worked(match, listing=published("need").pk)
    actor = acting(admin_of(owner, timezone.now()), timezone.now())
    first = cards(actor)
    assert len(first) == 2
    assert cards(actor) == first


def test_who_switched_recommendations_off_gets_nothing() -> None:
    offer = published("offer", title=TITLE)
    user = admin_of(offer.organisation, timezone.now())
    actor = writer(offer, timezone.now())
    choose(user=user.pk, recommend=False, actor=actor, at=timezone.now())
    worked(match, listing=published("need").pk)
    assert Candidate.objects.exists()
    assert week(actor, timezone.now()).off
    assert not Notice.objects.filter(name="matching.found", user=user).exists()


def test_a_strong_one_is_told_to_both_once() -> None:
    need, offer = pair()
    told = Notice.objects.filter(name="matching.found")
    assert set(told.values_list("about", flat=True)) == {str(need.pk), str(offer.pk)}
    worked(match, listing=need.pk)
    assert told.count() == 2
