"""For whom somebody may write: themselves, and the organisations where they hold a writing role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from rongtong.apps.catalogue.rules.listings import WRITERS
from rongtong.apps.parties.models import Organisation, Person
from rongtong.lib.actor import Actor


@dataclass(frozen=True)
class Owner:
    """An organisation or a person; ``key`` names it in forms."""

    key: str
    label: str
    organisation: Organisation | None = None
    person: Person | None = None

    def given(self) -> dict[str, Any]:
        """Give it as ``begin`` and ``begin_import`` want it."""
        return {"organisation": self.organisation, "person": self.person}


def owners_of(actor: Actor) -> list[Owner]:
    """Give for whom an actor may write, organisations first; two queries."""
    keys = [held.organisation for held in actor.held if held.role in WRITERS and held.organisation]
    houses = Organisation.objects.filter(pk__in=keys, merged_into=None).order_by("name")
    found = [Owner(f"o{house.pk}", house.name, organisation=house) for house in houses]
    person = Person.objects.filter(user=actor.id, merged_into=None).first() if actor.id else None
    if person is not None:
        label = _("Myself: %(name)s") % {"name": person.name}
        found.append(Owner(f"p{person.pk}", label, person=person))
    return found
