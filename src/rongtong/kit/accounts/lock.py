"""The lock against guessing (等保 8.1.4.1): by account and by network address, in the database.

django-axes counts; this module says whose failures they are, without keeping a phone number in clear, and
lets an address fail more often than an account, since a whole office stands behind one.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max, Sum
from django.http import HttpRequest

from rongtong.kit.accounts import contacts
from rongtong.kit.accounts.models import User
from rongtong.kit.accounts.queries import find
from rongtong.kit.fields import digest
from rongtong.lib.checks import CheckFault


def key(user: User) -> str:
    """Give the name that failures of ``user`` are counted under, whichever address was typed."""
    return f"account:{user.pk}"


def whose(_request: HttpRequest | None, credentials: dict[str, Any] | None) -> str:
    """Give the name that a try is counted under: the account's, else a digest of what was typed."""
    given = credentials or {}
    if isinstance(given.get("user"), User):
        return key(given["user"])
    typed = str(given.get("email") or given.get("phone") or given.get("username") or "")
    try:
        contact = contacts.read(typed)
    except CheckFault:
        return "typed:" + digest(typed, "accounts.lock")[:40]
    user = find(contact)
    return key(user) if user else "typed:" + digest(contact.value, "accounts.lock")[:40]


def address(request: HttpRequest | None) -> str | None:
    """Give the visitor's network address; ``BehindProxies`` has put it where it is looked for."""
    return request.META.get("REMOTE_ADDR") if request is not None else None


class Handler(AxesDatabaseHandler):  # type: ignore[misc]
    """Counts failures of an account and of an address on one scale, the account's."""

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """Give the failures that count: reaching the limit locks."""
        by_account, by_address = (
            attempts.aggregate(all=Sum("failures_since_start"))["all"] or 0
            for attempts in self.get_user_attempts(request, credentials)
        )
        return max(by_account, by_address * settings.AXES_FAILURE_LIMIT // settings.LOCK_ADDRESS_AFTER)

    def user_logged_in(self, sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
        """Forget the account's failures; those of the address stay, or one own account would wash them."""
        self.reset_attempts(username=key(user))


def locked_until(name: str, address: str | None) -> datetime | None:
    """Give when the lock of an account or address ends; None when nothing was counted."""
    rows = AccessAttempt.objects.filter(username=name) | AccessAttempt.objects.filter(ip_address=address)
    last: datetime | None = rows.aggregate(last=Max("attempt_time"))["last"]
    return last + settings.AXES_COOLOFF_TIME if last else None


def is_locked(user: User, at: datetime) -> bool:
    """Tell whether the account is locked at ``at``."""
    rows = AccessAttempt.objects.filter(username=key(user), attempt_time__gt=at - settings.AXES_COOLOFF_TIME)
    return (rows.aggregate(all=Sum("failures_since_start"))["all"] or 0) >= settings.AXES_FAILURE_LIMIT
