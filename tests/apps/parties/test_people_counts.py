"""Lists cost the same with one row and with three; who serves a region covers it, come what may."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from rongtong.apps.parties.models import Centre, Coverage
from rongtong.apps.parties.queries import coverage
from tests.factories import vocab
from tests.factories.accounts import account
from tests.factories.centres import FUCHENG, MIANYANG, SICHUAN, YOUXIAN, centre, handed_in, posted, tree

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)
REGIONS = (SICHUAN, MIANYANG, FUCHENG, YOUXIAN, "510722", "510600", "500000", "5001LJ", "500105")


@pytest.fixture(autouse=True)
def _lists():
    vocab.load()


def browser(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def cost(client: Client, address: str, queries) -> None:
    with queries:
        assert client.get(address).status_code == 200


def test_the_desk(django_assert_num_queries):
    reviewer = browser(posted(tree()["one"], "reviewer").user)
    handed_in()
    reviewer.get(reverse("parties:desk"))
    for more in (0, 2):
        for _ in range(more):
            handed_in(name="又一位")
        cost(reviewer, reverse("parties:desk"), django_assert_num_queries(12))


def test_the_tree_of_centres(client, django_assert_num_queries):
    top = centre(SICHUAN)
    client.get(reverse("parties:centres"))
    for region in ("", MIANYANG, "510600"):
        if region:
            centre(region, top)
        cost(client, reverse("parties:centres"), django_assert_num_queries(1))


def test_the_staff_of_a_centre(django_assert_num_queries):
    where = tree()
    head = browser(posted(where["one"], "head").user)
    head.get(reverse("parties:staff", args=(where["one"].pk,)))
    for more in (0, 2):
        for _ in range(more):
            posted(where["one"], "officer", account())
        cost(head, reverse("parties:staff", args=(where["one"].pk,)), django_assert_num_queries(13))


class ServingAgrees(TestCase):
    """``serving`` names a centre exactly where ``covered`` has one, and the narrowest of them."""

    changes = st.lists(
        st.tuples(
            st.integers(0, 3), st.sampled_from(["extra", "except"]), st.sampled_from(REGIONS), st.booleans()
        ),
        max_size=4,
    )

    @settings(max_examples=40)
    @given(changes=changes, closed=st.sets(st.integers(0, 3)), region=st.sampled_from(REGIONS))
    def test_agrees(self, changes, closed, region):
        vocab.load()
        places = list(tree().values())
        for number, kind, code, over in changes:
            until = DAY - timedelta(days=1) if over else DAY + timedelta(days=400 + len(code))
            span = {"since": DAY - timedelta(days=9), "until": until}
            Coverage.objects.create(centre=places[number], kind=kind, region=code, reason="演示", **span)
        Centre.objects.filter(pk__in=[places[i].pk for i in closed]).update(state="closed")
        open_ones = Centre.objects.filter(state="open")
        codes = coverage.covered(open_ones, DAY)
        found = coverage.serving(region, DAY)
        assert (found is None) == (not any(region in some for some in codes.values()))
        assert found is None or region in codes[found.centre.pk]
