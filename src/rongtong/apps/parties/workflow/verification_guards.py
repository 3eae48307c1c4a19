"""What must hold before a verification goes on, each with the sentence that says why not."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.models import Evidence, Verification
from rongtong.apps.parties.rules.verification_terms import is_sampled, terms
from rongtong.lib.actor import Actor


def record_complete(case: Verification, actor: Actor, at: datetime) -> Any:
    """Name what the record lacks before anybody can review it."""
    missing = case.missing_fields()
    if not missing:
        return None
    return format_lazy(
        "{}{}", _("Complete the record first. Missing: "), "、".join(str(name) for name in missing)
    )


def evidence_there(case: Verification, actor: Actor, at: datetime) -> Any:
    """Name the documents that are missing."""
    missing = case.missing_evidence(terms().required)
    if not missing:
        return None
    labels = dict(Evidence.Kind.choices)
    return format_lazy(
        "{}{}", _("Add the document first: "), "、".join(str(labels[kind]) for kind in missing)
    )


def not_own_organisation(case: Verification, actor: Actor, at: datetime) -> Any:
    """Refuse reviewers who belong to the organisation: nobody reviews their own."""
    if case.concerns(actor.id):
        return _("You belong to this organisation. Somebody else must review it.")
    return None


def reviewed_by_actor(case: Verification, actor: Actor, at: datetime) -> Any:
    """Let the reviewer who took the case decide it."""
    if case.reviewer_id == actor.id or actor.kind == "system":
        return None
    return _(
        "%(name)s has this case in review. Decide together, or let it be put back into the queue first."
    ) % {"name": case.reviewer}


def second_person(case: Verification, actor: Actor, at: datetime) -> Any:
    """Refuse the first reviewer: the second look is somebody else's."""
    return (
        _("The second look is for another reviewer than the first.") if case.reviewer_id == actor.id else None
    )


def nothing_stops(case: Verification, actor: Actor, at: datetime) -> Any:
    """Refuse while an automatic check says stop, or while another record is verified under the same code."""
    if case.has_stop():
        return _(
            "An automatic check stands against it: see the checks, return the case or judge the duplicate."
        )
    if case.code_is_taken():
        return _("Another record is verified under this credit code. Judge the duplicate first.")
    return None


def sampled(case: Verification, actor: Actor, at: datetime) -> Any:
    """Ask whether the case was drawn for a second look."""
    if is_sampled(case.pk, case.submissions_made(), terms().second_look_share):
        return None
    return _("This case was not drawn for a second look: verify it.")


def not_sampled(case: Verification, actor: Actor, at: datetime) -> Any:
    """Ask whether one reviewer is enough."""
    return None if sampled(case, actor, at) else _("This case was drawn for a second look.")


def still_valid(case: Verification, actor: Actor, at: datetime) -> Any:
    """Refuse to restore what has run out or what another record took over meanwhile."""
    if case.valid_until is None or case.valid_until < timezone.localdate(at):
        return _("The verification has run out meanwhile. The organisation must hand in a new one.")
    return nothing_stops(case, actor, at)
