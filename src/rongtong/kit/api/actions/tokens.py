"""Making and revoking access tokens."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from rongtong.kit.api.models import Repeat, Token
from rongtong.kit.api.queries import administered, offered
from rongtong.kit.api.rules import ORGANISATION_TOKENS, OWN_TOKENS
from rongtong.kit.api.secret import digest, draw, hint
from rongtong.kit.audit import action, record
from rongtong.kit.permissions import Refused, can, need
from rongtong.lib.actor import Actor

LONGEST = timedelta(days=366)
MOST = 50
"""Living tokens of one account."""
_GRAIN = timedelta(minutes=1)


@action
def make_token(
    *, name: str, scopes: list[str], days: int, actor: Actor, at: datetime, organisation: int | None = None
) -> tuple[Token, str]:
    """Make a token and give it with its secret, which nobody can read again.

    Refused when ``actor`` acts through a token, does not administer ``organisation``, asks for what they do
    not hold, or has too many. ValueError unless ``days`` lie in 1 … 366.
    """
    if not timedelta(days=1) <= timedelta(days=days) <= LONGEST:
        raise ValueError("days: 1 to 366")
    owner = _may_make(actor, organisation)
    missing = set(scopes) - {one.name for one in offered(actor, organisation)}
    if missing:
        raise Refused(_("You do not hold: %(names)s.") % {"names": ", ".join(sorted(missing))})
    if Token.objects.filter(user=owner, revoked_at__isnull=True, expires_at__gt=at).count() >= MOST:
        raise Refused(_("You have %(most)s tokens. Revoke one that is no longer used.") % {"most": MOST})
    secret = draw()
    made = Token.objects.create(
        user_id=owner, organisation=organisation, name=name, hint=hint(secret), digest=digest(secret),
        scopes=sorted(set(scopes)), made_at=at, expires_at=at + timedelta(days=days),
    )  # fmt: skip
    data = {"scopes": made.scopes, "expires": made.expires_at.isoformat(), "organisation": organisation}
    record("api.token.made", about=made, actor=actor, at=at, data=data)
    return made, secret


def _may_make(actor: Actor, organisation: int | None) -> int:
    """Give the account that the token will belong to."""
    if actor.scopes is not None:
        raise Refused(_("A token cannot make tokens: sign in with a browser."))
    if organisation is None:
        need(actor, OWN_TOKENS)
    elif organisation not in administered(actor):
        raise Refused(_("Only an administrator of the organisation makes tokens for it."))
    if actor.id is None:
        raise Refused(_("Only people with an account make tokens."))
    return actor.id


@action
def revoke_token(*, token: Token, actor: Actor, at: datetime) -> None:
    """End a token now; a revoked one is left as it is. Refused unless one's own or the organisation's."""
    if not can(actor, OWN_TOKENS, token):
        need(actor, ORGANISATION_TOKENS, token)
    if Token.objects.filter(pk=token.pk, revoked_at__isnull=True).update(revoked_at=at):
        record("api.token.revoked", about=token, actor=actor, at=at)


@action
def end_tokens(*, user: Any, actor: Actor, at: datetime, reason: str) -> None:
    """Revoke every living token of an account that leaves; who may is the caller's rule."""
    for token in Token.objects.select_for_update().filter(user=user, revoked_at=None, expires_at__gt=at):
        token.revoked_at = at
        token.save(update_fields=["revoked_at"])
        record("api.token.revoked", about=token, actor=actor, at=at, reason=reason[:100])


@action
def forget_tokens(*, user: Any, actor: Actor, at: datetime) -> int:
    """Delete every token of an account that is erased, and the answers kept for it; give how many tokens."""
    found = list(Token.objects.filter(user=user))
    callers = [f"account:{user.pk}", *(f"token:{token.pk}" for token in found)]
    Repeat.objects.filter(caller__in=callers).delete()
    for token in found:
        record("api.token.erased", actor=actor, at=at, data={"token": token.pk, "account": user.pk})
        token.delete()
    return len(found)


def note_use(token: Token, at: datetime) -> None:
    """Note that a token was used, at most once a minute, so that reading costs no writes."""
    if token.used_at is None or at - token.used_at >= _GRAIN:
        Token.objects.filter(pk=token.pk).update(used_at=at)
