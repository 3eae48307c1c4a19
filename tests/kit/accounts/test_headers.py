"""What browsers are told on every page of signing in."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from rongtong.kit.accounts.models import Setup
from tests.factories.accounts import AT, PASSWORD, account

pytestmark = pytest.mark.django_db
OPEN = ("/accounts/login/", "/accounts/signup/", "/accounts/password/reset/", "/accounts/inactive/")
MINE = ("/accounts/", "/accounts/sessions/", "/accounts/email/", "/accounts/password/change/",
        "/accounts/2fa/", "/accounts/3rdparty/", "/accounts/2fa/totp/activate/",
        "/accounts/2fa/webauthn/add/",
        "/accounts/2fa/webauthn/", "/accounts/logout/", "/accounts/phone/change/")  # fmt: skip


@pytest.fixture
def inside(client: Client) -> Client:
    Setup.objects.create(pk=1, site_name="绵阳对接", finished_at=AT)
    account(email="ann@example.org")
    client.post("/accounts/login/", {"login": "ann@example.org", "password": PASSWORD})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


def check(page: object) -> str:
    assert page.status_code == 200
    policy = page["Content-Security-Policy"]
    assert "'unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert page["X-Frame-Options"] == "DENY"
    assert page["X-Content-Type-Options"] == "nosniff"
    text: str = page.content.decode()
    assert not re.search(r"\son[a-z]+=|style=", text)
    assert all("src=" in tag or "json" in tag for tag in re.findall(r"<script[^>]*>", text))
    return text


@pytest.mark.parametrize("path", OPEN)
def test_open_pages(client: Client, path: str) -> None:
    Setup.objects.create(pk=1, site_name="绵阳对接", finished_at=AT)
    check(client.get(path))


@pytest.mark.parametrize("path", MINE)
def test_pages_of_an_account(inside: Client, path: str) -> None:
    text = check(inside.get(path))
    assert "no-cache" in inside.get(path)["Cache-Control"] or "no-store" in inside.get(path)["Cache-Control"]
    assert text


@pytest.mark.parametrize("path", MINE)
def test_strangers_are_sent_to_sign_in(path: str) -> None:
    answer = Client().get(path)
    assert answer.status_code == 302
    assert answer.url.startswith(("/accounts/login/", "/"))


def test_fields_name_themselves_to_password_managers(client: Client, inside: Client) -> None:
    stranger = Client()
    sign_in = stranger.get("/accounts/login/").content.decode()
    assert 'autocomplete="username"' in sign_in
    assert 'autocomplete="current-password"' in sign_in
    assert 'autocomplete="new-password"' in stranger.get("/accounts/signup/").content.decode()
    assert 'autocomplete="one-time-code"' in inside.get("/accounts/2fa/totp/activate/").content.decode()


def test_the_device_cookie_is_kept_from_scripts(inside: Client) -> None:
    cookie = inside.cookies["device"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
