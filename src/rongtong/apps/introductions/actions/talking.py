"""Writing into the talk, taking a message back, being seen to read."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rongtong.apps.introductions.actions.held import held
from rongtong.apps.introductions.actions.telling import tell_some
from rongtong.apps.introductions.models import Attachment, Introduction, Mention, Message, ReadMark
from rongtong.apps.introductions.models.introductions import TALKING, Role
from rongtong.apps.introductions.models.talk import Voice, What
from rongtong.apps.introductions.queries.people import people_of_side
from rongtong.apps.introductions.rules.introductions import FILES_MOST, VIEW, WITHDRAW_MINUTES, WRITE
from rongtong.apps.introductions.rules.sides import voice_of
from rongtong.kit import files
from rongtong.kit.audit import action, record
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Hindered
from rongtong.lib.actor import Actor

LONGEST = 4_000


@action
def say(
    *, introduction: Introduction, body: str, actor: Actor, at: datetime, uploads: Sequence[Any] = (),
    mentions: Collection[int] = (), language: str = "",
) -> Message:  # fmt: skip
    """Write a message, with files, asking for the attention of some people of one's own or a named side.

    Hindered while the two do not talk; ValidationError for nothing said or too much; FileRefused for a file.
    """
    kept = held(introduction)
    need(actor, WRITE, kept)
    if kept.state not in TALKING:
        raise Hindered(_("Messages go to and fro once both sides have said yes, until the end."))
    _check(body, uploads)
    voice = voice_of(actor, kept)
    if voice == Voice.CENTRE:
        _join(kept, actor, at)
    made = Message.objects.create(
        introduction=kept, voice=voice, author_id=actor.id, body=body.strip(), at=at,
        language=language or get_language() or "",
    )  # fmt: skip
    hidden = voice != Voice.CENTRE and kept.named_at(voice) is None
    for number, upload in enumerate(uploads, 1):
        _attach(made, upload, number, hidden, actor, at)
    _mark(kept, made, voice, actor, at)
    record("introductions.said", about=kept, actor=actor, at=at, data={"files": len(uploads)})
    _tell(kept, made, mentions, at)
    return made


def _check(body: str, uploads: Sequence[Any]) -> None:
    if not body.strip() and not uploads:
        raise ValidationError({"body": _("Write something, or add a file.")})
    if len(body) > LONGEST:
        raise ValidationError({"body": _("At most 4,000 characters: put longer texts into a file.")})
    if len(uploads) > FILES_MOST:
        raise ValidationError({"files": _("At most five files at a time.")})


def _attach(message: Message, upload: Any, number: int, hidden: bool, actor: Actor, at: datetime) -> None:
    """Keep one file; while its side is hidden its name does not tell who sent it."""
    if hidden:
        upload.name = _("attachment") + f"-{message.pk}-{number}"
    kept = files.keep(upload, purpose="introductions.message", actor=actor, at=at, about=message)
    Attachment.objects.get_or_create(message=message, file=kept)


def _tell(introduction: Introduction, message: Message, mentions: Collection[int], at: datetime) -> None:
    """Tell the other side, once until they have read; whom the message names, each time.

    Nobody names people of a side that is hidden from them.
    """
    name = "introductions.centre_said" if message.voice == Voice.CENTRE else "introductions.said"
    for role in Role.values:
        people = [one for one in people_of_side(introduction, role, at) if one.pk != message.author_id]
        known = role == message.voice or introduction.named_at(role) is not None
        called = [one for one in people if known and one.pk in set(mentions)]
        Mention.objects.bulk_create(Mention(message=message, user=one, voice=role) for one in called)
        if called:
            tell_some(introduction, role, called, "introductions.mentioned", at=at)
        others = [one for one in people if one not in called] if role != message.voice else []
        tell_some(introduction, role, _told_up_to_now(introduction, message, others), name, at=at)


def _told_up_to_now(introduction: Introduction, message: Message, people: list[Any]) -> list[Any]:
    """Leave out who was told of an earlier message that they have not read yet."""
    marks = dict(introduction.read_marks.values_list("user", "upto"))
    before = introduction.messages.filter(what=What.SAID, pk__lt=message.pk).exclude(voice=message.voice)
    theirs = introduction.messages.filter(what=What.SAID, pk__lt=message.pk, voice=message.voice)
    last = theirs.order_by("-pk").values_list("pk", flat=True).first() or 0
    answered = before.order_by("-pk").values_list("pk", flat=True).first() or 0
    return [one for one in people if max(marks.get(one.pk, 0), answered) >= last]


@action
def unsay(*, message: Message, actor: Actor, at: datetime) -> Message:
    """Take one's own message back within five minutes; an empty line stays, its files go."""
    kept = Message.objects.select_for_update(of=("self",)).select_related("introduction").get(pk=message.pk)
    need(actor, WRITE, kept.introduction)
    if kept.author_id is None or kept.author_id != actor.id or kept.what != What.SAID:
        raise Hindered(_("Only who wrote a message takes it back."))
    if kept.withdrawn_at is not None:
        raise Hindered(_("It is taken back already."))
    if at > kept.at + timedelta(minutes=WITHDRAW_MINUTES):
        raise Hindered(
            _("A message can be taken back within five minutes. Write another one to put it right.")
        )
    for one in kept.attachments.select_related("file"):
        files.remove(file=one.file, actor=actor, at=at)
    kept.keep(body="", withdrawn_at=at)
    record("introductions.unsaid", about=kept.introduction, actor=actor, at=at)
    return kept


@action
def note_reading(*, introduction: Introduction, actor: Actor, at: datetime) -> None:
    """Note that somebody opened the talk: a read mark for the sides, a line both see for the service centre.

    The centre's line is written once a day for each reader.
    """
    need(actor, VIEW, introduction)
    voice = voice_of(actor, introduction)
    if voice == Voice.CENTRE:
        _looked(introduction, actor, at)
        return
    last = introduction.messages.order_by("-pk").first()
    if last is not None:
        _mark(introduction, last, voice, actor, at)


def _looked(introduction: Introduction, actor: Actor, at: datetime) -> None:
    begins = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    today = introduction.messages.filter(author=actor.id, voice=Voice.CENTRE, at__gte=begins)
    if actor.id is None or today.exists():
        return
    Message.objects.create(
        introduction=introduction, what=What.LOOKED, voice=Voice.CENTRE, author_id=actor.id, at=at
    )
    record("introductions.looked", about=introduction, actor=actor, at=at)


def _join(introduction: Introduction, actor: Actor, at: datetime) -> None:
    if introduction.messages.filter(author=actor.id, what=What.JOINED).exists():
        return
    Message.objects.create(
        introduction=introduction, what=What.JOINED, voice=Voice.CENTRE, author_id=actor.id, at=at
    )
    record("introductions.joined", about=introduction, actor=actor, at=at)


def _mark(introduction: Introduction, upto: Message, voice: str, actor: Actor, at: datetime) -> None:
    if actor.id is None:
        return
    there = introduction.read_marks.filter(user=actor.id).first()
    if there is None:
        ReadMark.objects.get_or_create(
            introduction=introduction, user_id=actor.id, defaults={"upto": upto, "voice": voice, "at": at}
        )
    elif there.upto_id < upto.pk:
        introduction.read_marks.filter(pk=there.pk).update(upto=upto, at=at)
