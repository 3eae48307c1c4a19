"""The talk as one reader may see it: lines, authors, files, who has read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from rongtong.apps.introductions.models import Introduction, Message
from rongtong.apps.introductions.models.introductions import Role
from rongtong.apps.introductions.models.talk import What
from rongtong.apps.introductions.queries.names import shown
from rongtong.apps.introductions.queries.people import people_of_side
from rongtong.apps.introductions.rules.introductions import READ_MESSAGE, WITHDRAW_MINUTES
from rongtong.apps.introductions.rules.sides import side_of
from rongtong.kit.permissions import visible
from rongtong.lib.actor import Actor

LATEST = 100


@dataclass(frozen=True)
class Line:
    """One line in the reader's eyes. ``author`` is the side's stand-in while it is hidden."""

    message: Message
    author: str
    side: str
    own: bool
    may_withdraw: bool
    files: Sequence[Any] = ()
    mentions: Sequence[str] = ()
    read_by: Sequence[tuple[str, datetime]] = field(default=())


def messages(actor: Actor) -> QuerySet[Message]:
    """Give the lines an actor may read."""
    return visible(actor, READ_MESSAGE, Message.objects.all()).select_related("introduction", "author")


def lines(introduction: Introduction, actor: Actor, at: datetime, most: int = LATEST) -> list[Line]:
    """Give the last ``most`` lines, oldest first; a fixed number of queries."""
    rows = introduction.messages.select_related("author").prefetch_related(
        "attachments__file", "mentions__user"
    )
    found = list(rows.order_by("-pk")[:most])[::-1]
    marks = list(introduction.read_marks.select_related("user").order_by("at"))
    hidden = {role: shown(introduction, role, actor) for role in Role.values}
    return [_line(one, hidden, marks, actor, at) for one in found]


def _line(one: Message, sides: dict[str, Any], marks: list[Any], actor: Actor, at: datetime) -> Line:
    side = sides.get(one.voice)
    fresh = one.withdrawn_at is None and at <= one.at + timedelta(minutes=WITHDRAW_MINUTES)
    own = one.author_id is not None and one.author_id == actor.id
    read = [
        (_name(mark.user, sides.get(mark.voice)), mark.at)
        for mark in marks
        if mark.upto_id >= one.pk and mark.voice != one.voice and one.what == What.SAID
    ]
    files = (
        [] if one.withdrawn_at else [it.file for it in one.attachments.all() if it.file.removed_at is None]
    )
    return Line(
        one, _name(one.author, side), side.name if side else "", bool(side and side.own),
        own and fresh and one.what == What.SAID, files,
        [_name(it.user, sides.get(it.voice)) for it in one.mentions.all()], read[:6],
    )  # fmt: skip


def _name(user: Any, side: Any) -> str:
    """Give who it is: of a hidden side its stand-in only. ``side`` None: the service centre."""
    if side is not None and side.hidden:
        return str(side.name)
    return str(user) if user is not None else ""


def callable_people(introduction: Introduction, actor: Actor, at: datetime) -> list[Any]:
    """Give whose attention the reader may ask for: people of their own side and of sides they may know."""
    found: dict[int, Any] = {}
    for role in Role.values:
        if not shown(introduction, role, actor).hidden:
            found |= {one.pk: one for one in people_of_side(introduction, role, at)}
    return [one for key, one in sorted(found.items()) if key != actor.id]


def unread(introduction: Introduction, actor: Actor) -> int:
    """Give how many messages of others the reader has not seen."""
    side = side_of(actor, introduction)
    upto = introduction.read_marks.filter(user=actor.id or 0).values_list("upto", flat=True).first() or 0
    rows = introduction.messages.filter(what=What.SAID, pk__gt=upto)
    return rows.exclude(author=actor.id or 0).count() if side else 0
