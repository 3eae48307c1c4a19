"""Reading verification cases: the applicant's, the desk's queue, differences of submissions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from rongtong.apps.parties.models import Evidence, Organisation, Submission, Verification
from rongtong.apps.parties.models.verifications import UNDER_WAY
from rongtong.apps.parties.queries.fields import field_name
from rongtong.apps.parties.queries.verification_checks import sentence
from rongtong.apps.parties.rules.verifications import APPLY, REVIEW, SUSPEND, VIEW
from rongtong.apps.parties.workflow.verification_effects import REVIEW_CLOCK
from rongtong.kit import clocks
from rongtong.kit.clocks.models import OPEN as OPEN_CLOCK
from rongtong.kit.clocks.models import Clock
from rongtong.kit.permissions import can, visible
from rongtong.kit.workflow import workflow_of
from rongtong.lib.actor import Actor

QUEUE = ("submitted", "in_review", "second_look")
"""States in which a case waits for a reviewer."""


_due = Clock.objects.filter(
    kind=REVIEW_CLOCK, about_kind="parties.Verification", about=OuterRef("pk"), state__in=OPEN_CLOCK
)


_UNREAD = ("organisation__grams", "organisation__keys", "organisation__provenance")


def queue(actor: Actor) -> QuerySet[Verification]:
    """Give the cases that wait for review within the actor's reach; the longest waiting first."""
    rows = (
        visible(actor, REVIEW, Verification.objects.filter(state__in=QUEUE))
        .select_related("organisation", "reviewer", "applicant")
        .defer(*_UNREAD)
    )
    return rows.annotate(due_at=Subquery(_due.values("due_at")[:1])).order_by("due_at", "submitted_at", "pk")


def first_due(actor: Actor, most: int) -> dict[int, datetime | None]:
    """Give the cases that wait for review by key with their due time, what is due first, ``most`` of them.

    A case in the queue has a clock, and the clocks are read in the order of their index: one query, however
    many wait.
    """
    mine = visible(actor, REVIEW, Verification.objects.filter(state__in=QUEUE))
    rows = Clock.objects.filter(
        kind=REVIEW_CLOCK,
        about_kind="parties.Verification",
        about__in=mine.values("pk"),
        state__in=OPEN_CLOCK,
    )
    return dict(
        rows.order_by(F("due_at").asc(nulls_last=True), "about").values_list("about", "due_at")[:most]
    )


def with_organisations(keys: list[int]) -> list[Verification]:
    """Give cases found before, in that order, with the names of their organisations. One query."""
    rows = Verification.objects.select_related("organisation").only("organisation__name")
    found = rows.in_bulk(keys)
    return [found[key] for key in keys if key in found]


def at_desk(due: Mapping[int, datetime | None]) -> Callable[[list[int]], list[Any]]:
    """Give what fetches cases found by ``first_due`` as the desk lists them, each with its ``due_at``."""

    def fetch(keys: list[int]) -> list[Any]:
        rows = Verification.objects.select_related("organisation", "reviewer").defer(*_UNREAD)
        found: dict[int, Any] = rows.in_bulk(keys)
        for key, case in found.items():
            case.due_at = due[key]
        return [found[key] for key in keys if key in found]

    return fetch


def next_in_queue(actor: Actor, case: Verification) -> Verification | None:
    """Give the next case that nobody has taken."""
    return queue(actor).filter(state="submitted").exclude(pk=case.pk).first()


def due_of(case: Verification) -> datetime | None:
    """Give until when an answer is due; None when no clock runs."""
    clock = clocks.of(case, REVIEW_CLOCK).first()
    return clock.due_at if clock else None


def case_for(organisation: Organisation, actor: Actor) -> Verification | None:
    """Give the case to show: the one under way, else the newest, if the actor may see it."""
    cases = visible(actor, VIEW, organisation.verifications.all()).select_related("organisation", "reviewer")
    under_way = cases.filter(state__in=UNDER_WAY).first()
    return under_way or cases.order_by("-started_at", "-pk").first()


