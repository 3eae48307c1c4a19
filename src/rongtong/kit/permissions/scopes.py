"""What a centre reaches, told from above: the kit knows assignments, the parties app knows the tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

Key = tuple[str, int]
"""A role and what it is held for: the head of a centre may reach farther than its officers."""
Provider = Callable[[Iterable[Key], datetime], Mapping[Key, frozenset[str]]]
_providers: dict[str, Provider] = {}


def register(kind: str, provider: Provider) -> None:
    """Let ``provider`` give the region codes of each (role, key) asked for, in a fixed number of queries."""
    _providers[kind] = provider


def regions(kind: str, keys: Iterable[Key], at: datetime) -> Mapping[Key, frozenset[str]]:
    """Give the region codes of each (role, key) at ``at``; nothing where no provider is registered."""
    asked = sorted(set(keys))
    return _providers[kind](asked, at) if asked and kind in _providers else {}
