"""What becomes of each listing: its state, whose it is, and when each step was taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate
from random import Random

from bench.region.owners import Owner, Owners, Reviewers
from bench.region.size import STATES, WAYS, Size
from bench.region.texts import drawn, title_of
from rongtong.apps.catalogue.rules.kinds import forms
from rongtong.site.demo.texts import Text

_NAMES = [name for name, _share in STATES]
_SUMS = list(accumulate(share for _name, share in STATES))
REASONS = {"return": "figures", "refuse": "advertising", "take_down": "stale", "close": "here"}
NOTE = "请补充指标与现场条件。"
ANSWERS = ("return", "refuse", "publish")
REVIEW = ("take", "hand_on", *ANSWERS, "take_down")
PUBLIC = ("published", "expired", "closed", "taken_down")


@dataclass(frozen=True, slots=True)
class Life:
    """One listing. ``steps``: (arrow, when) in order; ``began``: when the draft was begun."""

    n: int
    side: str
    base: Text
    keyword: str
    state: str
    owner: Owner
    reviewer: int
    began: datetime
    steps: tuple[tuple[str, datetime], ...]

    @property
    def title(self) -> str:
        """Give its title."""
        return title_of(self.base, self.keyword)

    def when(self, *arrows: str) -> datetime | None:
        """Give when the last of these arrows was taken."""
        return next((at for arrow, at in reversed(self.steps) if arrow in arrows), None)


class Lives:
    """Tells the life of the ``n``-th listing, the same whoever asks."""

    def __init__(self, size: Size, now: datetime) -> None:
        self._size, self._now = size, now
        self._owners, self.reviewers = Owners(), Reviewers()

    def of(self, n: int) -> Life:
        """Draw it."""
        side, chance = self._size.side(n), Random(f"{self._size.seed} life {n}")
        base, keyword = drawn(side, chance)
        state = chance.choices(_NAMES, cum_weights=_SUMS)[0]
        owner = self._owners.draw(side, chance)
        began = self._began(owner, state, forms()[side, base.kind].expires_days, chance)
        steps, at = [], began
        for arrow in WAYS[state].split():
            at = min(self._now, at + timedelta(hours=chance.uniform(1, 40)))
            steps.append((arrow, at))
        reviewer = self.reviewers.near(owner.region)[0]
        return Life(n, side, base, keyword, state, owner, reviewer, began, tuple(steps))

    def _began(self, owner: Owner, state: str, open_days: int, chance: Random) -> datetime:
        """Give a day since the owner may that fits the state: what is open is not over."""
        since = max(0.2, (self._now - owner.since) / timedelta(days=1))
        most = {"submitted": 5.0, "in_review": 6.0, "second_look": 6.0}.get(state, open_days - 2.0)
        return self._now - timedelta(days=chance.uniform(0.1, max(0.2, min(since, most))))
