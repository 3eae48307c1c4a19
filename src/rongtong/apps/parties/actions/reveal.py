"""Reading a number in clear: it is written down who, which and why, before it is shown."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rongtong.apps.parties.models import Person
from rongtong.apps.parties.rules import persons as rules
from rongtong.kit.audit import action, record
from rongtong.kit.permissions import need
from rongtong.lib.actor import Actor

NUMBERS = ("resident_id", "phone", "email")


@action
def reveal(*, person: Person, name: str, reason: str, actor: Actor, at: datetime) -> str:
    """Give the number ``name`` in clear. KeyError for another field; ValidationError without a reason."""
    need(actor, rules.REVEAL, person)
    if name not in NUMBERS:
        raise KeyError(name)
    if len(reason.strip()) < 4:
        raise ValidationError({"reason": _("Say why: it is kept with the decision.")})
    record("parties.person.revealed", about=person, actor=actor, at=at, note=reason, data={"field": name})
    return str(getattr(person, name))
