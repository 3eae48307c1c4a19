"""What a centre reaches, told from above: the kit knows assignments, the parties app knows the tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

Provider = Callable[[Iterable[int]], Mapping[int, frozenset[str]]]
_providers: dict[str, Provider] = {}


def register(kind: str, provider: Provider) -> None:
    """Let ``provider`` give the region codes of each centre asked for, in a fixed number of queries."""
    _providers[kind] = provider


def regions(kind: str, keys: Iterable[int]) -> Mapping[int, frozenset[str]]:
    """Give the region codes of each key; nothing where no provider is registered."""
    asked = sorted(set(keys))
    return _providers[kind](asked) if asked and kind in _providers else {}
