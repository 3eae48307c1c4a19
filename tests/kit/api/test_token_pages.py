"""The pages of tokens: shown once, revoked at once, nobody else's."""

from __future__ import annotations

import re

import pytest

from rongtong.kit.api.models import Token
from tests.factories.accounts import account
from tests.factories.tokens import bearer, token

pytestmark = pytest.mark.django_db
NEW = {"name": "Nightly import", "organisation": "", "days": "30", "scopes": ["api.me.read"]}


@pytest.fixture
def user(client):
    made = account()
    client.force_login(made, backend="allauth.account.auth_backends.AuthenticationBackend")
    return made


def test_a_new_token_is_shown_once_and_works(client, user):
    page = client.post("/tokens/new/", NEW)
    secret = re.search(r'value="(rt_[^"]+)"', page.content.decode())[1]
    assert "no-store" in page["Cache-Control"]
    assert secret not in client.get("/tokens/").content.decode()
    assert client.get("/api/v1/me", **bearer(secret)).json()["id"] == user.pk


def test_a_faulty_form_keeps_what_was_typed(client, user):
    page = client.post("/tokens/new/", NEW | {"scopes": ["jobs.operate"]})
    assert page.status_code == 422
    assert "Nightly import" in page.content.decode()
    assert Token.objects.count() == 0


def test_revoking_ends_it_at_once(client, user):
    made, secret = token(user, "api.me.read")
    client.post(f"/tokens/{made.pk}/revoke/")
    client.logout()
    assert client.get("/api/v1/me", **bearer(secret)).status_code == 401


def test_nobody_sees_or_revokes_anothers(client, user):
    made, _secret = token(account())
    assert made.hint not in client.get("/tokens/").content.decode()
    assert client.post(f"/tokens/{made.pk}/revoke/").status_code == 404
    assert Token.objects.get(pk=made.pk).revoked_at is None


@pytest.mark.parametrize("address", ["/tokens/", "/tokens/new/"])
def test_strangers_are_sent_to_sign_in(client, address):
    assert client.get(address).status_code == 302


def test_the_list_costs_the_same_for_one_and_three(client, user, django_assert_num_queries):
    token(user)
    client.get("/tokens/")
    with django_assert_num_queries(QUERIES):
        client.get("/tokens/")
    token(user)
    token(user)
    with django_assert_num_queries(QUERIES):
        client.get("/tokens/")


QUERIES = 5
