"""What a centre covers, who serves a region, and that power follows at once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from rongtong.apps.parties.actions import centres, staff
from rongtong.apps.parties.models import Person
from rongtong.apps.parties.queries import coverage
from rongtong.apps.parties.rules.persons import VIEW
from rongtong.kit.permissions import can, visible
from rongtong.lib.actor import SYSTEM
from tests.factories import vocab
from tests.factories.centres import (
    AT,
    CHONGQING,
    FUCHENG,
    JIANGBEI,
    LIANGJIANG,
    MIANYANG,
    SICHUAN,
    YOUXIAN,
    acting,
    centre,
    person,
    posted,
    tree,
)

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _lists():
    vocab.load()


def test_an_officer_sees_the_county_and_nothing_of_the_next():
    where = tree()
    actor = acting(posted(where["one"]))
    here, there = person(region=FUCHENG), person(region=YOUXIAN, name="李不该见")
    assert set(visible(actor, VIEW, Person.objects.all())) == {here}
    assert can(actor, VIEW, here)
    assert not can(actor, VIEW, there)


def test_a_head_sees_the_centres_below_beyond_their_own_region():
    where = tree()
    centres.cover(centre=where["one"], kind="extra", region="510722", since=DAY, until=None, reason="飞地",
                  actor=SYSTEM, at=AT)  # fmt: skip
    (head,) = acting(posted(where["city"], "head")).held
    (officer,) = acting(posted(where["one"])).held
    assert "510722" in officer.regions
    assert YOUXIAN not in officer.regions
    assert {"510722", FUCHENG, YOUXIAN} <= head.regions


def test_an_exception_takes_the_region_away_from_today_on():
    where = tree()
    centres.cover(centre=where["city"], kind="except", region=YOUXIAN, since=DAY, until=None, reason="直管",
                  actor=SYSTEM, at=AT)  # fmt: skip
    assert YOUXIAN not in coverage.covered([where["city"]], DAY)[where["city"].pk]
    assert YOUXIAN in coverage.covered([where["city"]], DAY - timedelta(days=1))[where["city"].pk]


def test_a_new_region_serves_those_it_was_made_from():
    top = centre(CHONGQING)
    new = centre(LIANGJIANG, top, level="county")
    served = coverage.serving(JIANGBEI, DAY)
    assert served.centre == new


def test_a_county_without_a_centre_is_handed_up():
    where = tree()
    served = coverage.serving("510722", DAY)
    assert (served.centre, served.handed_up) == (where["city"], True)
    near = coverage.serving(FUCHENG, DAY)
    assert (near.centre, near.handed_up) == (where["one"], False)


def test_nobody_serves_where_there_is_no_centre():
    tree()
    assert coverage.serving(CHONGQING, DAY) is None


def test_ending_a_posting_takes_the_power_at_the_next_request():
    posting = posted(tree()["one"])
    here = person(region=FUCHENG)
    assert can(acting(posting), VIEW, here)
    staff.end_post(posting=posting, reason="调离", actor=SYSTEM, at=AT)
    assert not can(acting(posting, AT), VIEW, here)
    assert not visible(acting(posting), VIEW, Person.objects.all()).exists()


def test_moving_a_centre_moves_the_power_at_the_next_request():
    where = tree()
    posting = posted(where["one"])
    here, there = person(region=FUCHENG), person(region="510722")
    centres.move(centre=where["one"], address="新址 2 号", region="510722", actor=SYSTEM, at=AT)
    actor = acting(posting)
    assert (can(actor, VIEW, here), can(actor, VIEW, there)) == (False, True)


def test_closing_hands_over_children_region_and_ends_posts():
    where = tree()
    other = centre("510600", where["top"])
    posting, heir_officer = posted(where["city"]), posted(other)
    centres.close(centre=where["city"], successor=other, reason="merged", actor=SYSTEM, at=AT)
    where["one"].refresh_from_db()
    assert where["one"].parent == other
    assert acting(posting).held == ()
    assert MIANYANG in acting(heir_officer).held[0].regions


def test_a_centre_does_not_close_without_a_successor_that_is_open():
    where = tree()
    planned = centre("510600", where["top"], opened=False)
    with pytest.raises(Exception, match="已启用的中心"):
        centres.close(centre=where["city"], successor=planned, reason="merged", actor=SYSTEM, at=AT)
    where["city"].refresh_from_db()
    assert (where["city"].state, where["city"].successor) == ("open", None)


def test_who_serves_covers_and_is_the_nearest():
    tree()
    every = list(coverage.Centre.objects.filter(state="open"))
    codes = coverage.covered(every, DAY)
    for region in (SICHUAN, MIANYANG, FUCHENG, YOUXIAN, "510722", "511500"):
        served = coverage.serving(region, DAY).centre
        assert region in codes[served.pk]
        assert all(
            region not in codes[one.pk] or len(codes[one.pk]) >= len(codes[served.pk]) for one in every
        )


def test_reach_costs_three_queries_with_one_and_with_three_centres(django_assert_num_queries):
    where = tree()
    for keys in ([("officer", where["one"].pk)], [("centre.head", one.pk) for one in where.values()]):
        with django_assert_num_queries(3):
            coverage.reach(keys, AT)
