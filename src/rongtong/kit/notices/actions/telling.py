"""Telling: rows in the caller's transaction, mail after the commit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import models, transaction

from rongtong.kit.fields import digests
from rongtong.kit.jobs import enqueue
from rongtong.kit.notices.declare import Mode, NoticeKind, kind
from rongtong.kit.notices.models import Delivery, Notice, Stop
from rongtong.kit.notices.off import STOP
from rongtong.kit.notices.wishes import Wishes, wishes_of
from rongtong.lib.actor import SYSTEM

AT_A_TIME = 1_000


def tell(
    users: Any,
    name: str,
    /,
    *,
    at: datetime,
    about: models.Model | None = None,
    link: str = "",
    **parameters: Any,
) -> int:
    """Tell one account, or each of many, what is declared as ``name``; give how many were told.

    ``parameters`` (JSON values, or a dict with a word for each language code) fill the declared words;
    ``link`` is a path of the site. Accounts that are closed, and those that switched the category off
    everywhere, get nothing. Undeclared when there is no such notice, KeyError when its words need a
    parameter that is not given.
    """
    declared = kind(name)
    complete(declared, parameters)
    readers = iter((users,) if isinstance(users, models.Model) else users)
    told = 0
    with transaction.atomic():
        while batch := list(islice(readers, AT_A_TIME)):
            told += _tell_some(batch, declared, _row(declared, at, about, link, parameters), at)
    return told


def tell_address(
    address: str,
    name: str,
    /,
    *,
    at: datetime,
    language: str = "",
    about: models.Model | None = None,
    link: str = "",
    **parameters: Any,
) -> bool:
    """Write by mail to somebody who has no account; False when they asked for no more of this category."""
    declared = kind(name)
    complete(declared, parameters)
    stopped = Stop.objects.filter(digest__in=digests(address.lower(), STOP), category=declared.category.code)
    if not declared.category.must and stopped.exists():
        return False
    row = _row(declared, at, about, link, parameters)
    with transaction.atomic():
        notice = Notice.objects.create(address=address, language=language, shown=False, **row)
        Delivery.objects.create(notice=notice, channel="mail", due_at=at)
        send_soon(at)
    return True


def complete(declared: NoticeKind, parameters: dict[str, Any]) -> None:
    """KeyError when the words need a parameter that is missing: better here than in the reader's inbox."""
    for text in (declared.title, declared.body):
        _ = str(text) % parameters


def send_soon(at: datetime) -> None:
    """Ask for the sending of what is due, after the commit; one job serves all who ask at one moment."""
    enqueue("notices.send", actor=SYSTEM, at=at, key=at.isoformat())


def _row(
    declared: NoticeKind, at: datetime, about: models.Model | None, link: str, parameters: dict[str, Any]
) -> dict[str, Any]:
    return {
        "name": declared.name, "category": declared.category.code, "parameters": parameters, "at": at,
        "link": link, "kind": about._meta.label if about is not None else "",
        "about": str(about.pk) if about is not None else "",
    }  # fmt: skip


def _tell_some(users: list[Any], declared: NoticeKind, row: dict[str, Any], at: datetime) -> int:
    wished = wishes_of(users, declared.category, at=at)
    pairs = list(_wanted(users, wished, row))
    Notice.objects.bulk_create([notice for notice, _wish in pairs])
    mails = [
        Delivery(notice=notice, channel="mail", daily=wish.mail is Mode.DAILY, due_at=wish.due)
        for notice, wish in pairs
        if wish.mail is not Mode.OFF
    ]
    Delivery.objects.bulk_create(mails)
    if any(mail.due_at <= at for mail in mails):
        send_soon(at)
    return len(pairs)


def _wanted(
    users: Iterable[Any], wished: dict[int, Wishes], row: dict[str, Any]
) -> Iterator[tuple[Notice, Wishes]]:
    for user in users:
        wish = wished[user.pk]
        if user.is_active and (wish.shown or wish.mail is not Mode.OFF):
            yield Notice(user=user, shown=wish.shown, **row), wish