def states_of(organisations: list[int]) -> dict[int, str]:
    """Give each organisation's verification in words: of its newest case. One query."""
    found = {key: _("Not verified") for key in organisations}
    labels = workflow_of(Verification).by_state
    rows = Verification.objects.filter(organisation__in=organisations).order_by("started_at", "pk")
    for key, state in rows.values_list("organisation_id", "state"):
        found[key] = str(labels[state].label)
    return found


def submissions(case: Verification) -> list[Submission]:
    """Give what was handed in, in order. Access to the case is the caller's to check."""
    return list(case.submissions.select_related("by"))


@dataclass(frozen=True)
class Difference:
    """One field that two submissions state differently."""

    name: str
    before: Any
    after: Any

    @property
    def label(self) -> str:
        """Give the field's name in the reader's language."""
        return field_name(self.name)

    @property
    def old(self) -> str:
        """Give the value before in words."""
        return _spoken(self.before)

    @property
    def new(self) -> str:
        """Give the value after in words."""
        return _spoken(self.after)


def _spoken(value: Any) -> str:
    """Write a value; documents, kept as ``kind: digest``, by kind and as much as tells two files apart."""
    if not isinstance(value, list):
        return str(value or "—")
    kinds = dict(Evidence.Kind.choices)
    rows = (str(line).partition(": ") for line in value)
    return "、".join(f"{kinds.get(kind, kind)} ({digest[:6]})" for kind, _colon, digest in rows) or "—"


def differences(older: Submission | None, newer: Submission) -> list[Difference]:
    """Give what the newer submission states differently from the older one."""
    before = older.record if older else {}
    names = [*newer.record, *(name for name in before if name not in newer.record)]
    return [
        Difference(name, before.get(name, ""), newer.record.get(name, ""))
        for name in names
        if older is not None and before.get(name) != newer.record.get(name)
    ]


@dataclass(frozen=True)
class Round:
    """One submission with its answer, its checks as sentences and what changed since the one before."""

    submission: Submission
    checks: list[tuple[str, str]]
    differences: list[Difference]

    @property
    def answer(self) -> str:
        """Give the answer in words."""
        step = workflow_of(Verification).by_name.get(self.submission.outcome)
        if step is None:
            return ""
        reason = dict(step.reasons).get(self.submission.reason)
        if reason is None:
            return str(step.label)
        return _("%(said)s: %(reason)s") % {"said": step.label, "reason": reason}


OF_OTHERS = ("taken", "twin")
"""Checks that tell of other records, hidden ones among them: for the desk only."""


def rounds(case: Verification, *, desk: bool) -> list[Round]:
    """Give every submission, the latest first; the applicant's without what tells of others. One query."""
    rows = submissions(case)
    return [
        Round(
            row,
            [
                (check["outcome"], sentence(check))
                for check in row.checks
                if desk or check["code"] not in OF_OTHERS
            ],
            differences(rows[place - 1] if place else None, row),
        )
        for place, row in reversed(list(enumerate(rows)))
    ]


def own_case(actor: Actor, pk: int) -> Verification:
    """Give a case of an organisation the actor applies for; 404 for any other."""
    rows = visible(actor, APPLY, Verification.objects.select_related("organisation"))
    return get_object_or_404(rows, pk=pk)


def document(actor: Actor, pk: int) -> Evidence:
    """Give a document of a case the actor may see; 404 for any other."""
    rows = Evidence.objects.select_related("verification", "file")
    return get_object_or_404(rows, pk=pk, verification__in=visible(actor, VIEW, Verification.objects.all()))


def case_at_desk(actor: Actor, pk: int) -> Verification:
    """Give a case to review; 404 for one that the actor may not review or suspend, as for none.

    An answer of its own would let anybody count the cases.
    """
    rows = Verification.objects.select_related("organisation", "applicant", "reviewer")
    case = get_object_or_404(rows, pk=pk)
    if not (can(actor, REVIEW, case) or can(actor, SUSPEND, case)):
        raise Http404
    return case


def behind_clock(key: str) -> Verification:
    """Give the case a clock is about, for what the site does by itself."""
    return Verification.objects.select_related("organisation", "reviewer").get(pk=key)
