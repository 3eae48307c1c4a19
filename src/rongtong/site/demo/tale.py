"""When things happen in the demo, who acts, and the rows of its data files."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from rongtong.kit.accounts.actions.keeping import mark_demo
from rongtong.kit.accounts.actions.making import make_account
from rongtong.kit.accounts.models import User
from rongtong.kit.permissions.queries import actor_for
from rongtong.lib.actor import SYSTEM, Actor

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Tale:
    """The story as it is told at ``now``: ``day(-5, 10)`` is ten o'clock UTC+8 five days earlier."""

    now: datetime
    cast: dict[str, Actor] = field(default_factory=dict, compare=False)
    """Who acts again and again, looked up once."""

    def day(self, days: int, hour: int = 9, minute: int = 0) -> datetime:
        """Give a moment relative to the day the demo is loaded; never later than ``now``."""
        moment = self.now.replace(hour=(hour - 8) % 24, minute=minute, second=0, microsecond=0)
        return min(moment + timedelta(days=days), self.now)


def acting(user: User, at: datetime) -> Actor:
    """Give the account with the power it has at a moment of the story."""
    return actor_for(user, at=at, via="demo")


def playing(email: str, tale: Tale) -> Actor:
    """Give somebody whose power stays the same while the story is told."""
    if email not in tale.cast:
        tale.cast[email] = acting(User.objects.get(email=email), tale.now)
    return tale.cast[email]


def account(key: str, name: str, at: datetime, hint: str = "") -> User:
    """Give the account of somebody in the story, made if missing; a ``hint`` makes it a door of the demo."""
    email = f"{key}@example.org"
    user = User.objects.filter(email=email).first()
    if user is None:
        # Without a password: the demo's doors need none, and no default password exists anywhere.
        user = make_account(name=name, email=email, verified=True, actor=SYSTEM, at=at)
        if hint:
            mark_demo(user=user, hint=hint, actor=SYSTEM, at=at)
    return user


@cache
def rows(name: str) -> tuple[dict[str, Any], ...]:
    """Give the rows of a data file."""
    with (HERE / f"demo_{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def words(text: str) -> list[str]:
    """Part a cell at 、."""
    return [word for word in text.split("、") if word]
