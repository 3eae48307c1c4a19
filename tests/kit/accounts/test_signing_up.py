"""Signing up by either address, with a code, without telling who is here already."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings

from rongtong.kit.accounts.models import Setup, User
from rongtong.kit.audit.models import Entry
from tests.factories.accounts import AT, PASSWORD, account

pytestmark = pytest.mark.django_db
SIGN_UP = "/accounts/signup/"


@pytest.fixture(autouse=True)
def _open_site() -> None:
    Setup.objects.create(pk=1, site_name="绵阳对接", finished_at=AT)


def sign_up(client: Client, contact: str, password: str = PASSWORD, name: str = "安娜"):
    return client.post(SIGN_UP, {"name": name, "contact": contact, "password1": password})


def mailed_code() -> str:
    found = re.search(r"^\d{6}$", mail.outbox[-1].body, re.M)
    assert found
    return found[0]


def test_email_code_opens_the_account(client: Client) -> None:
    sign_up(client, "Ann@Example.org")
    assert "_auth_user_id" not in client.session
    client.post("/accounts/confirm-email/", {"code": mailed_code()})
    user = User.objects.get(email="ann@example.org")
    assert client.session["_auth_user_id"] == str(user.pk)
    assert user.name == "安娜"
    assert set(Entry.objects.values_list("verb", flat=True)) >= {"accounts.made", "accounts.email_confirmed"}


def test_a_wrong_code_opens_nothing_and_three_end_it(client: Client) -> None:
    sign_up(client, "ann@example.org")
    wrong = f"{(int(mailed_code()) + 1) % 1_000_000:06}"
    for _try in range(3):
        client.post("/accounts/confirm-email/", {"code": wrong})
    client.post("/accounts/confirm-email/", {"code": mailed_code()})
    assert "_auth_user_id" not in client.session


def test_a_phone_signs_up_with_the_code_shown_in_the_demo(client: Client, settings: Settings) -> None:
    settings.DEMO = True
    page = client.post(
        SIGN_UP, {"name": "安娜", "contact": "138 0013 8000", "password1": PASSWORD}, follow=True
    )
    text = page.content.decode()
    code = re.search(r"(?:码|code)\D{0,12}(\d{6})", text)
    assert code
    assert "13800138000" not in text
    client.post("/accounts/phone/verify/", {"code": code[1]})
    user = User.objects.get()
    assert (user.phone, user.phone_verified, user.email) == ("+8613800138000", True, None)
    assert client.session["_auth_user_id"] == str(user.pk)


def test_without_a_channel_phones_are_refused_plainly(client: Client) -> None:
    page = sign_up(client, "13800138000")
    assert page.context["form"].errors["contact"]
    assert not User.objects.exists()


def test_numbers_are_not_in_clear_in_the_database(client: Client, settings: Settings) -> None:
    from django.db import connection

    settings.DEMO = True
    sign_up(client, "13800138000")
    with connection.cursor() as cursor:
        cursor.execute("SELECT phone, phone_digest FROM accounts_user")
        assert not any("13800138000" in str(value) for row in cursor.fetchall() for value in row)


@pytest.mark.parametrize("contact", ["ann@example.org", "13800138000"])
def test_taken_and_free_look_alike(settings: Settings, contact: str) -> None:
    settings.DEMO = True
    account(email="ann@example.org", phone="+8613800138000")
    free = {"ann@example.org": "bob@example.org", "13800138000": "13900139000"}[contact]
    answers = [sign_up(Client(), given) for given in (contact, free)]
    assert answers[0].status_code == answers[1].status_code == 302
    assert answers[0].url == answers[1].url


def test_the_owner_learns_that_somebody_typed_their_address(client: Client) -> None:
    account(email="ann@example.org")
    sign_up(client, "ann@example.org")
    assert "/accounts/login/" in mail.outbox[-1].body
    assert not re.search(r"^\d{6}$", mail.outbox[-1].body, re.M)
    assert User.objects.count() == 1


def test_taken_and_free_hash_as_often(client: Client, hashes: list[str]) -> None:
    account(email="ann@example.org")
    hashes.clear()
    sign_up(client, "ann@example.org")
    taken = len(hashes)
    hashes.clear()
    sign_up(Client(), "bob@example.org")
    assert taken == len(hashes) == 1


def test_known_and_unknown_hash_as_often_at_sign_in(client: Client, hashes: list[str]) -> None:
    account(email="ann@example.org")
    counts = []
    for login in ("ann@example.org", "bob@example.org", "13800138000"):
        hashes.clear()
        client.post("/accounts/login/", {"login": login, "password": "Wrong-horse-77"})
        counts.append(len(hashes))
    assert counts == [1, 1, 1]


def test_nobody_signs_up_before_the_site_is_set_up(client: Client) -> None:
    Setup.objects.update(finished_at=None)
    sign_up(client, "ann@example.org")
    assert not User.objects.exists()
