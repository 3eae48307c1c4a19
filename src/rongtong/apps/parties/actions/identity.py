"""Handing in, checking and disputing who somebody is; claiming a drafted record."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rongtong.apps.parties.models import Claim, Identity, Person, Proof
from rongtong.apps.parties.queries.identity import claimable
from rongtong.apps.parties.rules import identity as rules
from rongtong.kit.audit import action, record
from rongtong.kit.permissions import can, need
from rongtong.kit.workflow import perform
from rongtong.lib.actor import SYSTEM, Actor


@action
def add_proof(
    *, identity: Identity, kind: str, note: str, actor: Actor, at: datetime, file: Any = None
) -> Proof:
    """Lay a document or a statement beside the identity; by its owner, their office or a reviewer."""
    if not can(actor, rules.CHECK, identity):
        need(actor, rules.ASSERT, identity)
    made = Proof.objects.create(
        identity=identity, kind=kind, note=note, file=file, given_by_id=actor.id, given_at=at
    )
    record("parties.identity.proof_added", about=identity, actor=actor, at=at, data={"kind": kind})
    return made


@action
def decide_identity(
    *,
    identity: Identity,
    name: str,
    version: int | None,
    actor: Actor,
    at: datetime,
    reason: str = "",
    note: str = "",
) -> Identity:
    """Carry out a transition of the identity's workflow."""
    return perform(identity, name, actor=actor, at=at, reason=reason, note=note, version=version)


@action
def claim(*, person: Person, user: Any, note: str, actor: Actor, at: datetime) -> Claim:
    """Claim a drafted record: at once when it names a verified address of the account, else by review.

    Refused for another account; ValidationError when somebody owns the record.
    """
    kept = Person.objects.select_for_update().get(pk=person.pk)
    at_once = claimable(user).filter(pk=kept.pk).exists()
    made = Claim(person=kept, user=user, means="contact" if at_once else "review", note=note, made_at=at)
    need(actor, rules.CLAIM, made)
    if kept.user_id is not None or kept.merged_into_id is not None:
        raise ValidationError(
            _("Somebody owns this record already. Ask your service centre to look into it.")
        )
    open_one = Claim.objects.filter(person=kept, user=user, state="asked").first()
    if open_one is not None:
        return open_one
    made.save()
    record("parties.claim.asked", about=made, actor=actor, at=at, data={"means": made.means})
    # The address was proved when the account verified it: nobody needs to look again.
    return perform(made, "grant", actor=SYSTEM, at=at) if at_once else made


@action
def lay_beside(*, claim: Claim, file: Any, actor: Actor, at: datetime) -> None:
    """Put a document beside an open claim of one's own."""
    need(actor, rules.CLAIM, claim)
    claim.file = file
    claim.save(update_fields=["file"])
    record("parties.claim.proof_added", about=claim, actor=actor, at=at)


@action
def decide_claim(
    *,
    claim: Claim,
    name: str,
    version: int | None,
    actor: Actor,
    at: datetime,
    reason: str = "",
    note: str = "",
) -> Claim:
    """Grant, refuse or take back a claim (``name`` of the transition)."""
    return perform(claim, name, actor=actor, at=at, reason=reason, note=note, version=version)
