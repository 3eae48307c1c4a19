"""Reading verification cases: the applicant's, the queue of the desk, what changed between two submissions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from rongtong.apps.parties.models import Organisation, Submission, Verification
from rongtong.apps.parties.models.verifications import UNDER_WAY
from rongtong.apps.parties.rules.verifications import REVIEW, VIEW
from rongtong.kit.permissions import visible
from rongtong.lib.actor import Actor

QUEUE = ("submitted", "in_review", "second_look")
"""States in which a case waits for a reviewer."""


def queue(actor: Actor) -> QuerySet[Verification]:
    """Give the cases that wait for review within the actor's reach; the longest waiting first."""
    waiting = Verification.objects.filter(state__in=QUEUE)
    rows = visible(actor, REVIEW, waiting).select_related("organisation", "reviewer", "applicant")
    return rows.order_by("submitted_at", "pk")


def case_for(organisation: Organisation, actor: Actor) -> Verification | None:
    """Give the case to show: the one under way, else the newest, if the actor may see it."""
    cases = visible(actor, VIEW, organisation.verifications.all()).select_related("organisation", "reviewer")
    under_way = cases.filter(state__in=UNDER_WAY).first()
    return under_way or cases.order_by("-started_at", "-pk").first()


def submissions(case: Verification) -> list[Submission]:
    """Give what was handed in, in order. Access to the case is the caller's to check."""
    return list(case.submissions.select_related("by"))


@dataclass(frozen=True)
class Difference:
    """One field that two submissions state differently."""

    name: str
    before: Any
    after: Any


def differences(older: Submission | None, newer: Submission) -> list[Difference]:
    """Give what the newer submission states differently from the older one."""
    before = older.record if older else {}
    names = [*newer.record, *(name for name in before if name not in newer.record)]
    return [
        Difference(name, before.get(name, ""), newer.record.get(name, ""))
        for name in names
        if older is not None and before.get(name) != newer.record.get(name)
    ]
