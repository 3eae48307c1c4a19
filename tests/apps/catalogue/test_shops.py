"""Shops: first places kept to four, services priced, and nothing that is hidden or not public."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from rongtong.apps.catalogue.actions import listings
from rongtong.apps.catalogue.actions.pinning import pin, unpin
from rongtong.apps.catalogue.actions.showing import refresh
from rongtong.apps.catalogue.models import Listing, Pin
from rongtong.apps.catalogue.models.pins import MOST_PINNED
from rongtong.kit.permissions import Refused
from rongtong.kit.workflow import Hindered
from tests.factories.catalogue import house, listing, writer
from tests.factories.organisations import AT, acting, admin_of
from tests.factories.vocab import load

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lists(db: None) -> None:
    load()


def offer(owner: Any, title: str, **more: Any) -> Listing:
    kind, now = more.pop("kind", "result"), timezone.now()
    made = listing("offer", kind, "published", owner=owner, at=now, title=title, **more)
    refresh([made.pk])
    return made


def shop(client: Client, owner: Any, ask: str = "") -> str:
    return client.get(f"/organisations/{owner.pk}/shop/{ask}").content.decode()


def test_the_first_places_hold_four_and_a_taken_place_is_given_again() -> None:
    owner = house()
    made = [offer(owner, f"第{n}项检测成果") for n in range(MOST_PINNED + 1)]
    by = {"actor": writer(made[0]), "at": AT}
    for one in made[:MOST_PINNED]:
        pin(listing=one, **by)
    with pytest.raises(Hindered):
        pin(listing=made[-1], **by)
    assert unpin(listing=made[1], **by)
    assert pin(listing=made[-1], **by).place == 1
    assert pin(listing=made[-1], **by).place == 1
    assert Pin.objects.count() == MOST_PINNED


def test_what_has_ended_keeps_no_place() -> None:
    owner = house()
    first = offer(owner, "已转化的成果")
    by = {"actor": writer(first), "at": timezone.now()}
    pin(listing=first, **by)
    listings.decide(listing=first, step="close", reason="here", **by)
    assert pin(listing=offer(owner, "另一项成果"), **by).place == 0
    assert Pin.objects.count() == 1


@pytest.mark.parametrize(("state", "veiled"), [("draft", []), ("published", ["organisation"])])
def test_nothing_hidden_is_put_first(state: str, veiled: list[str]) -> None:
    one = listing("offer", "result", state, veiled=veiled)
    with pytest.raises(Hindered):
        pin(listing=one, actor=writer(one), at=AT)
    assert not Pin.objects.exists()


def test_nobody_else_decides_what_stands_first(client: Client) -> None:
    one, stranger = offer(house(), "别人的成果"), admin_of(house())
    with pytest.raises(Refused):
        pin(listing=one, actor=acting(stranger), at=AT)
    client.force_login(stranger)
    assert client.post(f"/listings/{one.pk}/pin/").status_code == 404
    assert not Pin.objects.exists()


def test_a_shop_shows_first_places_prices_and_nothing_hidden(client: Client) -> None:
    owner = house()
    offer(
        owner, "疲劳试验", kind="service", money_low=80_000, money_high=80_000, turnaround_days=7, unit="件"
    )
    hidden = offer(owner, "匿名发布的成果", veiled=["organisation"])
    draft = listing("offer", "result", owner=owner, title="还没提交的成果")
    star = offer(owner, "放在最前的成果")
    client.force_login(admin_of(owner))
    client.post(f"/listings/{star.pk}/pin/")
    client.logout()
    page = shop(client, owner)
    assert page.index(star.title) < page.index("疲劳试验")
    assert "800" in page
    assert "件" in page
    assert hidden.title not in page
    assert draft.title not in page


def test_a_kind_is_read_page_by_page(client: Client) -> None:
    owner = house()
    for n in range(8):
        offer(owner, f"成果第{n}号")
    few, whole = shop(client, owner), shop(client, owner, "?kind=offer.result")
    assert (few.count("成果第"), whole.count("成果第")) == (6, 8)
    assert client.get(f"/organisations/{owner.pk}/shop/?kind=offer.nothing").status_code == 404


def test_the_number_of_queries_does_not_grow(client: Client, django_assert_num_queries: Any) -> None:
    owner = house()
    offer(owner, "第一项")
    shop(client, owner)
    with django_assert_num_queries(7):
        shop(client, owner)
    for n in range(3):
        offer(owner, f"又一项{n}", kind="capability" if n else "result")
    with django_assert_num_queries(7):
        shop(client, owner)


def test_an_empty_shop_says_so(client: Client) -> None:
    assert "还没有发布任何内容" in shop(client, house())
