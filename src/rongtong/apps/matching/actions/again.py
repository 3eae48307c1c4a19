"""Having something matched again."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.matching.queries.runs import MATCH
from rongtong.apps.matching.rules.matching import OPERATE
from rongtong.kit.audit import action, record
from rongtong.kit.jobs import enqueue
from rongtong.kit.jobs.models import Job
from rongtong.kit.permissions import need
from rongtong.lib.actor import SYSTEM, Actor


@action
def match_again(*, code: str, actor: Actor, at: datetime) -> Job:
    """Match the listing of a code (N12, F7) or key again. ValidationError when there is none in public."""
    need(actor, OPERATE)
    number = code.strip().lstrip("NFnf")
    found = (
        Listing.objects.filter(pk=int(number), state="published").first()
        if number.isascii() and number.isdigit() and len(number) < 16
        else None
    )
    if found is None:
        raise ValidationError({"code": _("Nothing of this number is public. Write it as on its page: N12.")})
    record("matching.asked_again", about=found, actor=actor, at=at)
    return enqueue(MATCH, actor=SYSTEM, at=at, about=found, listing=found.pk)
