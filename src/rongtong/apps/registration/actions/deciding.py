"""What the registrar does: take up, return with remarks, register with a number, refuse, cancel."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rongtong.apps.registration.actions.holding import hold
from rongtong.apps.registration.actions.telling import tell_sides
from rongtong.apps.registration.models import Registration, Remark
from rongtong.apps.registration.queries.checking import places_of
from rongtong.apps.registration.queries.registrations import office_of
from rongtong.apps.registration.rules.fields import proven_number
from rongtong.apps.registration.rules.reasons import REMARK
from rongtong.apps.registration.rules.registrations import DECIDE
from rongtong.kit.audit import action
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Hindered, perform
from rongtong.lib.actor import Actor

Told = Sequence[tuple[str, str, str]]
"""Remarks as (place, why, text)."""


@action
def take_up(
    *, registration: Registration, actor: Actor, at: datetime, version: int | None = None
) -> Registration:
    """Take an application up: the term of the decision runs from now."""
    kept = hold(registration, "submitted")
    need(actor, DECIDE, kept)
    kept.keep(office_id=kept.office_id or office_of(actor, kept))
    done = perform(kept, "accept", actor=actor, at=at, version=version)
    tell_sides(done, "registration.taken_up", at=at)
    return done


@action
def send_back(
    *, registration: Registration, reason: str, remarks: Told, actor: Actor, at: datetime, note: str = "",
    version: int | None = None,
) -> Registration:  # fmt: skip
    """Return an application with at least one remark, each on a clause, a field, the kind or the amounts.

    ValidationError for a remark without a known place, a reason or what to do.
    """
    kept = hold(registration, "accepted")
    need(actor, DECIDE, kept)
    if not remarks:
        raise ValidationError({"remarks": _("Say of at least one clause or field what has to be mended.")})
    known = places_of(kept.kind, kept.accepted_at or at)
    for place, why, text in remarks:
        if place not in known or why not in dict(REMARK) or not text.strip():
            raise ValidationError({"remarks": _("Each remark needs its place, a reason and what to do.")})
    data = {"places": [place for place, _why, _text in remarks], "round": kept.round}
    done = perform(kept, "return", actor=actor, at=at, reason=reason, note=note.strip(), version=version,
                   data=data)  # fmt: skip
    Remark.objects.bulk_create(
        Remark(registration=done, round=done.round, place=place, why=why, text=text.strip()[:1_000],
               by_id=actor.id, at=at)
        for place, why, text in remarks
    )  # fmt: skip
    tell_sides(done, "registration.returned", at=at, n=len(remarks))
    return done


@action
def register(
    *, registration: Registration, number: str, actor: Actor, at: datetime, note: str = "",
    version: int | None = None,
) -> Registration:  # fmt: skip
    """Register under a number; a change keeps the number it has. Both sides are told.

    ValidationError for a number of another form or one given already.
    """
    kept = hold(registration, "accepted")
    need(actor, DECIDE, kept)
    if kept.office_id is None:
        raise Hindered(_("No centre of yours serves the seller's region."))
    first = not kept.amended
    if first:
        given = proven_number(number, at.date(), kept.seller_home)
        if Registration.objects.filter(office=kept.office, number=given).exists():
            raise ValidationError({"number": _("This number was given to another contract already.")})
        kept.keep(number=given, registered_at=at)
    kept.keep(registered_round=kept.round)
    data = {"number": kept.number, "first": first, "round": kept.round}
    done = perform(kept, "register", actor=actor, at=at, note=note.strip(), version=version, data=data)
    name = "registration.registered" if first else "registration.change_registered"
    tell_sides(done, name, "seller", "buyer", at=at, number=done.number)
    return done


@action
def decide(
    *, registration: Registration, step: str, actor: Actor, at: datetime, reason: str = "", note: str = "",
    version: int | None = None,
) -> Registration:  # fmt: skip
    """Refuse, decline a change, or cancel: with a typed reason and a sentence for the seller."""
    if step not in ("refuse", "decline", "cancel"):
        raise ValidationError(_("This is not a decision of the registrar."))
    kept = hold(registration)
    need(actor, DECIDE, kept)
    if not note.strip():
        raise Hindered(_("Write why: the seller reads it."))
    done = perform(kept, step, actor=actor, at=at, reason=reason, note=note.strip(), version=version)
    names = {"refuse": "refused", "decline": "declined", "cancel": "cancelled"}
    sides = ("seller", "buyer") if step != "decline" else ("seller",)
    tell_sides(done, f"registration.{names[step]}", *sides, at=at)
    return done
