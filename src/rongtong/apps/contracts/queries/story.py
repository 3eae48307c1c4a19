"""What was done with a contract, as its sides read it."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from rongtong.apps.contracts.models import Contract, Milestone, Objection, Termination
from rongtong.apps.parties.queries.organisations import Told
from rongtong.kit.audit import sentence
from rongtong.kit.audit.models import Entry


def story_of(contract: Contract, most: int = 40) -> list[Told]:
    """Give what was done with it and with what belongs to it, newest first."""
    return [Told(row.at, row.actor_name, sentence(row)) for row in entries_of(contract)[:most]]


def entries_of(contract: Contract) -> QuerySet[Entry]:
    """Give the entries of the trail about it and what belongs to it, newest first."""
    about = Q(kind=contract._meta.label, about=str(contract.pk))
    parts = (
        (Milestone, contract.milestones.values_list("pk", flat=True)),
        (Objection, Objection.objects.filter(notice__contract=contract).values_list("pk", flat=True)),
        (Termination, contract.terminations.values_list("pk", flat=True)),
    )
    for model, keys in parts:
        about |= Q(kind=model._meta.label, about__in=[str(key) for key in keys])
    return Entry.objects.filter(about).order_by("-number")
