"""Second factors over HTTP; the browser journeys stand in tests/browser."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core import mail
from django.test import Client

from rongtong.kit.accounts.models import User
from rongtong.kit.audit.models import Entry
from rongtong.kit.permissions.actions import assign
from rongtong.lib.actor import SYSTEM
from tests.factories.accounts import AT, PASSWORD, account, app_secret, code

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann() -> User:
    return account(email="ann@example.org")


def password_step(user: User) -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    return client


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_the_password_alone_does_not_sign_in(ann: User) -> None:
    secret = app_secret(ann)
    client = password_step(ann)
    assert not is_in(client)
    assert client.get("/accounts/").url.startswith("/accounts/login/")
    client.post("/accounts/2fa/authenticate/", {"code": code(secret)})
    assert is_in(client)


def test_a_code_signs_in_once(ann: User) -> None:
    used = code(app_secret(ann))
    password_step(ann).post("/accounts/2fa/authenticate/", {"code": used})
    again = password_step(ann)
    again.post("/accounts/2fa/authenticate/", {"code": used})
    assert not is_in(again)


def test_a_recovery_code_signs_in_once(ann: User) -> None:
    app_secret(ann)
    kept = Authenticator.objects.get(user=ann, type="recovery_codes").wrap()
    assert isinstance(kept, RecoveryCodes)
    one = kept.get_unused_codes()[0]
    answers = []
    for _try in range(2):
        client = password_step(ann)
        client.post("/accounts/2fa/authenticate/", {"code": one})
        answers.append(is_in(client))
    assert answers == [True, False]


def test_secrets_are_sealed_in_the_database(ann: User) -> None:
    secret = app_secret(ann)
    assert secret not in str(list(Authenticator.objects.values_list("data", flat=True)))


def enrol(client: Client) -> str:
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    secret = client.get("/accounts/2fa/totp/activate/").context["form"].secret
    client.post("/accounts/2fa/totp/activate/", {"code": code(secret)})
    return secret


@pytest.mark.django_db(transaction=True)
def test_enrolling_is_kept_and_announced(ann: User) -> None:
    enrol(password_step(ann))
    assert Entry.objects.filter(verb="accounts.app_added", actor=ann.pk).exists()
    assert mail.outbox[-1].to == ["ann@example.org"]


def test_enrolling_needs_the_password_again(ann: User) -> None:
    client = password_step(ann)
    assert client.get("/accounts/2fa/totp/activate/").url.startswith("/accounts/reauthenticate/")


@pytest.mark.parametrize("role", ["operator", "auditor", "security"])
def test_power_asks_for_a_second_factor(ann: User, role: str) -> None:
    assign(user=ann, role=role, actor=SYSTEM, at=AT)
    client = password_step(ann)
    assert client.get("/me/").url == "/accounts/2fa/"
    assert client.get("/accounts/2fa/").status_code == 200
    enrol(client)
    assert client.get("/me/").status_code == 200


def test_power_keeps_its_last_factor(ann: User) -> None:
    assign(user=ann, role="operator", actor=SYSTEM, at=AT)
    client = password_step(ann)
    enrol(client)
    client.post("/accounts/2fa/totp/deactivate/")
    assert Authenticator.objects.filter(user=ann, type="totp").exists()


def test_without_power_the_factor_can_go(ann: User) -> None:
    client = password_step(ann)
    enrol(client)
    client.post("/accounts/2fa/totp/deactivate/")
    assert not Authenticator.objects.filter(user=ann).exists()


def test_nobody_sees_a_strangers_codes(ann: User) -> None:
    app_secret(ann)
    codes = Authenticator.objects.get(user=ann, type="recovery_codes").wrap().get_unused_codes()
    bob = password_step(account(email="bob@example.org"))
    bob.post("/accounts/reauthenticate/", {"password": PASSWORD})
    page = bob.get("/accounts/2fa/recovery-codes/", follow=True).content.decode()
    assert not any(one in page for one in codes)
