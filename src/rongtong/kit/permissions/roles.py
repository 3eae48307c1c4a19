"""Roles are data: ``roles.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from django.utils.translation import get_language

PSEUDO = {"anyone": ("所有人", "Anybody"), "user": ("已登录用户", "Anybody signed in")}
"""Not held by assignment: everybody has the first, every account the second."""


@dataclass(frozen=True)
class Role:
    """A role: its code and names, what an assignment of it names, and the roles kept apart from it.

    ``four_eyes``: giving it needs the agreement of a second person.
    """

    code: str
    zh: str
    en: str
    scope: Literal["platform", "organisation", "centre"]
    staff: bool = False
    apart: tuple[str, ...] = ()
    four_eyes: bool = False

    @property
    def label(self) -> str:
        """Give the name in the reader's language."""
        return self.en if (get_language() or "").startswith("en") else self.zh


@cache
def roles() -> dict[str, Role]:
    """Give all roles by code, in the order of the file. TypeError names a key the file should not have."""
    table = tomllib.loads(Path(__file__).with_name("roles.toml").read_text(encoding="utf-8"))
    return {
        code: Role(code, **{**values, "apart": tuple(values.get("apart", ()))})
        for code, values in table.items()
    }


def role(code: str) -> Role:
    """Give one role. KeyError when there is none of this code."""
    return roles()[code]
