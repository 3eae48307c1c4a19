"""Signing in by either address, and being turned away without a hint."""

from __future__ import annotations

import pytest
from django.test import Client

from rongtong.kit.audit.models import Entry
from tests.factories.accounts import PASSWORD, account

pytestmark = pytest.mark.django_db
SIGN_IN = "/accounts/login/"


def sign_in(client: Client, login: str, password: str = PASSWORD, **extra: str):
    return client.post(SIGN_IN, {"login": login, "password": password, **extra})


@pytest.mark.parametrize("typed", ["ann@example.org", "Ann@Example.org", "138 0013 8000", "+86 13800138000"])
def test_either_address_signs_in(client: Client, typed: str) -> None:
    user = account(email="ann@example.org", phone="+8613800138000")
    assert sign_in(client, typed).url == "/me/"
    assert client.session["_auth_user_id"] == str(user.pk)
    assert Entry.objects.filter(verb="accounts.signed_in", actor=user.pk).exists()


def test_an_unconfirmed_number_signs_nobody_in(client: Client) -> None:
    account(email="ann@example.org", phone="+8613800138000", verified=False)
    sign_in(client, "13800138000")
    assert "_auth_user_id" not in client.session


def without_token(page: str) -> list[str]:
    shown = page.replace("bob@", "ann@")
    return [line for line in shown.splitlines() if "csrf" not in line.lower()]


def test_unknown_and_wrong_get_the_same_answer(client: Client) -> None:
    account(email="ann@example.org")
    wrong = sign_in(client, "ann@example.org", "Wrong-horse-77").content.decode()
    unknown = sign_in(client, "bob@example.org", "Wrong-horse-77").content.decode()
    assert without_token(wrong) == without_token(unknown)


def test_a_closed_account_is_told_so_only_with_its_password(client: Client) -> None:
    user = account(email="ann@example.org")
    type(user).objects.filter(pk=user.pk).update(is_active=False)
    assert sign_in(client, "ann@example.org").url == "/accounts/inactive/"
    assert "_auth_user_id" not in client.session
    assert sign_in(client, "ann@example.org", "Wrong-horse-77").status_code == 200


AWAY = ("//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)",
        "https:evil.example", "///evil.example", "\thttps://evil.example")  # fmt: skip


@pytest.mark.parametrize("away", AWAY)
def test_next_stays_on_the_site(client: Client, away: str) -> None:
    account(email="ann@example.org")
    assert sign_in(client, "ann@example.org", next=away).url == "/me/"


def test_next_leads_back(client: Client) -> None:
    account(email="ann@example.org")
    assert sign_in(client, "ann@example.org", next="/accounts/sessions/").url == "/accounts/sessions/"


def test_forms_refuse_other_sites() -> None:
    account(email="ann@example.org")
    strict = Client(enforce_csrf_checks=True)
    assert sign_in(strict, "ann@example.org").status_code == 403
    assert "_auth_user_id" not in strict.session
