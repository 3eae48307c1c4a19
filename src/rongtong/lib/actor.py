"""Who acts: a person with the roles they hold at this moment, the system itself, or nobody signed in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True)
class Held:
    """A role that is held now, with its reach.

    ``organisation`` and ``centre`` are primary keys. ``regions`` are region codes; None means that the
    role has no reach by region, not that it reaches everywhere.
    """

    role: str
    organisation: int | None = None
    centre: int | None = None
    regions: frozenset[str] | None = None


@dataclass(frozen=True)
class Actor:
    """Who does something. ``staff`` is the key of an open staff session; ``via`` is web, api or job."""

    kind: Literal["user", "system", "anonymous"]
    id: int | None = None
    name: str = ""
    held: tuple[Held, ...] = ()
    staff: int | None = None
    via: str = "web"
    scopes: frozenset[str] | None = field(default=None)
    """Permission names a token is limited to; None: not limited."""

    def roles(self) -> frozenset[str]:
        """Give the codes of all roles held, whatever their reach."""
        return frozenset(held.role for held in self.held)


SYSTEM = Actor("system", name="system", via="job")
ANONYMOUS = Actor("anonymous")
