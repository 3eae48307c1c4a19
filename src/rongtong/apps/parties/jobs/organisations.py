"""What runs by itself: deadlines that ran out, old invitations, the search for duplicates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.actions.invitations import let_run_out
from rongtong.apps.parties.actions.merges import propose
from rongtong.apps.parties.queries import memberships as members
from rongtong.apps.parties.queries import verifications as cases
from rongtong.apps.parties.queries.invitations import run_out
from rongtong.kit.clocks import when_out, who
from rongtong.kit.clocks.models import Clock
from rongtong.kit.jobs import Run, every, job
from rongtong.kit.notices import tell
from rongtong.kit.workflow import perform
from rongtong.lib.actor import SYSTEM


@when_out("parties.review_overdue")
def review_overdue(clock: Clock, *, at: datetime) -> None:
    """Tell the heads of the centres that nobody answered in time."""
    case = cases.behind_clock(clock.about)
    tell(
        members.accounts(members.officers_of(case.organisation, at, role="centre.head")),
        "parties.review_overdue",
        at=at,
        about=case,
        link=reverse("parties:review", args=[case.pk]),
        organisation=case.organisation.name,
    )


@when_out("parties.verification_expires")
def verification_expires(clock: Clock, *, at: datetime) -> None:
    """Take the mark away on the day it was given until."""
    case = cases.behind_clock(clock.about)
    if case.state in ("verified", "suspended"):
        perform(case, "expire", actor=SYSTEM, at=at)


@when_out("parties.joining_overdue")
def joining_overdue(clock: Clock, *, at: datetime) -> None:
    """Let the service centre answer where the organisation did not."""
    request = members.behind_clock(clock.about)
    tell(
        members.accounts(members.officers_of(request.organisation, at)),
        "parties.joining_overdue",
        at=at,
        about=request,
        link=reverse("parties:members", args=[request.organisation_id]),
        person=str(request.user),
        organisation=request.organisation.name,
    )


@who("parties.case_reviewers")
def case_reviewers(clock: Clock, *, at: datetime) -> Iterable[Any]:
    """Give who has the case in review, else all who could take it."""
    case = cases.behind_clock(clock.about)
    return (
        [case.reviewer]
        if case.reviewer
        else members.accounts(members.officers_of(case.organisation, at, role="reviewer"))
    )


@who("parties.case_applicants")
def case_applicants(clock: Clock, *, at: datetime) -> Iterable[Any]:
    """Give the administrators of the organisation that was verified."""
    return members.deciders(cases.behind_clock(clock.about).organisation, at)


@who("parties.organisation_admins")
def organisation_admins(clock: Clock, *, at: datetime) -> Iterable[Any]:
    """Give who decides about a request to join."""
    return members.deciders(members.behind_clock(clock.about).organisation, at)


@every(60)
@job("parties.expire_invitations", retries=0, title=_("Close invitations that ran out"))
def expire_invitations(run: Run) -> None:
    """Close every open invitation whose time is over."""
    for invitation in run_out(run.at):
        let_run_out(invitation=invitation, actor=SYSTEM, at=run.at)


@every("daily", at="03:20")
@job("parties.find_duplicates", retries=1, title=_("Look for duplicate organisations"))
def find_duplicates(run: Run) -> None:
    """Propose pairs that look like one organisation."""
    propose(actor=SYSTEM, at=run.at)
