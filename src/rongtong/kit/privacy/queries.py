"""Reading: consents, readings, tags, exports, requests, what is held."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import Max, Model, OuterRef, QuerySet, Subquery
from django.utils import timezone

from rongtong.kit.clocks.models import Clock
from rongtong.kit.permissions import visible
from rongtong.kit.permissions.queries import holding
from rongtong.kit.privacy.consents import Purpose, Version, purposes
from rongtong.kit.privacy.models import Answer, Choice, Erasure, Export, Reading, RetentionRun, Tag
from rongtong.kit.privacy.parts import Kept, parts
from rongtong.kit.privacy.rules import VIEW
from rongtong.kit.privacy.workflow import CLOCK
from rongtong.lib.actor import Actor


@dataclass(frozen=True)
class Standing:
    """How a person stands to one purpose: the wording that counts today and their last answer."""

    purpose: Purpose
    version: Version
    answer: Answer | None

    @property
    def given(self) -> bool:
        """Whether they agreed to the wording that counts."""
        return self.answer is not None and self.answer.given and self.answer.version == self.version.version

    @property
    def asks(self) -> bool:
        """Whether to ask: never answered, or agreed to an older wording. A refusal is not asked again."""
        return self.answer is None or (self.answer.given and not self.given)


def standings(user: int, at: datetime) -> list[Standing]:
    """Give how an account stands to every purpose that counts today; one query."""
    newest = Answer.objects.filter(user=user).values("purpose").annotate(newest=Max("pk")).values("newest")
    answers = {answer.purpose: answer for answer in Answer.objects.filter(pk__in=newest)}
    dated = [(purpose, purpose.on(_day(at))) for purpose in purposes().values()]
    return [Standing(purpose, version, answers.get(purpose.code)) for purpose, version in dated if version]


RECOMMENDATIONS = "privacy.recommendations"


def consented(user: int, purpose: str, at: datetime) -> bool:
    """Tell whether the account agreed to ``purpose`` in the wording of today. KeyError for an unknown
    purpose.
    """
    version = purposes()[purpose].on(_day(at))
    last = Answer.objects.filter(user=user, purpose=purpose).order_by("-pk").first()
    return version is not None and last is not None and last.given and last.version == version.version


def recommends(user: int, at: datetime) -> bool:
    """Tell whether content may be chosen by the person's tags: they agreed, and have not switched it off."""
    off = Choice.objects.filter(user=user, recommend=False).exists()
    return not off and consented(user, RECOMMENDATIONS, at)


def tags_of(user: int) -> QuerySet[Tag]:
    """Give the tags that recommendations may go by."""
    return Tag.objects.filter(user=user, removed_at__isnull=True)


def readings_of(user: int) -> QuerySet[Reading]:
    """Give who read what about a person in clear, newest first."""
    return Reading.objects.filter(subject=user)


def exports_of(user: int) -> QuerySet[Export]:
    """Give the exports of a person, newest first."""
    return Export.objects.filter(user=user).select_related("file")


def open_erasure(user: int) -> Erasure | None:
    """Give a person's request that is not over."""
    return Erasure.objects.filter(user=user, state__in=("requested", "executing")).first()


def erasure(pk: int) -> Erasure | None:
    """Give one request with its account. Access is the caller's to check."""
    return Erasure.objects.select_related("user").filter(pk=pk).first()


def last_erasure(user: int) -> Erasure | None:
    """Give a person's last request."""
    return Erasure.objects.filter(user=user).first()


def with_due(rows: QuerySet[Erasure]) -> QuerySet[Erasure]:
    """Add to each request when it is ``due``; None when its clock has stopped."""
    clock = Clock.objects.filter(
        kind=CLOCK, about_kind=Erasure._meta.label, about=OuterRef("pk"), stopped_at=None
    )
    return rows.annotate(due=Subquery(clock.values("due_at")[:1]))


def record_of(model: str, pk: str) -> Model | None:
    """Give any record by its label and key. LookupError for no such table, ValueError for no such key."""
    found: Model | None = apps.get_model(model)._base_manager.filter(pk=pk).first()
    return found


def operators(at: datetime) -> Iterable[Any]:
    """Give the accounts that decide on requests."""
    return get_user_model().objects.filter(pk__in=holding(at).filter(role="operator").values("user"))


def erasures(actor: Actor) -> QuerySet[Erasure]:
    """Give the requests that ``actor`` may see, newest first."""
    return visible(actor, VIEW, Erasure.objects.select_related("user"))


def held(user: Any) -> list[tuple[Any, list[tuple[str, int]]]]:
    """Give how much each part holds: (part, [(heading, records)]); headings without records are left out."""
    return [
        (part, [(heading, count) for heading, count in part.held(user).items() if count]) for part in parts()
    ]


def kept_by_law(user: Any) -> list[Kept]:
    """Give what law keeps of a person when they are erased."""
    return [kept for part in parts() for kept in part.keeps(user)]


def runs() -> QuerySet[RetentionRun]:
    """Give the retention runs, newest first."""
    return RetentionRun.objects.all()


def _day(at: datetime) -> date:
    return timezone.localtime(at, timezone.get_default_timezone()).date()
