"""Reading tokens: whose a secret is, which ones an account may look after, what one may carry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from django.db.models import QuerySet

from rongtong.kit.api.models import Token
from rongtong.kit.api.rules import NEVER, ORGANISATION_TOKENS, OWN_TOKENS
from rongtong.kit.api.secret import digest
from rongtong.kit.permissions import Permission, can, visible
from rongtong.kit.permissions.queries import actor_for
from rongtong.kit.permissions.register import permissions
from rongtong.lib.actor import Actor

Names = Callable[[Iterable[int]], Mapping[int, str]]
_names: list[Names] = []


def name_organisations(names: Names) -> None:
    """Let the app above tell the names of organisations by their keys, in one query."""
    _names[:] = [names]


def organisation_names(keys: Iterable[int]) -> Mapping[int, str]:
    """Give the names of organisations; ``#12`` for one that nobody names."""
    asked = sorted(set(keys))
    known = _names[0](asked) if _names and asked else {}
    return {key: known.get(key, f"#{key}") for key in asked}


def bearer(secret: str, at: datetime) -> Token | None:
    """Give the token that a secret belongs to while it is valid: neither ended nor revoked."""
    found = Token.objects.select_related("user").filter(digest=digest(secret)).first()
    if found is None or found.revoked_at is not None or found.expires_at <= at:
        return None
    return found


def actor_of(token: Token, at: datetime) -> Actor | None:
    """Give who acts through a token, with the power its owner holds now within its scopes.

    None when the owner may no longer sign in or no longer holds a role in the token's organisation.
    """
    actor = actor_for(token.user, at=at, via=f"api:{token.pk}")
    if actor.kind != "user":
        return None
    held = actor.held
    if token.organisation is not None:
        held = tuple(one for one in held if one.organisation == token.organisation)
        if not held:
            return None
    return replace(actor, held=held, staff=None, scopes=frozenset(token.scopes))


def tokens(actor: Actor) -> QuerySet[Token]:
    """Give the tokens ``actor`` may look after: the own ones, and those of organisations they administer."""
    own = visible(actor, OWN_TOKENS, Token.objects.all())
    return (own | visible(actor, ORGANISATION_TOKENS, Token.objects.all())).select_related("user")


def administered(actor: Actor) -> tuple[int, ...]:
    """Give the organisations that ``actor`` may make tokens for."""
    admins = {held.organisation for held in actor.held if ORGANISATION_TOKENS.reaches(held.role)}
    return tuple(sorted(key for key in admins if key is not None))


def offered(actor: Actor, organisation: int | None) -> tuple[Permission, ...]:
    """Give what a token of ``actor`` may carry: what they hold now without a staff session.

    For one of an organisation: what their roles in it give, so that it opens nothing of their own.
    """
    plain = Actor(actor.kind, actor.id, actor.name, actor.held, None, actor.via, actor.scopes)
    if organisation is None:
        return tuple(one for one in permissions().values() if one.name not in NEVER and can(plain, one))
    roles = {held.role for held in actor.held if held.organisation == organisation}
    return tuple(
        one
        for one in permissions().values()
        if one.name not in NEVER and any(one.reaches(role) for role in roles)
    )
