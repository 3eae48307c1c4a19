"""Being erased: asking, and carrying it out part by part."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongtong.kit import clocks
from rongtong.kit.audit import action, record
from rongtong.kit.jobs import Run, enqueue, job
from rongtong.kit.notices import tell
from rongtong.kit.privacy.models import Erasure
from rongtong.kit.privacy.notices import ERASURE_ASKED
from rongtong.kit.privacy.parts import Part, parts
from rongtong.kit.privacy.queries import open_erasure
from rongtong.kit.privacy.workflow import CLOCK, hindrances
from rongtong.kit.workflow import perform
from rongtong.lib.actor import SYSTEM, Actor


@action
def ask_erasure(*, user: Any, actor: Actor, at: datetime) -> Erasure:
    """Ask to be erased: the clock starts and the person is told; the open request when there is one.

    ValidationError with a sentence for each thing to settle first.
    """
    get_user_model().objects.select_for_update().get(pk=user.pk)
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


@job("privacy.erase", retries=10, title=_("Erase a person"))
def erase(run: Run, *, erasure: int) -> None:
    """Erase part by part; each is done once however often this is begun."""
    if not Erasure.objects.filter(pk=erasure, state="executing").exists():
        return
    todo = parts()
    for number, part in enumerate(todo, start=1):
        erase_part(erasure=erasure, part=part, actor=SYSTEM, at=run.at)
        run.progress(number, len(todo), part.label)
    perform(Erasure.objects.get(pk=erasure), "finish", actor=SYSTEM, at=run.at)


def begin(*, erasure: int, at: datetime) -> None:
    """Ask for the erasing of a request that is to be carried out; asked twice it is one job."""
    row = Erasure.objects.get(pk=erasure)
    enqueue(erase, actor=SYSTEM, at=at, about=row, key=f"erasure {row.pk}", erasure=row.pk)
