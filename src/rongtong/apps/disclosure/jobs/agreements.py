"""The PDF of what was signed; what follows when a deadline of an agreement runs out, and who is told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from rongtong.apps.disclosure.actions.papers import keep_paper
from rongtong.apps.disclosure.models.choices import Side
from rongtong.apps.disclosure.queries.agreements import behind_clock, unsigned
from rongtong.apps.parties.queries.sides import people_of
from rongtong.kit.clocks import when_out, who
from rongtong.kit.clocks.models import Clock
from rongtong.kit.jobs import Run, job
from rongtong.kit.workflow import perform
from rongtong.lib.actor import SYSTEM


@job("disclosure.make_paper", retries=3, queue="swift", title=_("Typeset a signed agreement"))
def make_paper(run: Run, *, agreement: int) -> None:
    """Typeset and keep it."""
    keep_paper(agreement=behind_clock(agreement), actor=SYSTEM, at=run.at)


@when_out("disclosure.agreement_lapses")
def lapses(clock: Clock, *, at: datetime) -> None:
    """Close what nobody signed in time."""
    agreement = behind_clock(clock.about)
    if agreement.state in ("asked", "half"):
        perform(agreement, "lapse", actor=SYSTEM, at=at)


@when_out("disclosure.agreement_expires")
def expires(clock: Clock, *, at: datetime) -> None:
    """Note that its time is over; nobody reads on since the moment itself (``Agreement.ends_at``)."""
    agreement = behind_clock(clock.about)
    if agreement.state == "standing":
        perform(agreement, "expire", actor=SYSTEM, at=at)


@who("disclosure.who_has_not_signed")
def who_has_not_signed(clock: Clock, *, at: datetime) -> Iterable[Any]:
    """Give who acts for a side that has not signed."""
    agreement = behind_clock(clock.about)
    return [user for side in unsigned(agreement) for user in people_of(agreement.party(side), at=at)]


@who("disclosure.both_sides")
def both_sides(clock: Clock, *, at: datetime) -> Iterable[Any]:
    """Give who acts for either side."""
    agreement = behind_clock(clock.about)
    return [user for side in Side for user in people_of(agreement.party(side), at=at)]
