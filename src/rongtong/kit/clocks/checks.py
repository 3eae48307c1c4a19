"""What ``check`` says about ``clocks.toml`` before the site starts."""

from __future__ import annotations

from typing import Any

from django.core import checks

from rongtong.kit.clocks.kinds import Kind, kinds
from rongtong.kit.clocks.register import finder, follower


@checks.register
def clocks_are_whole(**options: Any) -> list[checks.CheckMessage]:
    """Every file can be read, and every name in it was declared."""
    try:
        found = kinds()
    except (KeyError, TypeError, ValueError) as fault:
        return [checks.Error(f"clocks.toml: {fault}", id="clocks.E001")]
    return [checks.Error(text, id="clocks.E002") for kind in found.values() for text in _missing(kind)]


def _missing(kind: Kind) -> list[str]:
    faults = []
    for version in kind.versions:
        undeclared = [name for name in version.then if name != kind.name and follower(name) is None]
        faults += [f"{kind.name}: nothing is declared by @when_out({name!r})" for name in undeclared]
        unknown = [name for name in version.tell if finder(name) is None]
        faults += [f"{kind.name}: nobody is declared by @who({name!r})" for name in unknown]
    return faults
