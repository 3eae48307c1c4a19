"""Trials through the pages: from the button on an offer to the draft of a contract."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from rongtong.apps.contracts.cards.trials import trial as panel
from rongtong.apps.contracts.models import Trial, Usage
from tests.apps.contracts.test_pages import browser
from tests.factories import catalogue, introductions, trials
from tests.factories.accounts import account
from tests.factories.organisations import AT, admin_of
from tests.factories.vocab import load

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lists(db):
    load()


def test_from_the_button_on_an_offer_to_a_draft():
    house = catalogue.house()
    listing = catalogue.listing("offer", state="published", licences=["trial"])
    buyer, owner = browser(admin_of(house)), browser(admin_of(listing.organisation))
    new = f"/contracts/trials/new/{listing.pk}/"
    assert new in buyer.get(f"/listings/{listing.pk}/").content.decode()
    sent = {"owner": f"o{house.pk}", "scope": "一条产线", "months": "3", "fee_fen": ""}
    made_at = buyer.post(new, sent)["Location"]
    made = Trial.objects.get()
    assert made_at == f"/contracts/trials/{made.pk}/"
    owner.post(f"{made_at}do/", {"transition": "accept", "version": 0})
    use = {
        "on": timezone.localdate().isoformat(), "note": "用了三天", "figures-0-what": "利用率",
        "figures-0-value": "78%",
    }  # fmt: skip
    assert buyer.post(f"{made_at}use/", use).status_code == 302
    shown = Usage.objects.get()
    assert shown.figures == [{"what": "利用率", "value": "78%"}]
    owner.post(f"/contracts/trials/usage/{shown.pk}/do/", {"transition": "confirm", "version": 0})
    page = owner.get(made_at).content.decode()
    assert "78%" in page
    assert "双方已确认" in page
    done = buyer.post(f"{made_at}convert/", {"kind": "licence.patent", "version": 1})
    made.refresh_from_db()
    assert done["Location"] == f"/contracts/{made.contract_id}/write/matter/"
    assert made.contract.drafts.get().values["clauses"]["subject"] == "一条产线"


def test_a_day_that_cannot_be_stays_beside_its_field_with_what_was_typed():
    made = trials.running()
    client = browser(admin_of(made.buyer.organisation))
    answer = client.post(f"/contracts/trials/{made.pk}/use/", {"on": "2026-01-01", "note": "早了"})
    page = answer.content.decode()
    assert (answer.status_code, "早了" in page, "日期不在试用期间内" in page) == (422, True, True)
    assert not Usage.objects.exists()


def test_an_offer_without_the_mark_has_no_button_and_no_page():
    listing = catalogue.listing("offer", state="published")
    client = browser(account())
    assert "/contracts/trials/new/" not in client.get(f"/listings/{listing.pk}/").content.decode()
    assert client.get(f"/contracts/trials/new/{listing.pk}/").status_code == 404


def test_the_panel_of_an_introduction_leads_to_it():
    of = introductions.introduction("accepted")
    seller = introductions.acts(of, "seller")
    way = panel(of, seller, AT)
    assert way.link == f"/contracts/trials/new/{of.offer_id}/?from={of.pk}"
    client = browser(admin_of(of.seller.organisation))
    assert client.post(way.link, {"scope": "一条产线", "months": "6"}).status_code == 302
    made = Trial.objects.get()
    assert (made.offered_side, made.buyer, made.months) == ("seller", of.buyer, 6)
    assert panel(of, seller, AT).link == f"/contracts/trials/{made.pk}/"
    assert browser(account()).get(way.link).status_code == 404


@pytest.mark.parametrize("place", ["/contracts/trials/", "/me/"])
def test_lists_ask_the_same_for_one_and_three(place):
    house, asked = catalogue.house(), []
    client = browser(admin_of(house))
    for wanted in (1, 3):
        while Trial.objects.count() < wanted:
            made = trials.offered(buyer=house)
            Trial.objects.filter(pk=made.pk).update(offered_side="seller")
        client.get(place)
        with CaptureQueriesContext(connection) as queries:
            assert "高真空压铸" in client.get(place).content.decode()
        asked.append(len(queries))
    assert asked[0] == asked[1]
