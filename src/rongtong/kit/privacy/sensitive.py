"""Fields that are shown masked: who may read them in clear, and how they are masked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db import models
from django.urls import reverse

from rongtong.kit.permissions import Permission
from rongtong.kit.permissions.reach import values


@dataclass(frozen=True)
class Sensitive:
    """A masked field. ``subject`` leads from the record to its account (a path as in a filter)."""

    model: str
    field: str
    read: Permission
    mask: Callable[[str], str]
    subject: str

    def subject_of(self, obj: models.Model) -> int | None:
        """Give the account the record tells of; None when it is of nobody with an account."""
        return next(iter(values(obj, self.subject)), None) if self.subject else None


_sensitive: dict[tuple[str, str], Sensitive] = {}


def sensitive(
    model: type[models.Model], *, read: Permission, subject: str = "", **masks: Callable[[str], str]
) -> None:
    """Declare fields of ``model`` that only holders of ``read`` may reveal; others see the mask.

    ``sensitive(Person, read=REVEAL, subject="user", phone=masks.phone)``. ValueError when declared twice.
    """
    for field, mask in masks.items():
        key = (model._meta.label, field)
        if key in _sensitive:
            raise ValueError(f"{'.'.join(key)} is declared twice")
        _sensitive[key] = Sensitive(*key, read, mask, subject)


def declared(model: type[models.Model] | str, field: str) -> Sensitive:
    """Give how a field is guarded. LookupError when nobody declared it."""
    return _sensitive[(model if isinstance(model, str) else model._meta.label, field)]


def reveal_url(obj: models.Model, field: str) -> str:
    """Give the address that shows the field in clear, for ``{% masked text url %}``."""
    return reverse("privacy:reveal", args=[obj._meta.label, obj.pk, field])


def masked(obj: models.Model, field: str) -> str:
    """Give what everybody may see of the field."""
    guarded, value = declared(type(obj), field), getattr(obj, field)
    return guarded.mask(value) if value else ""
