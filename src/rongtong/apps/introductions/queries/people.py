"""The people of each side of an introduction, and those whose office serves it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from rongtong.apps.introductions.models import Introduction
from rongtong.apps.parties.queries.sides import people_of


def people_of_side(introduction: Introduction, role: str, at: datetime) -> list[Any]:
    """Give the active accounts that act for a side: those of its party, and whose listing it is."""
    found = {one.pk: one for one in people_of(introduction.party(role), at=at)}
    person = introduction.listing(role).person
    user = person.user if person is not None else None
    if user is not None and user.is_active:
        found.setdefault(user.pk, user)
    return list(found.values())
