"""Grants of those who act for one side of a deal; the roles are those that write for an organisation."""

from __future__ import annotations

from rongtong.kit.permissions import both, mine, own
from rongtong.kit.permissions.reach import Reach

ACT = ("org.admin", "org.editor", "org.agent")
"""Roles that negotiate, answer and order for their organisation."""
SIGN = ("org.admin", "org.agent")
"""Roles that bind their organisation: sign, accept, confirm money."""
READ = (*ACT, "org.member")
"""Roles that read what their organisation is a side of."""


def acting_for(*paths: str, roles: tuple[str, ...] = ACT) -> dict[str, tuple[Reach, ...]]:
    """Give the grants of who acts for a ``Party`` at any of ``paths`` (``"buyer"``, ``"order__seller"``)."""
    organisations = tuple(own(f"{path}__organisation") for path in paths)
    return {
        **dict.fromkeys(roles, organisations),
        "user": tuple(mine(f"{path}__person__user") for path in paths),
    }


def acting_where(state: Reach, *paths: str, roles: tuple[str, ...] = ACT) -> dict[str, tuple[Reach, ...]]:
    """Give the same, of records that ``state`` reaches as well."""
    every = acting_for(*paths, roles=roles)
    return {role: tuple(both(reach, state) for reach in reaches) for role, reaches in every.items()}
