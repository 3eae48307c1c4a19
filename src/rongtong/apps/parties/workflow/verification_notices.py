"""Who is told of a verification's steps: the applicant, in words that say what to do next."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from rongtong.apps.parties.models import Verification
from rongtong.kit.notices import tell
from rongtong.kit.workflow import Change

_NOTICES = {
    "submit": "parties.case_submitted",
    "take": "parties.case_in_review",
    "return": "parties.case_returned",
    "refuse": "parties.case_refused",
    "verify": "parties.case_verified",
    "confirm": "parties.case_verified",
    "suspend": "parties.case_suspended",
    "restore": "parties.case_verified",
    "expire": "parties.case_expired",
}


def tell_applicant(case: Verification, change: Change) -> None:
    """Tell whoever handed the case in what has become of it."""
    name = _NOTICES.get(change.transition.name)
    if name is None or case.applicant is None:
        return
    tell(
        case.applicant,
        name,
        at=change.at,
        about=case,
        link=reverse("parties:verification", args=[case.organisation_id]),
        organisation=case.organisation.name,
        reason=_label(change),
        note=change.note,
        until=case.valid_until.isoformat() if case.valid_until else "",
    )


def _label(change: Change) -> str:
    labels: dict[str, Any] = dict(change.transition.reasons)
    return str(labels.get(change.reason, ""))
