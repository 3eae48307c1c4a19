"""Ways to find a price, read from ``data/pricing.toml``: steps, least days, who must publish."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from rongtong.apps.contracts.models.choices import PriceMode
from rongtong.apps.contracts.rules.data import data, worded


@dataclass(frozen=True)
class Step:
    """One step: ``days`` (``unit`` calendar or working) must lie between it and the one before."""

    code: str
    zh: str
    en: str
    document: bool = False
    days: int = 0
    unit: str = "calendar"
    source: str = ""
    verified: bool = False

    @property
    def label(self) -> str:
        """Give the name in the reader's language."""
        return worded({"zh": self.zh, "en": self.en})


@dataclass(frozen=True)
class NoticeRule:
    """The public notice that a mode wants: ``state`` scope means owners of state natures only."""

    least_days: int
    scope: str
    zh: str
    en: str
    source: str
    verified: bool


@dataclass(frozen=True)
class Mode:
    """A declared machine: its steps in order, and its public notice."""

    code: str
    steps: tuple[Step, ...]
    notice: NoticeRule | None
    source: str
    verified: bool


@cache
def modes() -> dict[str, Mode]:
    """Give the modes by code."""
    found = {}
    for code in map(str, PriceMode):
        row = data("pricing")[code]
        notice = NoticeRule(**row["notice"]) if "notice" in row else None
        steps = tuple(Step(**one) for one in row.get("steps", ()))
        found[code] = Mode(code, steps, notice, row["source"], row["verified"])
    return found


def is_state_owned(owner: Any) -> bool:
    """Tell whether an owner's nature (性质代码) makes it one whose results belong to the state."""
    nature = str(getattr(owner, "nature", "") or "")
    return any(nature.startswith(prefix) for prefix in data("pricing")["state_natures"])


def notice_for(mode: str, seller: Any) -> NoticeRule | None:
    """Give the notice that a contract needs, by its mode and the seller's owner; None: no notice."""
    rule = modes()[mode].notice
    if rule is None or (rule.scope == "state" and not is_state_owned(seller)):
        return None
    return rule


def next_step(mode: str, taken: set[str]) -> Step | None:
    """Give the first step that was not taken yet; None when all were."""
    return next((one for one in modes()[mode].steps if one.code not in taken), None)
