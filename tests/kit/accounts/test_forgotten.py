"""A new password by a code, and changing how one is reached."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings

from rongtong.kit.accounts.models import User
from tests.factories.accounts import AT, PASSWORD, account

pytestmark = pytest.mark.django_db
NEW = "Quiet-mill-2093"


@pytest.fixture
def ann() -> User:
    return account(email="ann@example.org", phone="+8613800138000")


def code_in(text: str) -> str:
    found = re.search(r"(?<![0-9A-Za-z])\d{6}(?![0-9A-Za-z])", text)  # not a run of digits in a token
    assert found
    return found[0]


def forgotten(client: Client, contact: str):
    return client.post("/accounts/password/reset/", {"contact": contact})


def test_the_mailed_code_sets_a_new_password(client: Client, ann: User) -> None:
    forgotten(client, "ann@example.org")
    client.post("/accounts/password/reset/confirm/", {"code": code_in(mail.outbox[0].body)})
    client.post("/accounts/password/reset/complete/", {"password1": NEW})
    ann.refresh_from_db()
    assert ann.check_password(NEW)
    assert len(mail.outbox) == 2


def test_the_texted_code_sets_a_new_password(client: Client, ann: User, settings: Settings) -> None:
    settings.DEMO = True
    forgotten(client, "13800138000")
    page = client.get("/accounts/password/reset/confirm/").content.decode()
    client.post("/accounts/password/reset/confirm/", {"code": code_in(page.split("演示", 1)[-1])})
    client.post("/accounts/password/reset/complete/", {"password1": NEW})
    ann.refresh_from_db()
    assert ann.check_password(NEW)


def test_without_the_code_nothing_is_set(client: Client, ann: User) -> None:
    forgotten(client, "ann@example.org")
    client.post("/accounts/password/reset/complete/", {"password1": NEW})
    ann.refresh_from_db()
    assert ann.check_password(PASSWORD)


def test_known_and_unknown_get_the_same_answer(ann: User) -> None:
    known, unknown = (forgotten(Client(), contact) for contact in ("ann@example.org", "bob@example.org"))
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert [letter.to for letter in mail.outbox] == [["ann@example.org"], ["bob@example.org"]]


def test_a_closed_account_gets_no_code(client: Client, ann: User) -> None:
    User.objects.filter(pk=ann.pk).update(is_active=False)
    forgotten(client, "ann@example.org")
    assert not re.search(r"^\d{6}$", mail.outbox[0].body, re.M)


def signed_in(user: User) -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


def test_a_new_email_counts_once_its_code_is_typed(ann: User) -> None:
    client = signed_in(ann)
    client.post("/accounts/email/", {"email": "anna@example.net", "action_add": ""})
    ann.refresh_from_db()
    assert ann.email == "ann@example.org"
    client.post("/accounts/confirm-email/", {"code": code_in(mail.outbox[-1].body)})
    ann.refresh_from_db()
    assert ann.email == "anna@example.net"
    assert mail.outbox[-1].to == ["ann@example.org"]


def test_a_new_email_needs_the_password_again(ann: User) -> None:
    client = Client()
    client.post("/accounts/login/", {"login": ann.email, "password": PASSWORD})
    answer = client.post("/accounts/email/", {"email": "anna@example.net", "action_add": ""})
    assert answer.url.startswith("/accounts/reauthenticate/")
    assert not mail.outbox


def test_a_new_number_counts_once_its_code_is_typed(ann: User, settings: Settings) -> None:
    settings.DEMO = True
    client = signed_in(ann)
    page = client.post("/accounts/phone/change/", {"phone": "13900139000"}, follow=True).content.decode()
    ann.refresh_from_db()
    assert ann.phone == "+8613800138000"
    client.post("/accounts/phone/verify/", {"code": code_in(page.split("演示：", 1)[-1])})
    ann.refresh_from_db()
    assert (ann.phone, ann.phone_verified) == ("+8613900139000", True)


def test_a_strangers_number_cannot_be_taken(ann: User, settings: Settings) -> None:
    settings.DEMO = True
    bob = account(phone="+8613900139000", email="bob@example.org")
    client = signed_in(ann)
    page = client.post("/accounts/phone/change/", {"phone": "13900139000"}, follow=True).content.decode()
    client.post("/accounts/phone/verify/", {"code": code_in(page.split("演示：", 1)[-1])})
    bob.refresh_from_db()
    ann.refresh_from_db()
    assert (ann.phone, bob.phone) == ("+8613800138000", "+8613900139000")


def test_an_old_password_must_go_where_the_site_says_so(ann: User, settings: Settings) -> None:
    client = signed_in(ann)
    settings.PASSWORD_DAYS = 1
    User.objects.filter(pk=ann.pk).update(password_changed_at=AT - timedelta(days=60))
    assert client.get("/me/").url == "/accounts/password/change/"
    assert client.get("/accounts/password/change/").status_code == 200
