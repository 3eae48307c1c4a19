"""Writing an organisation's figures, qualifications and contact persons; reading a contact in clear."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Model

from rongtong.apps.parties.actions.organisations import locked, save_next_version
from rongtong.apps.parties.models import AnnualFigures, ContactPerson, Organisation, Qualification
from rongtong.apps.parties.rules.organisations import EDIT, READ_CONTACT
from rongtong.kit.audit import action, record
from rongtong.kit.permissions import need
from rongtong.lib import masks
from rongtong.lib.actor import Actor

Rows = Sequence[Mapping[str, Any]]


@action
def save_figures(
    *, organisation: Organisation, rows: Rows, version: int, actor: Actor, at: datetime
) -> Organisation:
    """Let the years stated be ``rows`` (year, revenue, rd_spend in fen). Conflict as in ``edit``."""
    return _replace(AnnualFigures, organisation, rows, version, actor, at, _figure_text)


@action
def save_qualifications(
    *, organisation: Organisation, rows: Rows, version: int, actor: Actor, at: datetime
) -> Organisation:
    """Let the qualifications be ``rows`` (kind, number, valid_from, valid_until). Conflict as in ``edit``."""
    return _replace(Qualification, organisation, rows, version, actor, at, _qualification_text)


@action
def save_contacts(
    *, organisation: Organisation, rows: Rows, version: int, actor: Actor, at: datetime
) -> Organisation:
    """Let the contact persons be ``rows`` (id for one that stays, name, duty, phone, email, audience).

    A row with an id whose phone or e-mail is None keeps what is stored: the form shows it masked.
    """
    kept = locked(organisation, version)
    need(actor, EDIT, kept)
    there = {contact.pk: contact for contact in kept.contacts.all()}
    before = [_contact_text(contact) for contact in there.values()]
    written = [_write_contact(kept, there, row) for row in rows]
    kept.contacts.exclude(pk__in=[contact.pk for contact in written]).delete()
    after = [_contact_text(contact) for contact in written]
    return _close(kept, "contacts", before, after, actor, at)


@action
def read_contact(*, contact: ContactPerson, actor: Actor, at: datetime) -> dict[str, str]:
    """Give a contact person in clear and note that it was read. Refused to everybody else."""
    need(actor, READ_CONTACT, contact)
    record(
        "parties.contact.read", about=contact.organisation, actor=actor, at=at, data={"contact": contact.pk}
    )
    return {"name": contact.name, "phone": contact.phone, "email": contact.email}


def _replace(
    model: type[Model],
    organisation: Organisation,
    rows: Rows,
    version: int,
    actor: Actor,
    at: datetime,
    say: Any,
) -> Organisation:
    kept = locked(organisation, version)
    need(actor, EDIT, kept)
    there = model._default_manager.filter(organisation=kept)
    before = [say(row) for row in there]
    there.delete()
    made = [model(organisation=kept, **row) for row in rows]
    for row in made:
        row.full_clean()
    model._default_manager.bulk_create(made)
    return _close(kept, model._meta.model_name or "", before, [say(row) for row in made], actor, at)


def _close(
    kept: Organisation, name: str, before: list[str], after: list[str], actor: Actor, at: datetime
) -> Organisation:
    if sorted(before) != sorted(after):
        save_next_version(kept)
        changes = {name: [sorted(before), sorted(after)]}
        record("parties.organisation.edited", about=kept, actor=actor, at=at, changes=changes)
    return kept


def _write_contact(
    kept: Organisation, there: dict[int, ContactPerson], row: Mapping[str, Any]
) -> ContactPerson:
    contact = there.get(row.get("id") or 0) or ContactPerson(organisation=kept)
    for name in ("name", "duty", "phone", "email", "audience"):
        if row.get(name) is not None:
            setattr(contact, name, row[name])
    contact.save()
    return contact


def _figure_text(row: AnnualFigures) -> str:
    stated = ("-" if value is None else str(value) for value in (row.revenue, row.rd_spend))
    return f"{row.year}: {' / '.join(stated)}"


def _qualification_text(row: Qualification) -> str:
    return f"{row.kind} {row.number} {row.valid_until or '-'}".strip()


def _contact_text(contact: ContactPerson) -> str:
    """Masked: the trail never holds a name or number in clear."""
    parts = (masks.name(contact.name), contact.duty, masks.phone(contact.phone) if contact.phone else "",
             masks.email(contact.email) if contact.email else "", contact.audience)  # fmt: skip
    return " ".join(part for part in parts if part)
