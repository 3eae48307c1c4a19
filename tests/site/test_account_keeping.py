"""The operator's page for accounts: only in an open staff session, each act with its reason."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from rongtong.kit.accounts.models import User
from rongtong.kit.audit.models import Entry
from rongtong.kit.permissions.actions import assign, open_staff_session
from rongtong.lib.actor import SYSTEM
from tests.factories.accounts import AT, PASSWORD, account, app_secret, code

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann() -> User:
    return account(email="ann@example.org")


def staff(session: bool = True) -> Client:
    user = account(email="op@example.org")
    assign(user=user, role="operator", actor=SYSTEM, at=AT)
    secret, client = app_secret(user), Client()
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    client.post("/accounts/2fa/authenticate/", {"code": code(secret)})
    if session:
        open_staff_session(user=user, reason="call from the person", actor=SYSTEM, at=timezone.now())
    return client


def act(client: Client, user: User, what: str, **more: str):
    return client.post(f"/staff/accounts/{user.pk}/", {"act": what, "reason": "asked by phone", **more})


def test_without_a_staff_session_nothing_is_shown_or_done(ann: User) -> None:
    client = staff(session=False)
    assert client.get(f"/staff/accounts/{ann.pk}/").status_code == 403
    assert act(client, ann, "suspend").status_code == 403
    ann.refresh_from_db()
    assert ann.is_active


def test_an_ordinary_person_gets_nothing(ann: User) -> None:
    client = Client()
    client.post("/accounts/login/", {"login": ann.email, "password": PASSWORD})
    assert client.get(f"/staff/accounts/{ann.pk}/").status_code == 403
    assert client.post("/staff/accounts/", {"contact": "ann@example.org"}).status_code == 403


def test_found_by_the_whole_address(ann: User) -> None:
    client = staff()
    assert client.post("/staff/accounts/", {"contact": "ann@example.org"}).url == f"/staff/accounts/{ann.pk}/"
    assert client.post("/staff/accounts/", {"contact": "ann@example"}).status_code == 200


def test_unlock_opens(ann: User) -> None:
    for _try in range(5):
        Client().post("/accounts/login/", {"login": ann.email, "password": "Wrong-horse-77"})
    assert act(staff(), ann, "unlock").status_code == 302
    assert Client().post("/accounts/login/", {"login": ann.email, "password": PASSWORD}).url == "/me/"


def test_leaving_names_the_successor(ann: User) -> None:
    account(email="bob@example.org")
    assert act(staff(), ann, "leave", successor="bob@example.org").status_code == 302
    ann.refresh_from_db()
    assert ann.departure.successor.email == "bob@example.org"
    assert Entry.objects.get(verb="accounts.left").reason == "asked by phone"


def test_what_is_not_possible_is_said(ann: User) -> None:
    client = staff()
    act(client, ann, "leave")
    page = act(client, ann, "reinstate")
    assert page.status_code == 200
    assert page.context["form"].non_field_errors()
