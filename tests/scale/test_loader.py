"""What the bulk loader writes is what the actions make: a sample is read and saved by the site's own code."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from bench.platform.accounts import address
from bench.platform.load import fill
from bench.platform.size import PASSWORD, Size
from rongtong.apps.parties.actions import cards, organisations, verifications
from rongtong.apps.parties.models import CardEntry, Membership, Organisation, Person, Posting, Verification
from rongtong.apps.parties.queries import directory, persons
from rongtong.kit.accounts.models import User
from rongtong.kit.clocks.models import Clock
from rongtong.kit.fields import digests
from rongtong.kit.permissions.models import Assignment
from rongtong.kit.permissions.queries import actor_for
from rongtong.lib import checks
from rongtong.lib.actor import ANONYMOUS
from tests.factories import organisations as made_by_actions
from tests.factories import vocab

pytestmark = pytest.mark.django_db
SIZE = Size(accounts=400, organisations=40, people=30, counties=2)
OWN = {
    "id",
    "organisation_id",
    "user_id",
    "applicant_id",
    "reviewer_id",
    "about",
    "registered_by_id",
    "granted_by",
}
"""Columns that name something: they differ between any two rows."""


@pytest.fixture
def loaded() -> dict[str, int]:
    """Load a village."""
    vocab.load()
    return fill(SIZE, say=lambda _line: None)


def unlike(row: Any, other: Any) -> set[str]:
    """Give the columns of which one row has a value and the other has none."""
    names = [field.attname for field in row._meta.concrete_fields if field.attname not in OWN]
    return {name for name in names if bool(getattr(row, name)) != bool(getattr(other, name))}


def test_an_organisation_is_as_registered_and_edited(loaded: dict[str, int]) -> None:
    record = Organisation.objects.filter(verified=True).order_by("pk")[0]
    values = {name: getattr(record, name) for name in organisations.FIELDS}
    keys = (record.name_key, record.bare_key, record.keys, record.grams, record.provenance)
    actor = actor_for(record.registered_by, at=timezone.now())
    same = organisations.edit(organisation=record, values=values, version=0, actor=actor, at=timezone.now())
    assert same.version == 0  # the action found nothing to change
    same.refresh_keys()
    assert (same.name_key, same.bare_key, same.keys, same.grams, same.provenance) == keys
    assert checks.uscc(record.uscc) == record.uscc


def test_a_verified_organisation_has_the_columns_of_a_real_one(loaded: dict[str, int]) -> None:
    made_by_actions.centre()
    case = made_by_actions.case(state="verified")
    record = case.organisation
    like = Organisation.objects.filter(verified=True).order_by("pk")[0]
    written = set(organisations.FIELDS) - {"name", "uscc", "kind", "region"}
    assert unlike(record, like) <= written | {"verified_by"}
    assert unlike(case, Verification.objects.filter(organisation=like).get()) == set()
    for model, of in (
        (Membership, {"organisation": like}),
        (Assignment, {"organisation": like.pk, "role": "org.admin"}),
    ):
        real = of | {"organisation": record if model is Membership else record.pk}
        assert unlike(model.objects.filter(**real)[0], model.objects.filter(**of)[0]) == set()


def test_the_clocks_are_those_of_the_actions(loaded: dict[str, int]) -> None:
    case = Verification.objects.filter(state="verified").order_by("pk")[0]
    real = made_by_actions.case(state="verified", at=case.decided_at)
    for kind in ("parties.verification_review", "parties.verification_validity"):
        ours, theirs = (Clock.objects.get(kind=kind, about=one.pk) for one in (case, real))
        names = [field.attname for field in Clock._meta.concrete_fields if field.attname not in OWN]
        assert [getattr(ours, name) for name in names] == [getattr(theirs, name) for name in names]


def test_everybody_can_sign_in(loaded: dict[str, int]) -> None:
    user = User.objects.order_by("pk")[3]
    answer = Client().post("/accounts/login/", {"login": address(user.pk), "password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/me/")


def test_a_phone_is_sealed_and_found(loaded: dict[str, int]) -> None:
    user = User.objects.filter(phone_verified=True).order_by("pk")[0]
    assert user.phone == "+8613000000000"
    assert user.phone_digest in digests(user.phone, "accounts.phone")


def test_a_card_has_the_entries_that_the_action_makes(loaded: dict[str, int]) -> None:
    assert Person.objects.filter(listed_at=None).count() == 6
    for person in persons.whole(Person.objects.filter(listed_at__isnull=False).order_by("pk")[:5]):
        before = set(CardEntry.objects.filter(person=person).values_list("kind", "value"))
        cards.rebuild(person, timezone.now())
        assert before
        assert before == set(CardEntry.objects.filter(person=person).values_list("kind", "value"))


def test_what_is_loaded_is_found(loaded: dict[str, int]) -> None:
    record = Organisation.objects.filter(visibility="public").order_by("pk")[5]
    for text in (record.name[2:7], record.uscc, record.name):
        assert record in directory.named(directory.directory(ANONYMOUS), text)
    person = Person.objects.filter(listed_at__isnull=False).order_by("pk")[2]
    assert person in persons.directory(ANONYMOUS, person.name)


def test_the_trail_holds(loaded: dict[str, int]) -> None:
    call_command("verify_audit")


def test_a_waiting_case_can_be_taken_by_the_reviewer_of_its_province(loaded: dict[str, int]) -> None:
    case = Verification.objects.filter(state="submitted").select_related("organisation")[0]
    province = case.organisation.region[:2] + "0000"
    reviewer = actor_for(
        Posting.objects.get(post="reviewer", centre__region=province).user, at=timezone.now()
    )
    taken = verifications.decide(case=case, step="take", actor=reviewer, at=timezone.now())
    assert (taken.state, taken.reviewer_id) == ("in_review", reviewer.id)
