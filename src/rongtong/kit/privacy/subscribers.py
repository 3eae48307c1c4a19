"""What follows when the clock of a request runs out, and who is reminded before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model

from rongtong.kit.clocks import when_out, who
from rongtong.kit.clocks.models import Clock
from rongtong.kit.permissions.queries import holding
from rongtong.kit.privacy.models import Erasure
from rongtong.kit.privacy.workflow import hindrances
from rongtong.kit.workflow import perform
from rongtong.lib.actor import SYSTEM


@who("privacy.erasure_handlers")
def handlers(clock: Clock, *, at: datetime) -> Iterable[Any]:
    """Give the operators."""
    return get_user_model().objects.filter(pk__in=holding(at).filter(role="operator").values("user"))


@when_out("privacy.erasure")
def carry_out(clock: Clock, *, at: datetime) -> None:
    """Carry the request out when nobody decided in time, unless the person has something to settle."""
    found = Erasure.objects.filter(pk=clock.about, state="requested").select_related("user").first()
    if found is not None and not hindrances(found.user):
        perform(found, "execute", actor=SYSTEM, at=at)
