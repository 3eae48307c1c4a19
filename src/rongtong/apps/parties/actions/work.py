"""Where a person works: begun and ended with dates, never overwritten."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rongtong.apps.parties.actions.cards import rebuild
from rongtong.apps.parties.actions.persons import locked
from rongtong.apps.parties.actions.twins import look_for_twins
from rongtong.apps.parties.models import Affiliation, Organisation, Person
from rongtong.apps.parties.rules import persons as rules
from rongtong.kit.audit import action, record
from rongtong.kit.permissions import need
from rongtong.lib.actor import Actor


@action
def add_work(
    *, person: Person, organisation: Organisation | None, written: str, department: str, position: str,
    since: date | None, until: date | None, actor: Actor, at: datetime,
) -> Affiliation:  # fmt: skip
    """Note where the person works or worked. ValidationError without a place or with dates reversed."""
    kept = locked(person, None)
    need(actor, rules.EDIT, kept)
    if organisation is None and not written:
        raise ValidationError({"organisation": _("Choose an organisation or write its name.")})
    if since and until and until < since:
        raise ValidationError({"until": _("The last day lies before the first.")})
    made = Affiliation.objects.create(
        person=kept, organisation=organisation, written="" if organisation else written,
        department=department, position=position, since=since, until=until,
    )  # fmt: skip
    record("parties.person.work_added", about=kept, actor=actor, at=at, data={"where": str(made)})
    rebuild(kept, at)
    look_for_twins(person=kept, actor=actor, at=at)
    return made


@action
def end_work(*, work: Affiliation, until: date, actor: Actor, at: datetime) -> Affiliation:
    """Note the last day; the organisation stays barred for two years (``queries.conflicts``)."""
    kept = locked(work.person, None)
    need(actor, rules.EDIT, kept)
    if work.since and until < work.since:
        raise ValidationError({"until": _("The last day lies before the first.")})
    work.until = until
    work.save(update_fields=["until"])
    data = {"where": str(work), "until": until.isoformat()}
    record("parties.person.work_ended", about=kept, actor=actor, at=at, data=data)
    rebuild(kept, at)
    return work
