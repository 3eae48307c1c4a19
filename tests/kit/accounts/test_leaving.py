"""Somebody leaves: they are out at the next request, and who takes over is kept."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from rongtong.kit.accounts.actions.keeping import NotPossible, leave, reinstate, suspend
from rongtong.kit.accounts.models import Departure, User
from rongtong.kit.audit.models import Entry
from rongtong.kit.permissions.actions import assign
from rongtong.kit.permissions.queries import actor_for
from rongtong.lib.actor import SYSTEM
from tests.factories.accounts import AT, PASSWORD, account

pytestmark = pytest.mark.django_db
BY: dict[str, Any] = {"actor": SYSTEM, "at": AT, "reason": "moved to another city"}


@pytest.fixture
def ann() -> User:
    return account(email="ann@example.org", phone="+8613800138000")


def signed_in(user: User) -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    return client


def is_in(client: Client) -> bool:
    return client.get("/accounts/").status_code == 200


def test_the_next_request_is_a_strangers(ann: User) -> None:
    desk, phone = signed_in(ann), signed_in(ann)
    leave(user=ann, **BY)
    assert not is_in(desk)
    assert not is_in(phone)


@pytest.mark.parametrize("login", ["ann@example.org", "13800138000"])
def test_no_address_signs_in_any_more(ann: User, login: str) -> None:
    leave(user=ann, **BY)
    client = Client()
    client.post("/accounts/login/", {"login": login, "password": PASSWORD})
    assert not is_in(client)


def test_roles_end_with_the_account(ann: User) -> None:
    assign(user=ann, role="broker", actor=SYSTEM, at=AT)
    leave(user=ann, **BY)
    User.objects.filter(pk=ann.pk).update(is_active=True)
    ann.refresh_from_db()
    assert actor_for(ann, at=AT).held == ()


def test_who_takes_over_is_kept_and_gets_no_power_by_it(ann: User) -> None:
    bob = account(email="bob@example.org")
    assign(user=ann, role="broker", actor=SYSTEM, at=AT)
    made = leave(user=ann, successor=bob, **BY)
    assert made.successor == bob
    assert actor_for(bob, at=AT).held == ()
    assert Entry.objects.get(verb="accounts.left").data == {"successor": bob.pk}


def test_leaving_twice_changes_nothing(ann: User) -> None:
    assert leave(user=ann, **BY) == leave(user=ann, **BY)
    assert Entry.objects.filter(verb="accounts.left").count() == 1


@pytest.mark.parametrize("who", ["self", "gone"])
def test_a_successor_must_be_here(ann: User, who: str) -> None:
    bob = account(email="bob@example.org")
    leave(user=bob, **BY)
    with pytest.raises(NotPossible):
        leave(user=ann, successor={"self": ann, "gone": User.objects.get(pk=bob.pk)}[who], **BY)
    assert is_in(signed_in(ann))
    assert not Departure.objects.filter(user=ann).exists()


def test_a_suspended_account_comes_back_one_that_left_does_not(ann: User) -> None:
    client = signed_in(ann)
    suspend(user=ann, **BY)
    assert not is_in(client)
    reinstate(user=ann, **BY)
    assert is_in(signed_in(ann))
    leave(user=ann, **BY)
    with pytest.raises(NotPossible):
        reinstate(user=ann, **BY)
