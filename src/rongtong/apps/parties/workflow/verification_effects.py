"""What happens with a verification's steps: clocks, the organisation's mark, the answer, facts, notices."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from rongtong.apps.parties.facts import OrganisationVerificationEnded, OrganisationVerified
from rongtong.apps.parties.models import Verification
from rongtong.apps.parties.rules.verification_terms import terms
from rongtong.kit import clocks
from rongtong.kit.facts import publish
from rongtong.kit.workflow import Change

REVIEW_CLOCK = "parties.verification_review"
VALIDITY_CLOCK = "parties.verification_validity"


def start_clock(case: Verification, change: Change) -> None:
    """Start the reply clock: the applicant is told until when an answer comes."""
    clocks.start(REVIEW_CLOCK, case, at=change.at)


def stop_clock(case: Verification, change: Change) -> None:
    """Stop the reply clock: the applicant has an answer."""
    clocks.stop(REVIEW_CLOCK, case, at=change.at)


def submitted(case: Verification, change: Change) -> None:
    """Note when it was handed in."""
    case.keep(submitted_at=change.at, reviewer_id=None, second_reviewer_id=None)


def take(case: Verification, change: Change) -> None:
    """Note who reviews."""
    case.keep(reviewer_id=change.actor.id)


def release(case: Verification, change: Change) -> None:
    """Let another reviewer take it; the clock runs on."""
    case.keep(reviewer_id=None)


def confirm(case: Verification, change: Change) -> None:
    """Note who looked a second time."""
    case.keep(second_reviewer_id=change.actor.id)


def answer(case: Verification, change: Change) -> None:
    """Keep the answer with the submission it answers; the next one is compared with it."""
    case.keep(decided_at=change.at)
    case.answer(change.transition.name, change.reason, change.note, change.at)


def verify(case: Verification, change: Change) -> None:
    """Set the organisation's mark, and tell whoever builds on it."""
    until = timezone.localdate(change.at) + timedelta(days=terms().valid_days)
    answer(case, change)
    case.keep(valid_until=until)
    case.organisation.mark_verified(change.at, until, case.body_of(change.actor))
    stop_clock(case, change)
    clocks.start(VALIDITY_CLOCK, case, at=change.at)
    publish(OrganisationVerified(case.organisation_id), at=change.at)


def unverify(case: Verification, change: Change) -> None:
    """Take the mark away."""
    case.organisation.unmark_verified()
    publish(OrganisationVerificationEnded(case.organisation_id, change.transition.name), at=change.at)


def restore(case: Verification, change: Change) -> None:
    """Give the mark back until the day it was given for."""
    assert case.valid_until is not None  # noqa: S101 (guard still_valid)
    case.organisation.mark_verified(change.at, case.valid_until, case.body_of(change.actor))
    publish(OrganisationVerified(case.organisation_id), at=change.at)
