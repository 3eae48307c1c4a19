"""What ends here when somebody leaves the site."""

from __future__ import annotations

from datetime import datetime

from rongtong.apps.parties.actions import departures
from rongtong.kit.accounts.leaving import when_leaving
from rongtong.kit.accounts.models import User
from rongtong.lib.actor import Actor


@when_leaving("parties.belonging")
def end(*, user: User, successor: User | None, actor: Actor, at: datetime, reason: str) -> None:
    """End posts, memberships, requests to join and delegations."""
    departures.depart(user=user, successor=successor, actor=actor, at=at, reason=reason)
