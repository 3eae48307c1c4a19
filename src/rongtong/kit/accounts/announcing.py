"""Telling somebody that their account was used on a new device.

Notices stand above this part: whoever sends them registers here (``tell_by``); until then a mail goes out.
"""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from allauth.account.adapter import get_adapter

from rongtong.kit.accounts.actions.signing import Visit
from rongtong.kit.accounts.models import User


class Teller(Protocol):
    """Tells ``user`` about a sign-in from a device that they never used."""

    def __call__(self, *, user: User, visit: Visit, at: datetime) -> None:
        """Tell it."""


_tellers: list[Teller] = []


def tell_by(teller: Teller) -> Teller:
    """Let ``teller`` announce new devices, in place of our own mail."""
    _tellers[:] = [teller]
    return teller


def new_device(*, user: User, visit: Visit, at: datetime) -> None:
    """Tell ``user`` that ``visit`` came from a new device."""
    if _tellers:
        _tellers[0](user=user, visit=visit, at=at)
    elif user.email:
        context = {"user": user, "visit": visit, "at": at}
        get_adapter().send_mail("accounts/mail/new_device", user.email, context)
