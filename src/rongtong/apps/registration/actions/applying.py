"""What the seller does: begin, fill in, hand in, withdraw, have a change registered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rongtong.apps.contracts.models import Contract
from rongtong.apps.parties.queries.sides import is_proven
from rongtong.apps.registration.actions.holding import hold, hold_contract
from rongtong.apps.registration.actions.telling import tell_desk, tell_sides
from rongtong.apps.registration.models import Registration, Submission
from rongtong.apps.registration.queries.checking import checked
from rongtong.apps.registration.queries.form import form_of, terms_in_force
from rongtong.apps.registration.queries.registrations import open_of
from rongtong.apps.registration.rules.fields import clean
from rongtong.apps.registration.rules.registrations import BEGIN, FILL, SUBMIT
from rongtong.apps.registration.workflow.effects import follow
from rongtong.apps.registration.workflow.guards import BOUND
from rongtong.kit.audit import action, record
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Conflict, Hindered, perform
from rongtong.lib.actor import Actor

WRITABLE = ("draft", "returned", "amending")


@action
def begin(*, contract: Contract, actor: Actor, at: datetime) -> Registration:
    """Begin the registration of a signed contract; the one that is there when there is one already."""
    kept = hold_contract(contract)
    need(actor, BEGIN, kept)
    there = open_of(kept)
    if there is not None:
        return there
    terms = terms_in_force(kept)
    if kept.state not in BOUND or terms is None:
        raise Hindered(_("Both sides sign the contract first; then it can be registered."))
    made = Registration.objects.create(
        contract=kept, buyer=kept.buyer, seller=kept.seller, buyer_home=kept.buyer_home,
        seller_home=kept.seller_home, title=kept.title, kind=kept.kind, subkind=kept.subkind,
        begun_by_id=actor.id, begun_at=at,
    )  # fmt: skip
    follow(made, terms)
    record("registration.registration.begun", about=made, actor=actor, at=at, data={"contract": kept.pk})
    return made


@action
def fill(
    *, registration: Registration, values: Mapping[str, Any], actor: Actor, at: datetime,
    version: int | None = None,
) -> Registration:  # fmt: skip
    """Keep what the seller states. ValidationError names the field; Conflict when somebody was faster."""
    kept = hold(registration, *WRITABLE)
    need(actor, FILL, kept)
    if version is not None and version != kept.version:
        raise Conflict(_("Somebody of your side changed the form meanwhile. What you typed is kept below."))
    fields = clean(kept.kind, values, at.date(), kept.seller_home)
    changed = {
        name: [kept.fields.get(name, ""), fields.get(name, "")]
        for name in {*kept.fields, *fields}
        if kept.fields.get(name) != fields.get(name)
    }
    if changed:
        kept.keep(fields=fields, version=kept.version + 1)
        record("registration.form.filled", about=kept, actor=actor, at=at, changes=changed)
    return kept


@action
def submit(
    *, registration: Registration, actor: Actor, at: datetime, version: int | None = None
) -> Registration:
    """Hand the form in with the terms in force. Hindered names the first thing that is missing."""
    kept = hold(registration, *WRITABLE)
    need(actor, SUBMIT, kept)
    terms = terms_in_force(kept.contract)
    if terms is None or kept.contract.state not in BOUND:
        raise Hindered(_("Both sides sign the contract first; then it can be registered."))
    if not is_proven(kept.seller):
        raise Hindered(_("The seller is not verified. Have your organisation verified first."))
    follow(kept, terms)
    missing = [one for one in checked(kept.contract, at, fields=kept.fields).items if one.missing]
    if missing:
        raise Hindered(_("Still missing: %(what)s.") % {"what": "、".join(one.label for one in missing[:5])})
    kept.keep(round=kept.round + 1)
    Submission.objects.create(
        registration=kept, round=kept.round, terms_no=terms.number, fields=kept.fields,
        form=form_of(kept.contract, terms, kept.fields, at), by_id=actor.id, at=at,
    )  # fmt: skip
    done = perform(kept, "submit", actor=actor, at=at, version=version, data={"round": kept.round})
    tell_desk(done, "registration.handed_in", at=at, round=done.round)
    tell_sides(done, "registration.buyer_told", "buyer", at=at)
    return done


@action
def move(
    *, registration: Registration, step: str, actor: Actor, at: datetime, reason: str = "", note: str = "",
    version: int | None = None,
) -> Registration:  # fmt: skip
    """Withdraw, begin a change, or leave it as registered; the desk and the buyer hear of it."""
    if step not in ("withdraw", "amend", "keep"):
        raise ValidationError(_("This is not a step of the seller."))
    kept = hold(registration)
    before = kept.state
    done = perform(kept, step, actor=actor, at=at, reason=reason, note=note.strip(), version=version)
    if step == "withdraw":
        tell_sides(done, "registration.withdrawn", "buyer", at=at)
        if before in ("submitted", "accepted"):
            tell_desk(done, "registration.withdrawn", at=at)
    return done
