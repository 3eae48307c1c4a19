"""Bring encrypted columns to the newest key and the present cipher, and digests to the present index key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import F, Model, QuerySet, TextField
from django.db.models.functions import Cast

from rongtong.kit.fields.encrypted import DigestText, EncryptedText, Unreadable
from rongtong.kit.fields.ring import digest, ring
from rongtong.lib.crypto import CannotOpen


@dataclass
class Count:
    """How one column went: rows ``moved`` to the newest key, and rows that no key opens."""

    moved: int = 0
    unreadable: int = 0


def columns() -> Iterator[tuple[type[Model], EncryptedText]]:
    """Every encrypted column of the installation."""
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, EncryptedText):
                yield model, field


def digest_columns() -> Iterator[tuple[type[Model], DigestText]]:
    """Every column of digests of the installation."""
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, DigestText):
                yield model, field


def redigest(model: type[Model], field: DigestText, batch: int) -> Count:
    """Work out anew every digest of the column that is not under the present index key and cipher.

    Stopped at any point, the next run goes on: what is right is left alone. A row that somebody else saves
    meanwhile is left to them (the update asks for the digest that was read).
    """
    count, last = Count(), None
    rows = model._base_manager.exclude(**{field.name: None}).order_by("pk")
    while found := list(
        (rows if last is None else rows.filter(pk__gt=last)).values_list("pk", field.of, field.name)[:batch]
    ):
        for key, clear, kept in found:
            if isinstance(clear, Unreadable):
                count.unreadable += 1
            elif (made := digest(clear or "", field.purpose) or None) != kept:
                same = model._base_manager.filter(pk=key, **{field.name: kept})
                count.moved += same.update(**{field.name: made})
        last = found[-1][0]
    return count


def rotate(model: type[Model], field: EncryptedText, batch: int) -> Count:
    """Encrypt anew every value of the column that is not under the newest key.

    Stopped at any point, the next run goes on: what is done no longer matches. A row that somebody else saves
    meanwhile is left to them (the update asks for the text that was read).
    """
    count = Count()
    stale = _sealed(model, field).exclude(sealed="").exclude(sealed__startswith=ring().prefix)
    last: Any = None
    while rows := list(
        (stale if last is None else stale.filter(pk__gt=last)).values_list("pk", "sealed")[:batch]
    ):
        for key, sealed in rows:
            _move(model, field, key, sealed, count)
        last = rows[-1][0]
    return count


def _sealed(model: type[Model], field: EncryptedText) -> QuerySet[Any]:
    rows = model._base_manager.annotate(sealed=Cast(F(field.name), TextField()))
    return rows.filter(sealed__isnull=False).order_by("pk")


def _move(model: type[Model], field: EncryptedText, key: Any, sealed: str, count: Count) -> None:
    try:
        clear = ring().open(sealed, field.about)
    except CannotOpen:
        count.unreadable += 1
        return
    beside = {
        other.name: digest(clear, other.purpose)
        for other in model._meta.local_fields
        if isinstance(other, DigestText) and other.of == field.name
    }
    count.moved += (
        _sealed(model, field).filter(pk=key, sealed=sealed).order_by().update(**{field.name: clear}, **beside)
    )
