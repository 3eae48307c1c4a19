"""Telling the sides and the desk of a registration."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse

from rongtong.apps.parties.queries.sides import people_of
from rongtong.apps.registration.models import Registration
from rongtong.apps.registration.queries.registrations import registrars_of
from rongtong.kit.notices import tell


def tell_sides(one: Registration, name: str, *sides: str, at: datetime, **words: Any) -> int:
    """Tell who acts for the named sides ("seller" unless told otherwise)."""
    found: dict[int, Any] = {}
    for side in sides or ("seller",):
        found |= {user.pk: user for user in people_of(getattr(one, side), at=at)}
    link = reverse("registration:registration", args=[one.pk])
    return tell(list(found.values()), name, at=at, about=one, link=link, title=one.title, **words)


def tell_desk(one: Registration, name: str, *, at: datetime, **words: Any) -> int:
    """Tell the registrars who may decide on it."""
    link = reverse("registration:decide", args=[one.pk])
    return tell(registrars_of(one, at=at), name, at=at, about=one, link=link, title=one.title, **words)
