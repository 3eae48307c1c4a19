"""What ends here when somebody leaves the site."""

from __future__ import annotations

from datetime import datetime

from rongtong.kit.accounts.leaving import when_leaving
from rongtong.kit.accounts.models import User
from rongtong.kit.api.actions.tokens import end_tokens
from rongtong.lib.actor import Actor


@when_leaving("api.tokens")
def end(*, user: User, successor: User | None, actor: Actor, at: datetime, reason: str) -> None:
    """Revoke every token of the account, those made for an organisation too."""
    end_tokens(user=user, actor=actor, at=at, reason=reason)
