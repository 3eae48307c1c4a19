"""Accounts, made by the actions that the pages call."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from typing import Any

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters

from rongtong.kit.accounts.actions.making import make_account
from rongtong.kit.accounts.models import User
from rongtong.lib.actor import SYSTEM

PASSWORD = "Harbour-kite-41"  # noqa: S105
AT = datetime(2026, 3, 2, 1, tzinfo=UTC)
_numbers = count(1)


def account(name: str = "", *, password: str | None = PASSWORD, verified: bool = True, **values: Any) -> User:
    """Make a confirmed account; without an address it gets an e-mail of its own."""
    number = next(_numbers)
    if not values.get("email") and not values.get("phone"):
        values["email"] = f"person{number}@example.org"
    return make_account(
        name=name or f"Person {number}", password=password, verified=verified, actor=SYSTEM, at=AT, **values
    )


def app_secret(user: User) -> str:
    """Give ``user`` an authenticator app and recovery codes; the app's secret."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return secret


def code(secret: str, ahead: int = 0) -> str:
    """Give what an authenticator app with ``secret`` shows now, or so many half minutes ahead."""
    now = list(counters())[1]
    return format_hotp_value(hotp_value(secret, now + ahead))
