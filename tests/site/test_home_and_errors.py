"""The home page, the workbench, and pages for what went wrong."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.test import Client, RequestFactory, override_settings

from rongtong.kit.pages import front, workbench
from rongtong.kit.permissions import Refused
from rongtong.site.web import errors
from tests.factories.accounts import account

pytestmark = pytest.mark.django_db
SENTENCE = "Only officers of Mianyang may do this <now>."


def test_the_home_page_shows_only_figures_that_were_counted(client, monkeypatch):
    monkeypatch.setattr(front, "_FIGURES", {})
    cache.clear()
    assert "stat-value" not in client.get("/").content.decode()
    front.figure("test.x", "Xs", lambda: 61_504, icon="users")
    assert "61,504" in client.get("/").content.decode()


def test_within_a_minute_the_home_page_asks_the_database_nothing(client, django_assert_num_queries):
    client.get("/")
    with django_assert_num_queries(0):
        client.get("/")


def test_the_workbench_is_for_those_signed_in(client):
    assert client.get("/me/")["Location"].endswith("?next=/me/")


def test_the_workbench_sums_what_waits_and_what_is_late(client, monkeypatch):
    monkeypatch.setattr(workbench, "_CARDS", {})
    items = [workbench.Item("Case 1", "/case/1/")]
    workbench.card("test", lambda r: workbench.Card("Cases", "inbox", items=items, total=4, late=2))
    client.force_login(account("Ada"), backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get("/me/", headers={"accept-language": "en"}).content.decode()
    assert "2 things are late" in page
    assert 'href="/case/1/"' in page


def test_an_empty_workbench_says_the_first_step(client, monkeypatch):
    monkeypatch.setattr(workbench, "_CARDS", {})
    client.force_login(account("Ada"), backend="allauth.account.auth_backends.AuthenticationBackend")
    assert 'class="void"' in client.get("/me/").content.decode()


def test_a_refusal_shows_its_sentence_as_text(rf: RequestFactory):
    page = errors.refused(rf.get("/x/"), Refused(SENTENCE))
    assert page.status_code == 403
    assert "Only officers of Mianyang may do this &lt;now&gt;." in page.content.decode()


def test_a_bare_refusal_does_not_leak_what_the_code_said(rf: RequestFactory):
    assert b"secret reason" not in errors.refused(rf.get("/x/"), PermissionDenied("secret reason")).content


def test_a_lost_page_says_what_to_do_and_keeps_the_way_back(client):
    answer = client.get("/nowhere/at-all/")
    assert answer.status_code == 404
    assert "?next=/nowhere/at-all/" in answer.content.decode()


def test_a_lost_page_does_not_carry_scripts_from_the_address(client):
    assert b"<script>alert" not in client.get("/<script>alert(1)</script>/").content


def test_a_stale_form_is_explained():
    answer = Client(enforce_csrf_checks=True).post("/preferences/", {"theme": "dark"})
    assert answer.status_code == 403
    assert "重新提交" in answer.content.decode()


def test_a_broken_page_needs_neither_request_nor_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = errors.broken(HttpRequest())
    assert answer.status_code == 500
    assert "出错" in answer.content.decode()


def test_a_broken_error_page_still_says_something(monkeypatch):
    monkeypatch.setattr(errors, "render_to_string", lambda *args: 1 / 0)
    assert "出错了".encode() in errors.broken(HttpRequest()).content


@override_settings(DEMO=False)
def test_the_components_are_hidden_from_strangers(client):
    assert client.get("/style/").status_code == 404


@override_settings(DEMO=True)
def test_the_demo_shows_the_components_and_says_loudly_what_it_is(client):
    answer = client.get("/style/")
    assert answer.status_code == 200
    assert 'class="demo"' in answer.content.decode()
