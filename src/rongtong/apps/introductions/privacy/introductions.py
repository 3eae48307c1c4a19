"""What the tables of introductions tell of people, how it is handed over and erased."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy

from rongtong.apps.introductions.models import (
    Attachment,
    Introduction,
    Meeting,
    Mention,
    Message,
    Note,
    ReadMark,
    Slot,
)
from rongtong.kit.privacy import Kind, classify, not_personal, personal
from rongtong.kit.privacy.parts import Section
from rongtong.lib.actor import Actor

classify(Introduction, remark=Kind.MESSAGE)
not_personal(
    Introduction, "buyer_home seller_home asked_by want wanted_by form why",
    because="what two organisations ask of each other, in codes",
)  # fmt: skip
classify(Note, text=Kind.MESSAGE)
classify(Message, body=Kind.MESSAGE)
not_personal(Message, "what voice language", because="codes of the message itself")
not_personal(Attachment, because="keys; the file is classified where files are kept")
classify(Mention, voice=Kind.ACTIVITY)
classify(ReadMark, voice=Kind.ACTIVITY)
classify(Meeting, place=Kind.MESSAGE, link=Kind.MESSAGE, step=Kind.MESSAGE)
not_personal(
    Meeting, "proposed_by way owner step_on minuted_by", because="sides and a day of two organisations' plan"
)
not_personal(Slot, because="a time that was proposed")


def export(user: Any) -> Section:
    """Give what the person asked, wrote and noted."""
    asked = Introduction.objects.filter(asker=user)
    written = Message.objects.filter(author=user)
    noted = Note.objects.filter(by=user)
    found: dict[str, Any] = {
        str(Introduction._meta.verbose_name_plural): [
            {"introduction": str(one), "remark": one.remark, "at": one.asked_at} for one in asked
        ],
        str(Message._meta.verbose_name_plural): [
            {"introduction": one.introduction_id, "message": one.body, "at": one.at} for one in written
        ],
        str(Note._meta.verbose_name): [{"text": one.text, "at": one.at} for one in noted],
    }
    return {heading: rows for heading, rows in found.items() if rows}


def erase(user: Any, *, actor: Actor, at: datetime) -> int:
    """Take the person out; words that the other side received stay, as nobody's."""
    count = Introduction.objects.filter(asker=user).update(asker=None)
    count += Introduction.objects.filter(replied_by=user).update(replied_by=None)
    count += Introduction.objects.filter(taken_by=user).update(taken_by=None)
    count += Message.objects.filter(author=user).update(author=None)
    count += Note.objects.filter(by=user).update(by=None)
    count += Meeting.objects.filter(minuter=user).update(minuter=None)
    count += Meeting.objects.filter(confirmer=user).update(confirmer=None)
    count += Mention.objects.filter(user=user).delete()[0]
    return count + ReadMark.objects.filter(user=user).delete()[0]


personal(
    "introductions.talks", label=gettext_lazy("Introductions and what was written in them"), export=export,
    erase=erase, order=26,
)  # fmt: skip
