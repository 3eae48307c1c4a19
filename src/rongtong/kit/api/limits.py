"""Limits as data (``limits.toml``): how often each kind of caller may ask."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from rongtong.kit.api.actions.counting import count, hits


@dataclass(frozen=True)
class Limit:
    """So many ``calls`` in so many ``seconds``."""

    calls: int
    seconds: int


@dataclass(frozen=True)
class Left:
    """What a caller has left of a limit; ``wait`` seconds until it begins anew."""

    limit: Limit
    used: int
    wait: int

    @property
    def over(self) -> bool:
        """Tell whether this call is one too many."""
        return self.used > self.limit.calls

    def headers(self) -> dict[str, str]:
        """Give the headers that tell the caller, as in the IETF draft ratelimit-headers-07."""
        left = max(0, self.limit.calls - self.used)
        found = {"RateLimit-Limit": str(self.limit.calls), "RateLimit-Remaining": str(left)}
        found["RateLimit-Reset"] = str(self.wait)
        return found | ({"Retry-After": str(self.wait)} if self.over else {})


@cache
def limits() -> dict[str, Limit]:
    """Give all limits by name."""
    table = tomllib.loads(Path(__file__).with_name("limits.toml").read_text("utf-8"))
    return {name: Limit(**values) for name, values in table.items()}


def take(name: str, caller: str, at: datetime) -> Left:
    """Count one call of ``caller`` against limit ``name`` and give what is left."""
    limit, start, wait = _window(name, at)
    return Left(limit, count(f"{name}:{caller}", start), wait)


def look(name: str, caller: str, at: datetime) -> Left:
    """Give what is left without counting."""
    limit, start, wait = _window(name, at)
    return Left(limit, hits(f"{name}:{caller}", start), wait)


def _window(name: str, at: datetime) -> tuple[Limit, int, int]:
    limit, now = limits()[name], int(at.timestamp())
    start = now - now % limit.seconds
    return limit, start, start + limit.seconds - now
