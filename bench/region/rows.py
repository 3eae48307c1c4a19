"""The rows of needs and offers: the listing, what was handed in, the clock of its review, what is public."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from random import Random
from typing import Any

from django.utils import timezone

from bench.platform.cases import CLOCK, running
from bench.platform.writer import Sheet
from bench.region.life import ANSWERS, NOTE, PUBLIC, REASONS, Life, Lives
from bench.region.texts import values
from rongtong.apps.catalogue.actions.showing import closes_on, money_of
from rongtong.apps.catalogue.models import Listing, Showing, Submission
from rongtong.apps.catalogue.queries.checks import run_checks
from rongtong.apps.catalogue.queries.sounds import sound
from rongtong.apps.catalogue.rules.kinds import forms
from rongtong.apps.catalogue.rules.values import plain
from rongtong.apps.catalogue.workflow.effects import REVIEW_CLOCK
from rongtong.kit.clocks.models import Clock

MODELS = (Listing, Submission, Showing, Clock)
WRITTEN = (
    "title", "summary", "detail", "tried", "keywords", "field", "industry", "region", "money_low",
    "money_high", "price_mode", "deadline", "turnaround_days", "maturity", "maturity_evidence", "licences",
    "veiled",
    "kind", "extra",
)  # fmt: skip
KEPT = (
    "id", "side", "state", "organisation_id", "person_id", "author_id", "home", "created_at", "changed_at",
    "submitted_at", "published_at", "expires_on", "ended_at", "outcome", "reviewer_id", "version",
)  # fmt: skip
SHOWN = (
    "listing_id", "side", "kind", "title", "sound", "field", "industry", "region", "money", "maturity",
    "forms", "organisation_id", "person_id", "published_at", "closes_on", "expires_on",
)  # fmt: skip
HANDED = ("listing_id", "at", "by_id", "record", "checks", "outcome", "reason", "wording", "answered_at",
          "answered_by_id", "due_at")  # fmt: skip
ENDS = ("here", "elsewhere", "gave_up", "changed")


class Rows:
    """Writes listings one after the other."""

    def __init__(self, lives: Lives, first: int) -> None:
        self._lives, self._first = lives, first
        self._heard = lru_cache(maxsize=50_000)(sound)
        self._looked: dict[tuple[str, bool], Any] = {}
        self.listings = Sheet(Listing, *KEPT, *WRITTEN)
        self.handed = Sheet(Submission, *HANDED, number=1)
        self.clocks = Sheet(Clock, *CLOCK, about_kind="catalogue.Listing")
        self.showings = Sheet(Showing, *SHOWN)

    def one(self, n: int) -> None:
        """Write the ``n``-th listing with all that hangs on it."""
        life = self._lives.of(n)
        made = _made(life, self._first + n)
        self.listings.add(*(getattr(made, name) for name in (*KEPT, *WRITTEN)))
        if (at := life.when("submit")) is not None:
            self._hand_in(life, made, at)
        if life.state == "published":
            self._show(life, made)

    def _hand_in(self, life: Life, made: Listing, at: Any) -> None:
        answer = next((arrow for arrow, _at in life.steps if arrow in ANSWERS), "")
        when = life.when(answer) if answer else None
        clock = running(REVIEW_CLOCK, timezone.localdate(at))
        due = at + (clock.due_at - clock.started_at) if clock.due_at else None
        back = answer in REASONS
        self.handed.add(
            made.pk, at, made.author_id, plain(made), self._checks(life, made), answer,
            REASONS[answer] if back else "", NOTE if back else "", when, made.reviewer_id if answer else None,
            due if answer else None,
        )  # fmt: skip
        since, next_at = (None, None) if answer else (at, due - timedelta(days=1))
        self.clocks.add(
            REVIEW_CLOCK, clock.version, clock.amount, clock.unit, made.pk,
            "stopped" if answer else "running", at, since, due, clock.estimated, clock.reminded, next_at,
            when,
        )  # fmt: skip

    def _checks(self, life: Life, made: Listing) -> Any:
        """Give what the checks say of the written text; worked out once for all that are made of it."""
        key = (life.base.title, life.owner.organisation is None)
        if key not in self._looked:
            self._looked[key] = run_checks(made, timezone.localdate(life.began))
        return self._looked[key]

    def _show(self, life: Life, made: Listing) -> None:
        hidden = frozenset(made.veiled)
        seen = (None, None) if "organisation" in hidden else (made.organisation_id, made.person_id)
        # A title's parts stand between brackets: each sounds as it does alone.
        base, bracket = made.title.removesuffix(f"（{life.keyword}）"), f"（{self._heard(life.keyword)}）"
        self.showings.add(
            made.pk, made.side, made.kind, made.title, self._heard(base) + bracket, made.field, made.industry,
            "" if "region" in hidden else made.region, None if "money" in hidden else money_of(made),
            made.maturity, f",{','.join(made.licences)}," if made.licences else "", *seen, made.published_at,
            closes_on(made), made.expires_on,
        )  # fmt: skip

    def finish(self) -> None:
        """Write what is left."""
        for sheet in (self.listings, self.handed, self.clocks, self.showings):
            sheet.flush()


def write(lives: Lives, first: int, numbers: Iterable[int]) -> None:
    """Write the listings of these numbers."""
    rows = Rows(lives, first)
    for n in numbers:
        rows.one(n)
    rows.finish()


def _made(life: Life, key: int) -> Listing:
    """Give the record as the last action left it."""
    chance, owner = Random(f"text {key}"), life.owner
    said, last = values(life.base, life.keyword, chance), life.steps[-1][1] if life.steps else life.began
    public = life.when("publish") if life.state in PUBLIC else None
    open_days = forms()[life.side, life.base.kind].expires_days
    ended = last if life.state in (*PUBLIC[1:], "discarded") else None
    return Listing(
        pk=key, side=life.side, state=life.state, organisation_id=owner.organisation, person_id=owner.person,
        author_id=owner.author, home=owner.region, region=owner.region, created_at=life.began,
        changed_at=life.began, submitted_at=life.when("submit"), published_at=public,
        expires_on=_ends(life, public, open_days, last), ended_at=ended,
        outcome=chance.choice(ENDS) if life.state == "closed" else "",
        reviewer_id=life.reviewer if life.when("take") else None, version=len(life.steps),
        industry=owner.industry if chance.random() < 0.3 else "",
        deadline=_deadline(life, open_days, chance), veiled=_veiled(life, chance), **said,
        turnaround_days=chance.choice((3, 5, 7, 10, 15)) if _asks(life, "turnaround_days") else None,
    )  # fmt: skip


def _asks(life: Life, name: str) -> bool:
    return forms()[life.side, life.base.kind].asks(name)


def _ends(life: Life, public: Any, open_days: int, last: Any) -> date | None:
    if public is None:
        return None
    return timezone.localdate(last if life.state == "expired" else public + timedelta(days=open_days))


def _deadline(life: Life, open_days: int, chance: Random) -> date | None:
    if life.side != "need" or not _asks(life, "deadline") or chance.random() < 0.3:
        return None
    return timezone.localdate(life.began) + timedelta(days=open_days + chance.randrange(10, 200))


def _veiled(life: Life, chance: Random) -> list[str]:
    hidden = (("organisation", 0.1), ("money", 0.07)) if life.side == "need" else (("money", 0.03),)
    return [name for name, share in hidden if chance.random() < share]
