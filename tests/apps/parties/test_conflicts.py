"""Who is partial towards whom, declared or derived."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from rongtong.apps.parties.actions import experts, memberships, work
from rongtong.apps.parties.queries.conflicts import barred, conflicted, declared
from rongtong.kit.permissions import Refused
from tests.factories import vocab
from tests.factories.accounts import account
from tests.factories.centres import AT, YOUXIAN, acting, person, posted, tree
from tests.factories.organisations import admin_of, member, organisation

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _lists():
    vocab.load()


def works(mine, place, since=None, until=None):
    return work.add_work(
        person=mine, organisation=place, written="", department="", position="", since=since, until=until,
        actor=acting(mine.user), at=AT,
    )  # fmt: skip


def tie(mine, kind, place=None, other=None, until=None):
    return experts.declare(
        person=mine, kind=kind, organisation=place, other=other, note="", since=None, until=until,
        actor=acting(mine.user), at=AT,
    )  # fmt: skip


def test_a_stranger_to_an_organisation_is_free():
    assert conflicted(person(), organisation(), DAY) is None


def test_the_employer_bars_and_its_sentence_names_both():
    mine, place = person(), organisation(name="渝新传感有限公司")
    works(mine, place)
    found = conflicted(mine, place, DAY)
    assert found.kind == "employer"
    assert "张桂兰" in str(found)
    assert "渝新传感有限公司" in str(found)


@pytest.mark.parametrize(
    ("days", "kind"), [(0, "employer"), (1, "former_employer"), (730, "former_employer"), (732, None)]
)
def test_a_former_employer_bars_for_two_years(days, kind):
    mine, place = person(), organisation()
    works(mine, place, until=DAY - timedelta(days=days))
    found = conflicted(mine, place, DAY)
    assert (found.kind if found else None) == kind


def test_work_that_has_not_begun_does_not_bar():
    mine, place = person(), organisation()
    works(mine, place, since=DAY + timedelta(days=1))
    assert conflicted(mine, place, DAY) is None


def test_a_membership_bars_whatever_the_record_says():
    mine, place = person(), organisation()
    joined = member(place, user=mine.user)
    assert conflicted(mine, place, DAY + timedelta(days=1)).kind == "employer"
    memberships.leave(membership=joined, actor=acting(mine.user), at=AT + timedelta(days=3))
    assert conflicted(mine, place, DAY + timedelta(days=30)).kind == "former_employer"


@pytest.mark.parametrize("turned", [False, True])
def test_a_co_author_bars_from_where_they_work_whoever_declared_it(turned):
    mine, other, place = person(), person(name="合作者"), organisation()
    works(other, place)
    first, second = (other, mine) if turned else (mine, other)
    tie(first, "co_author", other=second)
    assert conflicted(mine, place, DAY).kind == "co_author"


def test_shares_and_family_bar_while_they_last():
    mine, place, next_place = person(), organisation(), organisation()
    tie(mine, "shares", place)
    tie(mine, "family", next_place, until=DAY - timedelta(days=1))
    assert conflicted(mine, place, DAY).kind == "shares"
    assert conflicted(mine, next_place, DAY) is None


def test_one_look_gives_all_with_three_queries(django_assert_num_queries):
    mine, places = person(), [organisation() for _ in range(3)]
    works(mine, places[0])
    with django_assert_num_queries(3):
        assert set(barred(mine, DAY)) == {places[0].pk}
    for place in places[1:]:
        works(mine, place)
    with django_assert_num_queries(3):
        assert set(barred(mine, DAY)) == {place.pk for place in places}


def test_interests_are_read_in_the_own_region_only():
    where, mine, place = tree(), person(region=YOUXIAN), organisation()
    tie(mine, "shares", place)
    assert not declared(acting(posted(where["one"])), mine).exists()
    assert not declared(acting(account()), mine).exists()
    assert not declared(acting(admin_of(place)), mine).exists()
    assert declared(acting(posted(where["two"])), mine).count() == 1


def test_nobody_declares_for_somebody_else():
    mine, place = person(), organisation()
    with pytest.raises(Refused):
        experts.declare(
            person=mine, kind="shares", organisation=place, other=None, note="", since=None, until=None,
            actor=acting(account()), at=AT,
        )  # fmt: skip
    assert conflicted(mine, place, DAY) is None
