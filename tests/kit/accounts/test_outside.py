"""Signing in through a provider, and the ways in which somebody might take over an account by it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.test import Client
from pytest_django import Settings

from rongtong.config.env import providers
from rongtong.kit.accounts.models import Setup, User
from rongtong.kit.audit.models import Entry
from tests.factories.accounts import AT, PASSWORD, account
from tests.kit.accounts.provider import Provider, running

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/oidc/oidc1/login/"


@pytest.fixture(scope="module")
def process() -> Iterator[Provider]:
    with running() as provider:
        yield provider


@pytest.fixture
def provider(process: Provider, settings: Settings) -> Provider:
    settings.SOCIALACCOUNT_PROVIDERS = settings.SOCIALACCOUNT_PROVIDERS | {
        "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [
            {"provider_id": "oidc1", "name": "渝快办", "client_id": "rongtong", "secret": "s",
             "settings": {"server_url": process.address}}]},
    }  # fmt: skip
    Setup.objects.create(pk=1, site_name="绵阳对接", finished_at=AT)
    return process


def arrive(provider: Provider, sub: str, client: Client | None = None, process: str = "login") -> Client:
    client = client or Client()
    started = client.post(f"{LOGIN}?process={process}")
    assert started.status_code == 302
    assert started.url.startswith(provider.address)
    back = provider.approves(started.url, sub)
    client.get(back.removeprefix("http://testserver"), follow=True)
    return client


def who(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def test_a_new_person_gets_an_account(provider: Provider) -> None:
    provider.knows("ann", email="ann@example.org", email_verified=True, name="安娜")
    client = arrive(provider, "ann")
    user = User.objects.get()
    assert (user.name, user.email) == ("安娜", "ann@example.org")
    assert who(client) == str(user.pk)
    assert Entry.objects.get(verb="accounts.signed_in").data["means"] == "socialaccount"


def test_the_second_time_it_is_the_same_account(provider: Provider) -> None:
    provider.knows("ann", email="ann@example.org", email_verified=True, name="安娜")
    assert who(arrive(provider, "ann")) == who(arrive(provider, "ann"))
    assert User.objects.count() == 1


def test_an_address_confirmed_on_both_sides_links(provider: Provider) -> None:
    user = account(email="ann@example.org")
    provider.knows("ann", email="ann@example.org", email_verified=True)
    assert who(arrive(provider, "ann")) == str(user.pk)
    assert SocialAccount.objects.get().user == user


def test_an_attackers_unconfirmed_claim_takes_nothing(provider: Provider) -> None:
    account(email="ann@example.org")
    provider.knows("mallory", email="ann@example.org", email_verified=False)
    assert who(arrive(provider, "mallory")) is None
    assert not SocialAccount.objects.exists()
    assert User.objects.count() == 1


def test_an_attacker_cannot_wait_for_somebody_with_their_address(provider: Provider) -> None:
    provider.knows("mallory2", email="ann@example.org", email_verified=False)
    arrive(provider, "mallory2")
    assert not User.objects.exists()
    assert not EmailAddress.objects.exists()


def test_an_attackers_unconfirmed_account_here_is_not_linked(provider: Provider) -> None:
    squat = account(email="ann@example.org", verified=False)
    provider.knows("ann", email="ann@example.org", email_verified=True)
    assert who(arrive(provider, "ann")) is None
    assert not SocialAccount.objects.filter(user=squat).exists()
    assert "/accounts/password/reset/" in mail.outbox[-1].body


def test_a_closed_account_stays_closed(provider: Provider) -> None:
    user = account(email="ann@example.org")
    User.objects.filter(pk=user.pk).update(is_active=False)
    provider.knows("ann", email="ann@example.org", email_verified=True)
    assert who(arrive(provider, "ann")) is None


def test_a_second_factor_is_asked_for_all_the_same(provider: Provider) -> None:
    from tests.factories.accounts import app_secret, code

    secret = app_secret(account(email="ann@example.org"))
    provider.knows("ann", email="ann@example.org", email_verified=True)
    client = arrive(provider, "ann")
    assert who(client) is None
    client.post("/accounts/2fa/authenticate/", {"code": code(secret)})
    assert who(client)


def test_an_answer_that_nobody_asked_for_is_refused(provider: Provider) -> None:
    provider.knows("mallory", email="mallory@example.org", email_verified=True)
    attacker, victim = Client(), Client()
    back = provider.approves(attacker.post(LOGIN).url, "mallory")
    victim.get(back.removeprefix("http://testserver"))
    assert who(victim) is None
    assert not User.objects.exists()


def test_connecting_belongs_to_who_is_signed_in(provider: Provider) -> None:
    user = account(email="ann@example.org")
    client = Client()
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    provider.knows("other", email="other@example.net", email_verified=True)
    arrive(provider, "other", client, process="connect")
    assert SocialAccount.objects.get().user == user
    assert Entry.objects.filter(verb="accounts.outside_connected", actor=user.pk).exists()


def test_the_setting_names_providers() -> None:
    assert providers("渝快办,https://id.example.cn,rongtong,s1; 校园,https://u.example.edu,rt,s2") == [
        {"name": "渝快办", "issuer": "https://id.example.cn", "client": "rongtong", "secret": "s1"},
        {"name": "校园", "issuer": "https://u.example.edu", "client": "rt", "secret": "s2"},
    ]


@pytest.mark.parametrize("text", ["a,b", "a,id.example.cn,c,d", "a,https://x,c"])
def test_a_faulty_setting_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        providers(text)
