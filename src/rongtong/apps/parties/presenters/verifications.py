"""What was done in verification cases and with duplicates, as sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from rongtong.apps.parties.models import Evidence
from rongtong.apps.parties.workflow.duplicates import DISMISSAL_REASONS
from rongtong.apps.parties.workflow.verifications import REFUSAL_REASONS, RETURN_REASONS, SUSPENSION_REASONS
from rongtong.kit.audit import present
from rongtong.kit.audit.models import Entry

_REASONS: dict[str, dict[str, Any]] = {
    "return": dict(RETURN_REASONS),
    "doubt": dict(RETURN_REASONS),
    "refuse": dict(REFUSAL_REASONS),
    "suspend": dict(SUSPENSION_REASONS),
    "dismiss": dict(DISMISSAL_REASONS),
}
_STEPS = {
    "submit": gettext_noop("Handed the case in"),
    "recall": gettext_noop("Took the case back"),
    "take": gettext_noop("Took the case into review"),
    "release": gettext_noop("Put the case back into the queue"),
    "verify": gettext_noop("Verified the organisation"),
    "hand_on": gettext_noop("Found it right and handed it to a second reviewer"),
    "confirm": gettext_noop("Confirmed as second reviewer"),
    "doubt": gettext_noop("Had doubts as second reviewer"),
    "return": gettext_noop("Returned the case for correction"),
    "refuse": gettext_noop("Refused the verification"),
    "suspend": gettext_noop("Suspended the verification"),
    "restore": gettext_noop("Ended the suspension"),
    "expire": gettext_noop("The verification ran out"),
    "supersede": gettext_noop("Followed by a newer verification"),
}
_PAIR = {
    "merge": gettext_noop("Judged the two records to be one"),
    "dismiss": gettext_noop("Judged the two records to be different"),
    "reopen": gettext_noop("Opened the pair for judging again"),
}


def _says(words: str) -> Callable[[Entry], str]:
    def sentence(entry: Entry) -> str:
        label = _REASONS.get(entry.verb.rpartition(".")[2], {}).get(entry.reason)
        said = _("%(said)s: %(reason)s") % {"said": _(words), "reason": label} if label else _(words)
        return _("%(said)s. %(note)s") % {"said": said, "note": entry.note} if entry.note else said

    return sentence


def _evidence(words: str) -> Callable[[Entry], str]:
    return lambda entry: _(words) % {"kind": Evidence.Kind(entry.data["kind"]).label}


def _merged(entry: Entry) -> str:
    kept = entry.about == str(entry.data["kept"])
    words = _("Took in “%(other)s”") if kept else _("Went into “%(other)s”")
    return words % {"other": entry.data["other"]}


for _step, _words in _STEPS.items():
    present(f"parties.verification.{_step}", _says(_words))
for _step, _words in _PAIR.items():
    present(f"parties.duplicate.{_step}", _says(_words))
present("parties.verification.begun", lambda entry: _("Began a verification"))
present("parties.verification.evidence_added", _evidence(gettext_noop("Added a document: %(kind)s")))
present("parties.verification.evidence_removed", _evidence(gettext_noop("Removed a document: %(kind)s")))
present(
    "parties.duplicate.searched", lambda e: _("Searched for duplicates: %(new)s new") % {"new": e.data["new"]}
)
present("parties.organisation.merged", _merged)
present(
    "parties.organisation.parted", lambda e: _("Parted again from “%(other)s”") % {"other": e.data["other"]}
)
