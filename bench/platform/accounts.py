"""Accounts with a confirmed address. All have one password, hashed once by the site's own hasher."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from bench.platform import invent
from bench.platform.size import PASSWORD, Size
from bench.platform.trail import Trail
from bench.platform.writer import Sheet, next_key
from rongtong.kit.accounts.models import User

PHONES = 10
"""One account in so many has a confirmed number: sealing costs more than all the rest of a row."""
MODELS = (User, EmailAddress)
MADE = ("id", "email", "name", "phone", "phone_verified", "password_changed_at", "created_at")


def address(key: int) -> str:
    """Give the e-mail address of the account with this key."""
    return f"u{key:07d}@example.org"


def named(size: Size) -> list[tuple[int, str]]:
    """Give (key, name) of each account to be."""
    chance, first = Random(size.seed), next_key(User)
    return [(first + n, invent.person_name(chance)) for n in range(size.accounts)]


def load(size: Size, users: list[tuple[int, str]], numbers: Iterable[int]) -> None:
    """Write the accounts of these numbers; when all are written, ``count_on`` for ``MODELS``."""
    mails = Sheet(EmailAddress, "user_id", "email", verified=True, primary=True)
    rows = Sheet(User, *MADE, password=make_password(PASSWORD))
    for n in numbers:
        (key, name), at, has_phone = users[n], size.when(n, size.accounts), n % PHONES == 0
        rows.add(key, address(key), name, invent.phone(n) if has_phone else "", has_phone, at, at)
        mails.add(key, address(key))
    rows.flush()
    mails.flush()


def note(size: Size, users: list[tuple[int, str]], trail: Trail) -> None:
    """Write what the trail tells of them."""
    for n, (key, name) in enumerate(users):
        at = size.when(n, size.accounts)
        trail.note("accounts.made", "accounts.User", key, name, who=key, name=name, at=at)
    trail.finish()
