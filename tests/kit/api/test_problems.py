"""Refusals have one shape, in the reader's language, and give nothing away."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from rongtong.kit.api.problems import TYPE
from rongtong.kit.permissions import actions
from rongtong.lib.actor import SYSTEM
from tests.factories.accounts import account
from tests.factories.tokens import bearer, token

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("method", "address", "status", "code"),
    [
        ("get", "/api/v1/nothing", 404, "not_found"),
        ("get", "/api/v1/vocab/lists/nix", 404, "not_found"),
        ("get", "/api/v1/vocab/lists/region/terms?limit=0", 422, "unfit"),
        ("get", "/api/v1/vocab/lists/region/terms?cursor=x", 404, "not_found"),
        ("get", "/api/v1/vocab/lists?x=%00", 400, "unreadable"),
        ("get", "/api/v1/me", 401, "sign_in"),
        ("delete", "/api/v1/vocab/lists", 405, "method"),
        ("post", "/api/v1/notices/1/read", 401, "sign_in"),
    ],
)
def test_every_refusal_is_a_problem(client, method, address, status, code):
    answer = getattr(client, method)(address)
    assert (answer.status_code, answer["Content-Type"], answer.json()["code"]) == (status, TYPE, code)
    assert answer.json()["detail"]


def test_it_speaks_the_readers_language(client):
    english = client.get("/api/v1/me", HTTP_ACCEPT_LANGUAGE="en").json()["title"]
    chinese = client.get("/api/v1/me", HTTP_ACCEPT_LANGUAGE="zh-hans").json()["title"]
    assert (english, chinese) == ("Sign in first", "请先登录")


def test_what_breaks_inside_stays_inside(client, monkeypatch):
    from rongtong.apps.vocab import queries

    monkeypatch.setattr(queries, "lists", lambda: 1 / 0)
    answer = client.get("/api/v1/vocab/lists")
    assert (answer.status_code, answer.json()["code"]) == (500, "failed")
    assert "division" not in answer.content.decode()


def test_a_browser_session_needs_the_csrf_header_a_token_does_not():
    browser, user = Client(enforce_csrf_checks=True), account()
    _made, secret = token(user)
    assert browser.post("/api/v1/notices/1/read", **bearer(secret)).status_code == 404
    browser.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert browser.post("/api/v1/notices/1/read").json()["code"] == "csrf"


def test_a_session_that_owes_a_second_factor_is_told_so_and_not_sent_to_a_page(client):
    user = account()
    actions.assign(user=user, role="operator", actor=SYSTEM, at=timezone.now())
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = client.get("/api/v1/me")
    assert (answer.status_code, answer["Content-Type"], answer.json()["code"]) == (401, TYPE, "sign_in")
    assert "Location" not in answer


def test_answers_are_kept_by_nobody(client):
    answer = client.get("/api/v1/vocab/lists")
    assert answer["Cache-Control"] == "no-store"
    assert "Authorization" in answer["Vary"]


def test_a_body_that_is_no_json_is_told(client):
    _made, secret = token(account())
    for body in ("{", "[1,", '"\\ud800"', '{"name": "\\u0000"}'):
        answer = client.post("/api/v1/organisations", body, content_type="application/json", **bearer(secret))
        assert answer.status_code in (400, 422)
        assert answer["Content-Type"] == TYPE
