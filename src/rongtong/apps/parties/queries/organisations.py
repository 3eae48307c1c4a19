"""Reading one organisation: its public facts, its contact persons as masked, its history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.text import capfirst

from rongtong.apps.parties.models import ContactPerson, Membership, Organisation, Verification
from rongtong.apps.parties.models.choices import nature_name
from rongtong.apps.parties.rules.organisations import HISTORY, READ_CONTACT, VIEW
from rongtong.apps.vocab import queries as vocab
from rongtong.kit.audit.models import Entry
from rongtong.kit.audit.presenters import sentence
from rongtong.kit.permissions import can, visible
from rongtong.lib import masks
from rongtong.lib.actor import Actor


def seen(actor: Actor) -> QuerySet[Organisation]:
    """Give every record the reader may see, merged ones too: their address leads on."""
    return visible(actor, VIEW, Organisation.objects.select_related("merged_into"))


def facts(organisation: Organisation) -> list[tuple[Any, Any]]:
    """Give the public facts as (label, value), in the order a reader looks for them."""
    since = organisation.region_since
    label = organisation._meta.get_field
    return [
        (capfirst(label("uscc").verbose_name), organisation.uscc),
        (
            capfirst(label("nature").verbose_name),
            nature_name(organisation.nature) if organisation.nature else "",
        ),
        (capfirst(label("region").verbose_name), region_name(organisation.region, since)),
        (capfirst(label("industry").verbose_name), _term(vocab.INDUSTRY, organisation.industry)),
        (capfirst(label("size").verbose_name), organisation.get_size_display()),
        (capfirst(label("founded").verbose_name), organisation.founded),
        (capfirst(label("staff").verbose_name), organisation.staff),
        (capfirst(label("rd_staff").verbose_name), organisation.rd_staff),
        (capfirst(label("english_name").verbose_name), organisation.english_name),
    ]


def region_name(code: str, on: Any = None) -> str:
    """Give a region with what lies above it, as it was called on a day."""
    return "".join(str(term) for term in vocab.path(vocab.REGION, code, on)) or code if code else ""


def _term(list_code: str, code: str) -> str:
    return f"{code} {vocab.label(list_code, code)}" if code else ""


@dataclass(frozen=True)
class Contact:
    """A contact person as the page shows it: masked; ``readable`` when the reader may see it in clear."""

    pk: int
    name: str
    duty: str
    phone: str
    email: str
    readable: bool


def contacts(organisation: Organisation, actor: Actor) -> list[Contact]:
    """Give the contact persons, masked. One query."""
    return [_masked(person, can(actor, READ_CONTACT, person)) for person in organisation.contacts.all()]


def _masked(person: ContactPerson, readable: bool) -> Contact:
    return Contact(
        person.pk,
        masks.name(person.name),
        person.duty,
        masks.phone(person.phone) if person.phone else "",
        masks.email(person.email) if person.email else "",
        readable,
    )


@dataclass(frozen=True)
class Told:
    """An entry of the trail as the timeline draws it."""

    at: Any
    actor_name: str
    sentence: str
    reason: str = ""


def history(organisation: Organisation, actor: Actor, most: int = 50) -> list[Told]:
    """Give what was done to record, members and cases, newest first; nothing without permission."""
    if not can(actor, HISTORY, organisation):
        return []
    entries = Entry.objects.none()
    for model in (Organisation, Membership, Verification):
        keys = [str(key) for key in _keys(model, organisation)]
        entries = entries | Entry.objects.filter(kind=model._meta.label, about__in=keys)
    rows = entries.order_by("-number")[:most]
    return [Told(row.at, row.actor_name, sentence(row)) for row in rows]


def _keys(model: Any, organisation: Organisation) -> list[int]:
    if model is Organisation:
        return [organisation.pk]
    return list(model.objects.filter(organisation=organisation).values_list("pk", flat=True))
