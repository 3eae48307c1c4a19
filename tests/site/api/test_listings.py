"""Needs and offers through the interface: the rules of the pages, the lock, and nothing that is hidden."""

from __future__ import annotations

import pytest
from django.test import Client

from rongtong.apps.catalogue.actions import showing
from rongtong.apps.catalogue.models import Listing
from tests.factories import catalogue
from tests.factories.organisations import admin_of
from tests.site.api.conftest import Programme

pytestmark = pytest.mark.usefixtures("lists")
NEED = {"side": "need", "kind": "service", "title": "压铸件气孔率偏高", "detail": "报废率8%，要求3%以下。"}


@pytest.fixture
def owner():
    return catalogue.house()


@pytest.fixture
def admin(client, owner):
    return Programme(client, admin_of(owner))


def test_begun_changed_and_handed_in(admin, owner):
    sums = {"money_low": 20_000_000, "money_high": 50_000_000}
    made = admin.post("/listings", NEED | sums | {"organisation": owner.pk, "field": "05"})
    assert made.status_code == 201, made.json()
    address, version = f"/listings/{made.json()['id']}", made.json()["version"]
    changed = admin.send("PATCH", address, {"region": "重庆渝北", "reach": ["510000"]}, version=version)
    assert changed.json()["values"]["region"] == "500112"
    assert changed.json()["values"]["money_high"] == 50_000_000
    step = f"{address}/transitions/submit"
    handed = admin.send("POST", step, {}, version=changed.json()["version"])
    assert handed.json()["state"] == "submitted"


def test_what_does_not_fit_names_its_field(admin, owner):
    wrong = NEED | {"organisation": owner.pk, "money_low": 5_000, "money_high": 100}
    answer = admin.post("/listings", wrong)
    assert (answer.status_code, answer.json()["errors"][0]["where"]) == (422, "money_high")
    foreign = admin.post("/listings", NEED | {"organisation": owner.pk, "maturity": 3})
    assert foreign.json()["errors"][0]["where"] == "maturity"
    assert not Listing.objects.exists()


def test_nobody_writes_for_others(programme, owner):
    answer = programme.post("/listings", NEED | {"organisation": owner.pk})
    assert answer.status_code == 422
    made = catalogue.listing(owner=owner, state="published")
    changed = programme.send("PATCH", f"/listings/{made.pk}", {"title": "改掉"}, version=made.version)
    assert changed.status_code == 403
    assert Listing.objects.get().title == catalogue.NEED["title"]


def test_a_change_of_what_is_public_waits(admin, client, owner):
    made = catalogue.listing(owner=owner, state="published")
    answer = admin.send("PATCH", f"/listings/{made.pk}", {"title": "新标题"}, version=made.version)
    assert answer.json()["change"]["fields"] == ["title"]
    public = client.get(f"/api/v1/listings/{made.pk}").json()
    assert (public["values"]["title"], public["change"]) == (catalogue.NEED["title"], None)


def test_what_is_hidden_does_not_leave_the_house(client, owner):
    hidden = ["organisation", "detail", "tried", "money", "deadline", "region"]
    made = catalogue.listing(owner=owner, state="published", veiled=hidden, avoids=["对手公司"])
    for answer in (client.get("/api/v1/listings"), client.get(f"/api/v1/listings/{made.pk}")):
        text = answer.content.decode()
        assert made.title in text
        for secret in (owner.name, made.detail, made.tried, "50000000", "500112", "对手公司"):
            assert secret not in text


def test_drafts_are_the_owners_alone(admin, client, owner):
    made = catalogue.listing(owner=owner)
    assert client.get("/api/v1/listings").json()["items"] == []
    assert client.get(f"/api/v1/listings/{made.pk}").status_code == 404
    assert [one["id"] for one in admin.get("/listings?mine=true").json()["items"]] == [made.pk]


def test_the_second_of_two_editors_is_told(admin, owner):
    made = catalogue.listing(owner=owner)
    address = f"/listings/{made.pk}"
    assert admin.send("PATCH", address, {"title": "甲"}, version=made.version).status_code == 200
    assert admin.send("PATCH", address, {"title": "乙"}, version=made.version).status_code == 412
    assert Listing.objects.get().title == "甲"


def test_a_repeated_request_begins_one_draft(admin, owner):
    sent = NEED | {"organisation": owner.pk}
    first, second = (admin.post("/listings", sent, key="once") for _ in range(2))
    assert (first.status_code, second.json()["id"]) == (201, first.json()["id"])
    assert Listing.objects.count() == 1


def test_a_token_without_the_scope_begins_nothing(client, owner):
    narrow = Programme(client, admin_of(owner), "api.me.read")
    assert narrow.post("/listings", NEED | {"organisation": owner.pk}).status_code in (403, 422)
    assert not Listing.objects.exists()


ODD = [
    {"title": "\ud800"},
    {"detail": "a\0b"},
    {"keywords": ["\0"]},
    {"extra": {"posts": "\0"}},
    {"money_high": -1},
]


@pytest.mark.parametrize("odd", ODD)
def test_hostile_values_are_refused_in_words(admin, owner, odd):
    answer = admin.post("/listings", NEED | {"organisation": owner.pk} | odd)
    assert answer.status_code in (400, 422)
    assert not Listing.objects.exists()


def test_a_hostile_row_of_rights_is_refused(admin, owner):
    made = catalogue.listing("offer", owner=owner)
    rows = {"rights": [{"kind": "invention", "number": "\0"}]}
    assert admin.send("PATCH", f"/listings/{made.pk}", rows, version=made.version).status_code in (400, 422)
    made.refresh_from_db()
    assert made.rights == []


def test_a_hidden_number_is_not_found_digit_by_digit():
    made = catalogue.listing(state="published", title="压铸件气孔检测，详询13812345678")
    showing.refresh([made.pk])
    found = Client().get("/api/v1/listings", {"q": "1381234"}).json()
    assert found["items"] == []
    assert len(Client().get("/api/v1/listings", {"q": "气孔检测"}).json()["items"]) == 1
