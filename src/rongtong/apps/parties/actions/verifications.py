"""Having an organisation verified: the applicant's steps and the reviewer's."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rongtong.apps.parties.actions.organisations import FIELDS
from rongtong.apps.parties.models import Evidence, Organisation, Submission, Verification
from rongtong.apps.parties.queries.verification_checks import run_checks
from rongtong.apps.parties.rules.verification_terms import is_sampled, terms
from rongtong.apps.parties.rules.verifications import APPLY, IN_HAND
from rongtong.apps.parties.workflow.verification_effects import VALIDITY_CLOCK
from rongtong.kit import clocks, files
from rongtong.kit.audit import action, record
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Conflict, Hindered, perform
from rongtong.lib.actor import SYSTEM, Actor

EVIDENCE = "parties.evidence"


@action
def begin(*, organisation: Organisation, actor: Actor, at: datetime) -> Verification:
    """Open a case, the first or a renewal. Hindered while the verification is not near its end."""
    made = Verification(
        organisation=organisation, applicant_id=actor.id, started_at=at, licence_name=organisation.name
    )
    need(actor, APPLY, made)
    _near_the_end(organisation, timezone.localdate(at))
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        raise Hindered(_("A case is under way already.")) from None
    record("parties.verification.begun", about=made, actor=actor, at=at)
    return made


def _near_the_end(organisation: Organisation, today: date) -> None:
    until = organisation.verified_until
    if organisation.merged_into_id:
        raise Hindered(_("This record was merged into another one. Verify that one."))
    if organisation.verified and until is not None and (until - today).days > terms().renew_days:
        raise Hindered(
            _("The verification stands until %(day)s. It can be renewed in its last %(days)d days.")
            % {"day": until.isoformat(), "days": terms().renew_days}
        )


@action
def add_evidence(*, case: Verification, kind: str, upload: Any, actor: Actor, at: datetime) -> Evidence:
    """Keep a document of the case. FileRefused says what is wrong with the file."""
    kept = _in_hand(case, actor)
    file = files.keep(
        upload, purpose=EVIDENCE, actor=actor, at=at, about=kept, organisation=kept.organisation_id
    )
    made = Evidence.objects.create(verification=kept, kind=kind, file=file, added_at=at)
    record("parties.verification.evidence_added", about=kept, actor=actor, at=at, data={"kind": kind})
    return made


@action
def remove_evidence(*, evidence: Evidence, actor: Actor, at: datetime) -> None:
    """Take a document out of a case that is not handed in; the file goes too."""
    kept = _in_hand(evidence.verification, actor)
    file = evidence.file
    evidence.delete()
    files.remove(file=file, actor=actor, at=at)
    record(
        "parties.verification.evidence_removed", about=kept, actor=actor, at=at, data={"kind": evidence.kind}
    )


@action
def submit(
    *, case: Verification, licence_name: str, actor: Actor, at: datetime, version: int | None = None
) -> Verification:
    """Hand the case in: record, documents and checks are kept as they are now."""
    done = perform(case, "submit", actor=actor, at=at, version=version)
    done.keep(licence_name=licence_name.strip(), applicant_id=actor.id)
    Submission.objects.create(
        verification=done, number=done.submissions_made() + 1, at=at, by_id=actor.id,
        record=_snapshot(done), checks=run_checks(done),
    )  # fmt: skip
    return done


@action
def decide(
    *, case: Verification, step: str, actor: Actor, at: datetime, reason: str = "", note: str = "",
    version: int | None = None,
) -> Verification:  # fmt: skip
    """Do one of the reviewer's steps (a transition of ``parties.verification``).

    ``verify`` becomes ``hand_on`` for a case drawn for a second look. Answers that send it back need words.
    """
    if step in ("return", "refuse", "doubt") and not note.strip():
        raise ValidationError({"note": _("Write what is to be done: the applicant reads only this.")})
    if step == "verify" and is_sampled(case.pk, case.submissions_made(), terms().second_look_share):
        step = "hand_on"
    try:
        with transaction.atomic():
            case.organisation.lock()
            if step in ("verify", "confirm"):
                _let_the_older_end(case, at)
            return perform(case, step, actor=actor, at=at, reason=reason, note=note, version=version)
    except IntegrityError:
        raise Conflict(_("Another record has just been verified under this credit code.")) from None


def _let_the_older_end(case: Verification, at: datetime) -> None:
    """Only one verification of an organisation stands: a renewal takes the place of the one before."""
    older = case.standing_before()
    if older is not None:
        perform(older, "supersede", actor=SYSTEM, at=at)
        clocks.stop(VALIDITY_CLOCK, older, at=at)


def _in_hand(case: Verification, actor: Actor) -> Verification:
    kept = Verification.objects.select_for_update().get(pk=case.pk)
    need(actor, APPLY, kept)
    if kept.state not in IN_HAND:
        raise Hindered(_("The case is handed in. Take it back to change its documents."))
    return kept


def _snapshot(case: Verification) -> dict[str, Any]:
    """Give what is handed in as plain values; documents by their digest, so that a new one shows."""
    values: dict[str, Any] = {name: getattr(case.organisation, name) for name in FIELDS}
    plain = {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
    documents = case.evidence.select_related("file").order_by("kind", "pk")
    listed = [f"{row.kind}: {row.file.sha256[:12]}" for row in documents]
    return plain | {"licence_name": case.licence_name, "documents": listed}
