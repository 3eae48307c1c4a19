"""What may be done: each permission named once, with the roles that hold it and how far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from rongtong.kit.permissions.reach import Reach
from rongtong.kit.permissions.roles import PSEUDO, roles


@dataclass(frozen=True)
class Permission:
    """A permission. ``on`` is the model it is asked about (label), or empty for the platform as a whole."""

    name: str
    label: Any
    on: str = ""
    grants: dict[str, Reach | tuple[Reach, ...]] = field(default_factory=dict, hash=False, compare=False)

    def reaches(self, role: str) -> tuple[Reach, ...]:
        """Give how far ``role`` holds it; nothing when it does not."""
        reach = self.grants.get(role, ())
        return reach if isinstance(reach, tuple) else (reach,)


class Undeclared(LookupError):
    """A permission was asked for that no ``rules`` module declares."""


_register: dict[str, Permission] = {}


def permission(
    name: str, label: Any, *, on: str = "", grants: dict[str, Reach | tuple[Reach, ...]]
) -> Permission:
    """Declare a permission. ValueError when the name is taken or a role is unknown (``roles.toml``)."""
    if name in _register:
        raise ValueError(f"permission {name} is declared twice")
    unknown = set(grants) - set(roles()) - set(PSEUDO)
    if unknown:
        raise ValueError(f"permission {name}: no role {', '.join(sorted(unknown))} in roles.toml")
    _register[name] = made = Permission(name, label, on, grants)
    return made


def permissions() -> dict[str, Permission]:
    """Give all declared permissions by name, sorted."""
    return dict(sorted(_register.items()))


def named(name: str) -> Permission:
    """Give one permission. Undeclared when no module declares it."""
    try:
        return _register[name]
    except KeyError:
        raise Undeclared(name) from None
