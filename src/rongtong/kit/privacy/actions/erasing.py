"""Being erased: asking, and carrying it out part by part."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from rongtong.kit import clocks
from rongtong.kit.audit import action, record
from rongtong.kit.notices import tell
from rongtong.kit.privacy.models import Erasure
from rongtong.kit.privacy.parts import Part
from rongtong.kit.privacy.queries import open_erasure
from rongtong.kit.privacy.words import ERASURE_ASKED
from rongtong.kit.privacy.workflow import CLOCK, hindrances
from rongtong.lib.actor import Actor


@action
def ask_erasure(*, user: Any, actor: Actor, at: datetime) -> Erasure:
    """Ask to be erased: the clock starts and the person is told; the open request when there is one.

    ValidationError with a sentence for each thing to settle first.
    """
    type(user).objects.select_for_update().get(pk=user.pk)
    there = open_erasure(user.pk)
    if there is not None:
        return there
    if sentences := hindrances(user):
        raise ValidationError(sentences, code="privacy.hindered")
    made = Erasure.objects.create(user=user, asked_at=at)
    record("privacy.erasure.asked", about=made, actor=actor, at=at)
    clock = clocks.start(CLOCK, made, at=at, actor=actor)
    until = timezone.localtime(clock.due_at or at).strftime("%Y-%m-%d")
    tell(user, ERASURE_ASKED.name, at=at, about=made, link=reverse("privacy:erase"), until=until)
    return made


@action
def erase_part(*, erasure: int, part: Part, actor: Actor, at: datetime) -> int:
    """Erase what one part holds, once: what is counted already is left alone. Gives the records changed."""
    with transaction.atomic():
        row = Erasure.objects.select_for_update().select_related("user").get(pk=erasure, state="executing")
        if part.name in row.erased:
            return int(row.erased[part.name])
        count = part.erase(row.user, actor=actor, at=at)
        row.erased = row.erased | {part.name: count}
        row.save(update_fields=["erased"])
    record("privacy.part_erased", about=row, actor=actor, at=at, data={"part": part.name, "records": count})
    return count
