"""Who I am: the account behind the token or session, its roles, and what the token may."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from rongtong.kit.api.queries import organisation_names
from rongtong.kit.api.rules import ME
from rongtong.kit.permissions import need
from rongtong.kit.permissions.roles import roles
from rongtong.lib.actor import Held

router = Router(tags=["me"])


class HeldRole(Schema):
    """A role held now. ``regions`` are codes of the list ``region``; null: no reach by region."""

    role: str
    label: str
    organisation: int | None
    organisation_name: str
    centre: int | None
    regions: list[str] | None


class Me(Schema):
    """The caller. ``scopes`` is null for a browser session."""

    id: int
    name: str
    roles: list[HeldRole]
    scopes: list[str] | None


@router.get("/me", response=Me, summary="Who am I?")
def me(request: HttpRequest) -> Any:
    """Give the caller's account, the roles it holds now, and the scopes of the token."""
    actor = request.actor
    need(actor, ME)
    names = organisation_names(held.organisation for held in actor.held if held.organisation is not None)
    return {
        "id": actor.id, "name": actor.name,
        "roles": [_role(held, names.get(held.organisation or 0, "")) for held in actor.held],
        "scopes": None if actor.scopes is None else sorted(actor.scopes),
    }  # fmt: skip


def _role(held: Held, organisation: str) -> dict[str, Any]:
    return {
        "role": held.role, "label": roles()[held.role].label, "organisation": held.organisation,
        "organisation_name": organisation, "centre": held.centre,
        "regions": None if held.regions is None else sorted(held.regions),
    }  # fmt: skip
