"""Whom an officer telephones today."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from rongtong.apps.campaigns.models import Target
from rongtong.apps.campaigns.models.targets import OPEN
from rongtong.apps.campaigns.rules.campaigns import WORK
from rongtong.apps.parties.models import ContactPerson
from rongtong.kit.permissions import visible
from rongtong.lib.actor import Actor


def to_call(actor: Actor, today: date) -> QuerySet[Target]:
    """Give the targets in an actor's hands that are due for a call, those that wait longest first.

    A post that has ended takes the list away: what is assigned counts within the regions served.
    """
    rows = Target.objects.filter(
        officer=actor.id, state__in=OPEN, call_on__lte=today, campaign__state="running", asked_by=None
    )
    contact = ContactPerson.objects.filter(organisation=OuterRef("organisation"), audience="officers")
    rows = rows.annotate(has_contact=Exists(contact)).select_related("campaign", "organisation")
    return visible(actor, WORK, rows).order_by("call_on", "invited_at", "pk")
