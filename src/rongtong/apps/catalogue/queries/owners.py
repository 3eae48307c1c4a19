"""For whom somebody may write: themselves, and the organisations where they hold a writing role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from rongtong.apps.catalogue.queries.own import houses, self_as_owner
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
    found = [Owner(f"o{house.pk}", house.name, organisation=house) for house in houses(actor)]
    person = self_as_owner(actor)
    if person is not None:
        label = _("Myself: %(name)s") % {"name": person.name}
        found.append(Owner(f"p{person.pk}", label, person=person))
    return found
