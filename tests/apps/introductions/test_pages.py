"""Pages of introductions: the form keeps what was typed, lists ask a fixed number of queries."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.queries import panels
from tests.factories import catalogue
from tests.factories.introductions import introduction, pair
from tests.factories.organisations import admin_of

NOW = timezone.now


def client_of(user):
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_one_button_asks_with_what_is_filled_in():
    need, offer = pair(NOW())
    client = client_of(admin_of(need.organisation, NOW()))
    form = client.get(f"/introductions/ask/{offer.pk}/").context["form"]
    typed = {name: form[name].value() for name in ("own", "want", "when", "money", "form")}
    answer = client.post(f"/introductions/ask/{offer.pk}/", typed)
    made = Introduction.objects.get()
    assert answer.url == f"/introductions/{made.pk}/"
    assert (made.money_low, made.money_high) == (need.money_low, need.money_high)
    assert client.get(f"/introductions/ask/{offer.pk}/").url == f"/introductions/{made.pk}/"


@pytest.mark.parametrize(("change", "field"), [
    ({"when": "typed"}, "day"), ({"money": "typed"}, "high"),
    ({"money": "typed", "low": "60", "high": "50"}, "high"),
])  # fmt: skip
def test_what_is_missing_is_said_and_what_was_typed_stays(change, field):
    need, offer = pair(NOW())
    client = client_of(admin_of(need.organisation, NOW()))
    typed = {"own": need.pk, "want": "learn", "when": "30", "money": "open", "form": "", "remark": "急"}
    answer = client.post(f"/introductions/ask/{offer.pk}/", typed | change)
    form = answer.context["form"]
    assert answer.status_code == 422
    assert "急" in answer.content.decode()
    assert form["want"].value() == "learn"
    assert field in form.errors or "money_high" in str(form.errors) or form.non_field_errors()
    assert not Introduction.objects.exists()


def test_who_has_nothing_to_bring_is_told_the_first_step():
    _need, offer = pair(NOW())
    answer = client_of(admin_of(catalogue.house())).get(f"/introductions/ask/{offer.pk}/")
    assert "先写下您需要什么" in answer.content.decode()


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_asks_the_same_number_of_queries(many, django_assert_num_queries):
    offer = catalogue.listing("offer", state="published", at=NOW())
    for _one in range(many):
        need = catalogue.listing("need", state="published", at=NOW())
        introduction(between=(need, offer), at=NOW())
    client = client_of(admin_of(offer.organisation, NOW()))
    client.get("/introductions/")
    with django_assert_num_queries(LIST):
        answer = client.get("/introductions/")
    assert len(answer.context["page"].rows) == many


LIST = 10


def test_a_panel_of_an_app_above_is_drawn_and_taken_once():
    made = introduction(at=NOW())
    drawn = panels.Panel("合同", ["第 3 稿等您看"], "/contracts/1/", "打开合同", primary=True)
    panels.panel("tests.deal", 5, lambda one, actor, at: drawn if one.pk == made.pk else None)
    try:
        page = client_of(admin_of(made.need.organisation, NOW())).get(f"/introductions/{made.pk}/")
        assert all(word in page.content.decode() for word in ("第 3 稿等您看", "/contracts/1/", "打开合同"))
        with pytest.raises(ValueError, match="two panels"):
            panels.panel("tests.deal", 6, lambda *_given: None)
    finally:
        del panels._drawers["tests.deal"]


def test_each_tab_holds_what_it_says():
    made = introduction(at=NOW() - timedelta(hours=3))
    buyer = client_of(admin_of(made.need.organisation, NOW()))
    seller = client_of(admin_of(made.offer.organisation, NOW()))
    for client, tab in ((buyer, "them"), (seller, "me")):
        answer = client.get("/introductions/")
        assert [item["count"] for item in answer.context["tabs"] if item["active"]] == [1]
        assert f"?tab={tab}" in [item["url"] for item in answer.context["tabs"] if item["active"]]
    assert made.offer.title in seller.get("/me/").content.decode()
