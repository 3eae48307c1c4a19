"""Telling one side of an introduction what the other did, without more names than it may know."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.models.introductions import OTHER, Role
from rongtong.apps.introductions.queries.names import public_name
from rongtong.apps.introductions.queries.people import people_of_side
from rongtong.kit.jobs.words import in_every_language
from rongtong.kit.notices import tell


def tell_side(
    introduction: Introduction, role: str, name: str, *, at: datetime, but: int | None = None, **words: Any
) -> int:
    """Tell the people of a side; the notice gets ``title`` (their own listing), ``theirs`` and ``who``."""
    people = [one for one in people_of_side(introduction, role, at) if one.pk != but]
    return tell_some(introduction, role, people, name, at=at, **words)


def tell_some(
    introduction: Introduction, role: str, people: Iterable[Any], name: str, *, at: datetime, **words: Any
) -> int:
    """Tell some people who read for a side."""
    other = str(OTHER[Role(role)])
    given = {key: value.isoformat() if isinstance(value, date) else value for key, value in words.items()}
    return tell(
        list(people), name, at=at, about=introduction,
        **{
            "link": reverse("introductions:one", args=[introduction.pk]),
            "title": introduction.listing(role).title, "theirs": introduction.listing(other).title,
            "who": in_every_language(public_name(introduction, other)), **given,
        },
    )  # fmt: skip
