"""Reading clocks: of one record, and what is late for one person."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet

from rongtong.kit.clocks.kinds import Kind, kinds
from rongtong.kit.clocks.models import OPEN, Clock
from rongtong.kit.permissions import visible
from rongtong.kit.permissions.register import named
from rongtong.lib.actor import Actor


def of(about: models.Model, kind: str | None = None) -> QuerySet[Clock]:
    """Give the open clocks of a record (of one kind), due first. Who may see it is the caller's to ask."""
    found = Clock.objects.filter(about_kind=about._meta.label, about=about.pk, state__in=OPEN)
    return found.filter(kind=kind) if kind else found


def late(actor: Actor, *, at: datetime, within: timedelta = timedelta(0)) -> QuerySet[Clock]:
    """Give the open clocks that are past (or will be ``within`` a time) and that ``actor`` is to deal with.

    Whose they are is data: ``sees`` of the kind names a permission on its model. One query.
    """
    mine = Q(pk__in=())
    for kind in kinds().values():
        mine |= _seen(actor, kind)
    return Clock.objects.filter(mine, due_at__lte=at + within, state__in=OPEN)


def _seen(actor: Actor, kind: Kind) -> Q:
    if not (kind.sees and kind.model):
        return Q(pk__in=())
    model = apps.get_model(kind.model)
    seen = visible(actor, named(kind.sees), model._default_manager.all())
    return Q(kind=kind.name, about_kind=model._meta.label, about__in=seen.values("pk"))


def numbered(pk: int) -> Clock:
    """Give the clock a fact names, for those who listen to it."""
    return Clock.objects.get(pk=pk)


def subject(clock: Clock) -> models.Model | None:
    """Give the record a clock is about, or None when it is gone."""
    found: models.Model | None = (
        apps.get_model(clock.about_kind)._default_manager.filter(pk=clock.about).first()
    )
    return found
