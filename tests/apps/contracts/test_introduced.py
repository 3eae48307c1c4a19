"""From an introduction to its contract: the panel leads there, both names known, nothing typed twice."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from rongtong.apps.contracts.actions.beginning import begin
from rongtong.apps.contracts.cards.introduced import contract as panel
from rongtong.apps.contracts.models import Contract
from rongtong.apps.introductions.actions.replying import show_who
from tests.apps.contracts.test_pages import browser
from tests.factories import contracts, introductions
from tests.factories.accounts import account
from tests.factories.organisations import AT, acting, admin_of
from tests.factories.vocab import load

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lists(db):
    load()


def made_of(of, **changes):
    given = {
        "buyer": of.buyer, "seller": of.seller, "kind": "licence", "subkind": "patent", "need": of.need,
        "offer": of.offer, "title": "专利许可", "introduction": of, "at": AT,
    }  # fmt: skip
    return begin(actor=introductions.acts(of, "buyer"), **given | changes)


def test_the_panel_leads_to_a_contract_and_then_shows_whose_turn_it_is():
    of = introductions.introduction("accepted")
    buyer, seller = introductions.acts(of, "buyer"), introductions.acts(of, "seller")
    shown = panel(of, buyer, AT)
    assert shown.link.endswith(f"/contracts/guide/?introduction={of.pk}")
    made = made_of(of)
    told = panel(of, buyer, AT)
    assert (told.link.endswith(f"/contracts/{made.pk}/"), told.primary) == (True, True)
    assert panel(of, seller, AT).primary is False
    assert panel(of, acting(account()), AT) is None


def test_before_the_other_side_said_yes_there_is_no_way():
    of = introductions.introduction("requested")
    assert panel(of, introductions.acts(of, "buyer"), AT) is None
    with pytest.raises(ValidationError):
        made_of(of)
    assert not Contract.objects.exists()


def test_a_hidden_side_is_named_first():
    pair = introductions.pair(need={"veiled": ["organisation"]})
    of = introductions.introduction("accepted", between=pair)
    seller = introductions.acts(of, "seller")
    assert panel(of, seller, AT) is None
    with pytest.raises(ValidationError):
        made_of(of)
    show_who(introduction=of, actor=introductions.acts(of, "buyer"), at=AT)
    of.refresh_from_db()
    assert panel(of, seller, AT) is not None
    assert made_of(of).introduction == of


def test_the_form_knows_both_sides_and_the_contract_its_need_and_offer():
    of = introductions.introduction("accepted")
    client = browser(admin_of(of.seller.organisation))
    page = client.get(f"/contracts/new/?introduction={of.pk}").content.decode()
    assert str(of.buyer) in page
    sent = {
        "own": of.seller.organisation_id, "side": "seller", "other": of.buyer.organisation.name,
        "kind": "licence.patent", "title": "专利许可",
    }  # fmt: skip
    assert client.post(f"/contracts/new/?introduction={of.pk}", sent).status_code == 302
    made = Contract.objects.get()
    assert (made.introduction, made.need, made.offer) == (of, of.need, of.offer)
    assert (made.buyer, made.seller, made.begun_side) == (of.buyer, of.seller, "seller")


def test_an_introduction_of_others_gives_nothing():
    of, (buyer, seller) = introductions.introduction("accepted"), contracts.sides()
    client = browser(admin_of(buyer))
    sent = {
        "own": buyer.pk, "side": "buyer", "other": seller.name, "kind": "licence.patent", "title": "许可"
    }  # fmt: skip
    page = client.get(f"/contracts/new/?introduction={of.pk}").content.decode()
    assert str(of.seller) not in page
    client.post(f"/contracts/new/?introduction={of.pk}", sent)
    assert Contract.objects.get().introduction is None
