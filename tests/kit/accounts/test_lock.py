"""Guessing locks: by account, by address, with a plain word on how long."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from rongtong.kit.accounts import lock
from rongtong.kit.accounts.models import User
from rongtong.kit.audit.models import Entry
from tests.factories.accounts import PASSWORD, account, app_secret, code

pytestmark = pytest.mark.django_db
WRONG = "Wrong-horse-77"


def attempt(login: str, password: str = WRONG, address: str = "198.51.100.7"):
    return Client(REMOTE_ADDR=address).post("/accounts/login/", {"login": login, "password": password})


def fail(login: str, times: int, **extra: str) -> list[int]:
    return [attempt(login, **extra).status_code for _try in range(times)]


@pytest.fixture
def ann() -> User:
    return account(email="ann@example.org", phone="+8613800138000")


def test_the_fifth_failure_locks_and_says_until_when(ann: User) -> None:
    assert fail("ann@example.org", 4) == [200] * 4
    page = attempt("ann@example.org")
    assert page.status_code == 429
    assert 0 < int(page["Retry-After"]) <= 900
    assert "15" in page.content.decode()


def test_the_right_password_does_not_open_a_locked_account(ann: User) -> None:
    fail("ann@example.org", 5)
    assert attempt("ann@example.org", PASSWORD, address="203.0.113.9").status_code == 429


def test_both_addresses_of_an_account_count_together(ann: User) -> None:
    fail("ann@example.org", 3)
    assert fail("13800138000", 2) == [200, 429]


def test_unknown_addresses_lock_as_known_ones_do() -> None:
    assert fail("nobody@example.org", 5)[-1] == 429


def test_an_office_behind_one_address_is_locked_later(ann: User, settings: Settings) -> None:
    settings.LOCK_ADDRESS_AFTER = 10
    assert [attempt(f"p{n}@example.org").status_code for n in range(10)] == [200] * 9 + [429]
    assert attempt("ann@example.org", PASSWORD).status_code == 429
    assert attempt("ann@example.org", PASSWORD, address="203.0.113.9").status_code == 302


def test_trying_on_does_not_lengthen_the_lock(ann: User) -> None:
    fail("ann@example.org", 5)
    before = lock.locked_until(lock.key(ann), None)
    fail("ann@example.org", 3)
    assert lock.locked_until(lock.key(ann), None) == before


def test_the_lock_ends(ann: User, settings: Settings) -> None:
    fail("ann@example.org", 5)
    settings.AXES_COOLOFF_TIME = timezone.timedelta(0)
    assert attempt("ann@example.org", PASSWORD).status_code == 302


def test_success_forgets_the_accounts_failures(ann: User) -> None:
    fail("ann@example.org", 4)
    attempt("ann@example.org", PASSWORD)
    assert fail("ann@example.org", 4) == [200] * 4


def test_unlocking_by_command_opens_and_is_kept(ann: User) -> None:
    fail("ann@example.org", 5)
    call_command("unlock", "138 0013 8000", reason="phone call, identity checked")
    assert attempt("ann@example.org", PASSWORD).status_code == 302
    assert Entry.objects.get(verb="accounts.unlocked").reason == "phone call, identity checked"


def test_wrong_second_factors_lock_too(ann: User) -> None:
    secret = app_secret(ann)
    client = Client()
    client.post("/accounts/login/", {"login": "ann@example.org", "password": PASSWORD})
    wrong = f"{(int(code(secret)) + 1) % 1_000_000:06}"
    answers = [client.post("/accounts/2fa/authenticate/", {"code": wrong}).status_code for _try in range(5)]
    assert answers == [200, 200, 200, 200, 429]
    assert client.post("/accounts/2fa/authenticate/", {"code": code(secret)}).status_code == 429
    assert "_auth_user_id" not in client.session


def test_the_trail_names_nobody_in_clear(ann: User) -> None:
    fail("13800138000", 5)
    fail("ann@example.org", 1)
    trail = str([entry.as_data() for entry in Entry.objects.filter(verb__startswith="accounts.")])
    assert "138****8000" in trail
    assert "13800138000" not in trail
    assert "ann@" not in trail
    assert "Wrong-horse" not in trail
    assert Entry.objects.filter(verb="accounts.locked").count() == 1


def test_what_was_typed_is_not_kept_by_the_counter(ann: User) -> None:
    from axes.models import AccessAttempt

    fail("13800138000", 1)
    assert "13800138000" not in str(list(AccessAttempt.objects.values()))
