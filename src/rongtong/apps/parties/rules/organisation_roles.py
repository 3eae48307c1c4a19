"""Which roles an organisation gives its members itself."""

from __future__ import annotations

from rongtong.kit.permissions.roles import role

ADMIN, MEMBER = "org.admin", "org.member"
GIVEN = (ADMIN, "org.editor", "org.agent")
"""Beyond ``org.member``, which every member holds."""


def role_choices() -> list[tuple[str, str]]:
    """Give (code, name in the reader's language) of the roles an administrator may give."""
    return [(code, role(code).label) for code in GIVEN]
