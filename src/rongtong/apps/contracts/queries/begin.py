"""For whom somebody may begin a contract."""

from __future__ import annotations

from django.db.models import QuerySet

from rongtong.apps.parties.models import Organisation
from rongtong.apps.parties.queries.sides import houses_of
from rongtong.lib.actor import Actor


def own_houses(actor: Actor) -> QuerySet[Organisation]:
    """Give the organisations an actor negotiates for."""
    return Organisation.objects.filter(pk__in=houses_of(actor), merged_into=None).order_by("name")
