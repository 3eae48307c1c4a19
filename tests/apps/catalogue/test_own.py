"""The own list: what stands in it, what can be done with several, discarding and taking it back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from rongtong.apps.catalogue.models import Listing
from tests.apps.catalogue.test_intake_pages import address, of_owner, signed_in
from tests.factories import vocab
from tests.factories.accounts import account
from tests.factories.catalogue import house, listing
from tests.factories.organisations import admin_of, member

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _lists() -> None:
    vocab.load()


@pytest.fixture
def owner():
    return house()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_row_and_three(owner, rows, django_assert_num_queries) -> None:
    for _ in range(rows):
        listing(owner=owner, state="published")
    client = signed_in(admin_of(owner))
    client.get(address("mine"))
    with django_assert_num_queries(8):
        client.get(address("mine"))


def test_nobody_else_finds_a_draft_in_their_list(owner) -> None:
    made = listing(owner=owner, title="只有本单位知道的难题")
    for other in (account(), admin_of(house()), member(owner).user):
        assert made.title not in signed_in(other).get(address("mine")).content.decode()
    assert made.title in of_owner(made).get(address("mine")).content.decode()


def test_the_list_is_narrowed_and_exported(owner) -> None:
    listing(owner=owner, title="要找的需求")
    listing("offer", owner=owner, title="别的成果")
    client = signed_in(admin_of(owner))
    page = client.get(address("mine") + "?side=need").content.decode()
    assert "要找的需求" in page
    assert "别的成果" not in page
    sheet = b"".join(client.get(address("mine") + "?export=csv&side=need").streaming_content).decode()
    assert "要找的需求" in sheet
    assert "别的成果" not in sheet


def test_several_are_closed_at_once_and_those_of_others_are_not(owner) -> None:
    mine, other = listing(owner=owner, state="published"), listing(state="published")
    sent = {"action": "close:elsewhere", "chosen": [mine.pk, other.pk]}
    signed_in(admin_of(owner)).post(address("several"), sent)
    mine.refresh_from_db()
    other.refresh_from_db()
    assert (mine.state, mine.outcome, other.state) == ("closed", "elsewhere", "published")


def test_several_that_cannot_be_renewed_say_why(owner) -> None:
    made = listing(owner=owner)
    sent = {"action": "renew", "chosen": [made.pk]}
    page = signed_in(admin_of(owner)).post(address("several"), sent, follow=True).content.decode()
    assert made.code in page


@pytest.mark.parametrize("action", ["discard", "close", "publish", ""])
def test_only_what_the_bar_offers_is_done_with_several(owner, action: str) -> None:
    made = listing(owner=owner, state="published")
    signed_in(admin_of(owner)).post(address("several"), {"action": action, "chosen": [made.pk]})
    made.refresh_from_db()
    assert made.state == "published"


def test_a_discarded_draft_is_taken_back_from_the_message() -> None:
    made = listing()
    client = of_owner(made)
    page = client.post(address("move", made.pk), {"transition": "discard"}, follow=True).content.decode()
    assert f'action="{address("bring_back", made.pk)}"' in page
    client.post(address("bring_back", made.pk))
    made.refresh_from_db()
    assert made.state == "draft"


def test_one_tap_renews_and_one_tap_closes() -> None:
    made = listing(state="published", at=timezone.now() - timedelta(days=80))
    client = of_owner(made)
    page = client.get(address("still_open", made.pk)).content.decode()
    assert page.count('name="transition" value="close"') == 4
    before = made.expires_on
    client.post(address("move", made.pk), {"transition": "renew", "version": made.version})
    made.refresh_from_db()
    assert made.expires_on > before
    client.post(address("move", made.pk), {"transition": "close", "reason": "here"})
    assert Listing.objects.get().outcome == "here"


def test_an_empty_list_says_the_first_step_and_one_narrowed_says_so(owner) -> None:
    client = signed_in(admin_of(owner))
    assert address("post") in client.get(address("mine")).content.decode()
    narrowed = client.get(address("mine") + "?state=refused").content.decode()
    assert "QueryDict" not in narrowed
    assert "没有符合条件的内容" in narrowed
