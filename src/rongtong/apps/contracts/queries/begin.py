"""For whom somebody may begin a contract."""

from __future__ import annotations

from django.db.models import QuerySet

from rongtong.apps.parties.models import Organisation
from rongtong.apps.parties.rules.sides import ACT
from rongtong.lib.actor import Actor


def own_houses(actor: Actor) -> QuerySet[Organisation]:
    """Give the organisations an actor negotiates for."""
    keys = {held.organisation for held in actor.held if held.role in ACT and held.organisation is not None}
    return Organisation.objects.filter(pk__in=keys, merged_into=None).order_by("name")
