"""What a person did, and how long what tells of people is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rongtong.kit.audit import sentence
from rongtong.kit.audit.models import Entry
from rongtong.kit.jobs.models import Job
from rongtong.kit.notices.models import Notice
from rongtong.kit.privacy.models import Reading, Tag
from rongtong.kit.privacy.parts import Section, personal
from rongtong.kit.privacy.retention import retain
from rongtong.lib.actor import Actor

_MOST = 10_000


def _done_by(user: Any) -> QuerySet[Entry]:
    return Entry.objects.filter(actor_kind="user", actor=user.pk)


def counts(user: Any) -> dict[str, int]:
    """Count what the person did."""
    return {_("What you did"): _done_by(user).count()}


def export(user: Any) -> Section:
    """Give the last 10,000 things the person did."""
    rows = _done_by(user).order_by("-number")[:_MOST]
    return {_("What you did"): [{_("time"): row.at, _("what you did"): sentence(row)} for row in rows]}


def erase(user: Any, *, actor: Actor, at: datetime) -> int:
    """Take the name from background jobs; the trail stays (see what law keeps)."""
    return Job.objects.filter(actor_kind="user", actor=user.pk).exclude(actor_name="").update(actor_name="")


personal("activity", label=gettext_lazy("Activity"), export=export, erase=erase, counts=counts, order=90)

retain("privacy.readings", old=lambda before: Reading.objects.filter(at__lt=before))
retain("privacy.notices", old=lambda before: Notice.objects.filter(at__lt=before))
retain("privacy.jobs", old=lambda before: Job.objects.filter(finished_at__lt=before))
retain(
    "privacy.tags",
    old=lambda before: Tag.objects.filter(
        source=Tag.Source.ACTIVITY, added_at__lt=before, removed_at__isnull=True
    ),
)


def _attempts(model: type[Model]) -> Callable[[datetime], QuerySet[Any]]:
    return lambda before: model._default_manager.filter(attempt_time__lt=before)


retain("privacy.attempts", old=_attempts(AccessAttempt))
retain("privacy.failures", old=_attempts(AccessFailureLog))
retain("privacy.sign_ins", old=_attempts(AccessLog))
