"""An expert's terms, the organisations they avoid, the interests they declare."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rongtong.apps.parties.actions.cards import rebuild
from rongtong.apps.parties.actions.persons import locked
from rongtong.apps.parties.models import ExpertProfile, Interest, NoGo, Organisation, Person
from rongtong.apps.parties.rules import experts as rules
from rongtong.kit.audit import action, record
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Conflict
from rongtong.lib.actor import Actor

FIELDS = ("methods", "equipment", "hours", "hours_a_week", "least_fee", "needs_a_week", "open", "away_until")
NO_GOS = 50
"""Who avoids more organisations than this is better not listed as open."""


@action
def set_terms(
    *, person: Person, values: Mapping[str, Any], version: int | None, actor: Actor, at: datetime
) -> ExpertProfile:
    """Write the terms of an expert, first or again. Conflict when they moved on since ``version``."""
    kept = locked(person, None)
    terms = ExpertProfile.objects.filter(person=kept).first() or ExpertProfile(person=kept)
    need(actor, rules.EDIT, terms)
    if version is not None and terms.version != version:
        raise Conflict(
            _("Somebody changed these terms while you were writing. What you typed is kept below.")
        )
    changes = {
        name: [getattr(terms, name), values[name]]
        for name in FIELDS
        if name in values and values[name] != getattr(terms, name)
    }
    for name, (_old, new) in changes.items():
        setattr(terms, name, new)
    terms.version += 1
    terms.save()
    record("parties.expert.set", about=terms, actor=actor, at=at, changes=changes)
    rebuild(kept, at)
    return terms


@action
def avoid(*, terms: ExpertProfile, organisation: Organisation, note: str, actor: Actor, at: datetime) -> NoGo:
    """Put nothing of ``organisation`` before the expert. ValidationError beyond fifty."""
    need(actor, rules.EDIT, terms)
    if terms.no_gos.count() >= NO_GOS:
        raise ValidationError(_("That is enough: close the profile for new needs instead."))
    made, new = NoGo.objects.get_or_create(expert=terms, organisation=organisation, defaults={"note": note})
    if new:  # whom somebody avoids is theirs alone: the trail does not name it
        record("parties.expert.avoids", about=terms, actor=actor, at=at)
    return made


@action
def avoid_no_more(*, no_go: NoGo, actor: Actor, at: datetime) -> None:
    """Let the organisation's needs come again."""
    need(actor, rules.EDIT, no_go.expert)
    record("parties.expert.avoids_no_more", about=no_go.expert, actor=actor, at=at)
    no_go.delete()


@action
def declare(
    *, person: Person, kind: str, organisation: Organisation | None, other: Person | None, note: str,
    since: date | None, until: date | None, actor: Actor, at: datetime,
) -> Interest:  # fmt: skip
    """Declare a tie to an organisation or a person.

    ValidationError when neither is named or the dates are reversed.
    """
    made = Interest(
        person=person, kind=kind, organisation=organisation, other=other, note=note, since=since, until=until
    )
    need(actor, rules.DECLARE, made)
    if organisation is None and other is None:
        raise ValidationError({"organisation": _("Name the organisation or the person.")})
    if other is not None and other.pk == person.pk:
        raise ValidationError({"other": _("This is you.")})
    if since and until and until < since:
        raise ValidationError({"until": _("The last day lies before the first.")})
    made.save()
    record("parties.interest.declared", about=made, actor=actor, at=at, data={"kind": kind})
    return made


@action
def end_interest(*, interest: Interest, until: date, actor: Actor, at: datetime) -> Interest:
    """Note until when the tie lasted; it is not deleted, past decisions were made under it."""
    need(actor, rules.DECLARE, interest)
    if interest.since and until < interest.since:
        raise ValidationError({"until": _("The last day lies before the first.")})
    interest.until = until
    interest.save(update_fields=["until"])
    record("parties.interest.ended", about=interest, actor=actor, at=at, data={"until": until.isoformat()})
    return interest
