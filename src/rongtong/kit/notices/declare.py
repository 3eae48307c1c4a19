"""What people can be told, and in which categories they choose how."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from rongtong.kit.notices.channels import Enclosed

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Mode(StrEnum):
    """How a category reaches somebody through one channel. In the site only ``OFF`` and ``NOW`` differ."""

    OFF = "off"
    NOW = "now"
    DAILY = "daily"


@dataclass(frozen=True)
class Category:
    """What people switch on and off together. ``must``: cannot be switched off and knows no quiet hours."""

    code: str
    label: StrOrPromise
    hint: StrOrPromise
    mail: Mode
    must: bool


Encloses = Callable[[Mapping[str, Any]], Sequence[Enclosed]]
"""Gives the files of a mail from the parameters given to ``tell``, as they are when it is sent."""


@dataclass(frozen=True)
class NoticeKind:
    """A declared notice. Title and body hold ``%(name)s`` for the parameters given to ``tell``."""

    name: str
    title: StrOrPromise
    body: StrOrPromise
    category: Category
    button: StrOrPromise
    encloses: Encloses | None = None


class Undeclared(LookupError):
    """A notice of this name was never declared."""


_categories: dict[str, Category] = {}
_kinds: dict[str, NoticeKind] = {}


def category(
    code: str, label: StrOrPromise, *, hint: StrOrPromise = "", mail: str = "now", must: bool = False
) -> Category:
    """Declare a category; ``mail`` counts until somebody chooses. ValueError when the code is taken."""
    made = Category(code, label, hint, Mode(mail), must)
    if _categories.setdefault(code, made) != made:
        raise ValueError(f"two categories called {code}")
    return made


def notice(
    name: str, *, title: StrOrPromise, body: StrOrPromise, category: Category, button: StrOrPromise = "",
    encloses: Encloses | None = None,
) -> NoticeKind:  # fmt: skip
    """Declare a notice; ``button`` is what its link says, else "Open". ValueError when the name is taken."""
    made = NoticeKind(name, title, body, category, button, encloses)
    if _kinds.setdefault(name, made) != made:
        raise ValueError(f"two notices called {name}")
    return made


def categories() -> dict[str, Category]:
    """Give every category by its code."""
    return dict(_categories)


def kind(name: str) -> NoticeKind:
    """Give the notice called ``name``. Undeclared when there is none."""
    try:
        return _kinds[name]
    except KeyError:
        raise Undeclared(f"{name}: declare it with notice() first") from None


def kinds() -> dict[str, NoticeKind]:
    """Give every notice by name."""
    return dict(sorted(_kinds.items()))
