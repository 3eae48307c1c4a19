"""Access tokens, made by the action that the page calls."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from rongtong.kit.accounts.models import User
from rongtong.kit.api.actions.tokens import make_token
from rongtong.kit.api.models import Token
from rongtong.kit.api.queries import offered
from rongtong.kit.permissions.queries import actor_for


def token(
    user: User, *scopes: str, organisation: int | None = None, days: int = 30, at: Any = None
) -> tuple[Token, str]:
    """Make a token with ``scopes``, or with all that ``user`` may give it."""
    now = at or timezone.now()
    actor = actor_for(user, at=now)
    given = list(scopes) or [one.name for one in offered(actor, organisation)]
    return make_token(name="Import", scopes=given, days=days, actor=actor, at=now, organisation=organisation)


def bearer(secret: str) -> dict[str, str]:
    """Give the header that a program sends, as the test client wants it."""
    return {"HTTP_AUTHORIZATION": f"Bearer {secret}"}
