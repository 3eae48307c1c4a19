"""Every arrow of every table is performed: reached on a short way from the sample, by whoever may."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import islice
from typing import Any

import pytest
from django.db import transaction

from rongtong.apps.parties.models import Identity
from rongtong.kit.permissions import Refused
from rongtong.kit.workflow import Hindered, perform, workflows
from rongtong.kit.workflow.table import Workflow
from tests.apps.samples import AT, SAMPLES, actors
from tests.factories import centres, contracts, orders, organisations, registration
from tests.factories.vocab import load

MOMENTS = (AT, AT + timedelta(days=30), AT + timedelta(days=400))
"""Some arrows are open at once, some when a time has passed."""
WAYS, AGAIN = 8, 4
"""Ways to an arrow that are tried; how often where a draw by the record's number may stand in between."""
ALSO: dict[str, Callable[[], Any]] = {
    "contracts.contract": lambda: contracts.agreed(state_owned=True),
    "orders.order": lambda: orders.order("quoted"),
    "parties.identity": lambda: Identity.objects.get(person=centres.handed_in()),
    "parties.verification": organisations.case,
    "registration.registration": registration.amended,
}
"""A second record to start from, with what the first lacks."""
_PARTED = {f"part_{state}" for state in ("submitted", "in_review", "returned", "published", "expired")}
FAR = {
    # Both sides have to act: tests/apps/contracts.
    "contracts.contract": {"prepare", "sign", "begin", "complete", "terminate"},
    "contracts.termination": {"withdraw"},
    # When the last one named has agreed: tests/apps/contracts/test_income.py.
    "contracts.split": {"agree", "replace"},
    # By the buyer: tests/apps/contracts/test_trials.py.
    "contracts.trial": {"convert", "withdraw"},
    "catalogue.duplicate": {"merge"},
    "catalogue.listing": {"absorb", *_PARTED},
    "disclosure.agreement": {"countersign", "revoke", "expire", "withdraw"},
    "introductions.introduction": {"schedule", "unschedule", "meet", "go_on"},
    "introductions.meeting": {"pick", "minute", "confirm", "object", "absent"},
    # Money is confirmed by the other side: tests/apps/ledger.
    "ledger.obligation": {"settle"},
    # A price is named first, and the ledger closes: tests/apps/orders.
    "orders.order": {"quote", "pay", "let_off", "complete"},
    "parties.centre": {"close"},
    "parties.invitation": {"accept", "decline"},
    "parties.membership": {"found", "join"},
}
"""Arrows that hang on more than a record and an actor; each has a test of its own beside its app.

An arrow that is neither reached nor named here fails by its name, and so does one named here that is reached.
"""
_SECOND_LOOK = {"confirm", "doubt", "hand_on"}
DRAWN = {
    "catalogue.listing": _SECOND_LOOK,
    "catalogue.revision": _SECOND_LOOK,
    "parties.verification": _SECOND_LOOK | {"suspend", "restore", "expire"},
}
"""Arrows behind a draw by the record's number: numbers go on after a rollback, so they are reached or not.

They too have tests of their own.
"""


@pytest.fixture(autouse=True)
def lists(db):
    load()


def ways(workflow: Workflow, start: str, wanted: str) -> Iterator[list[str]]:
    """Give ways without a circle from ``start`` to the arrow ``wanted``, the shortest first."""
    open_ways = deque([(start, [], {start})])
    while open_ways:
        state, way, been = open_ways.popleft()
        leaving = workflow.leaving(state)
        if any(arrow.name == wanted for arrow in leaving):
            yield [*way, wanted]
        open_ways.extend(
            (arrow.target, [*way, arrow.name], been | {arrow.target})
            for arrow in leaving
            if arrow.target not in been
        )


def step(obj: Any, workflow: Workflow, name: str) -> Any:
    """Let everybody try; give the record after the arrow, or None when nobody can."""
    reasons = workflow.by_name[name].reasons
    for at in MOMENTS:
        for actor in actors(obj).values():
            try:
                return perform(
                    obj, name, actor=actor, at=at, reason=reasons[0][0] if reasons else "", note="n"
                )
            except (Refused, Hindered):
                continue
    return None


def arrives(make: Callable[[], Any], workflow: Workflow, wanted: str) -> bool:
    """Tell whether one of the shortest ways leads to the arrow; every try leaves nothing behind."""
    with transaction.atomic():
        start = getattr(make(), workflow.field)
        transaction.set_rollback(True)
    for way in islice(ways(workflow, start, wanted), WAYS):
        with transaction.atomic():
            obj = make()
            done = all((obj := step(obj, workflow, arrow)) is not None for arrow in way)
            transaction.set_rollback(True)
        if done:
            return True
    return False


@pytest.mark.parametrize("name", sorted(workflows()))
def test_every_arrow_is_performed(name):
    workflow = workflows()[name]
    makes = [SAMPLES[name], *([ALSO[name]] if name in ALSO else [])]
    sure = [arrow for arrow in workflow.by_name if arrow not in DRAWN.get(name, ())]
    tries = makes * AGAIN if name in DRAWN else makes
    never = {arrow for arrow in sure if not any(arrives(one, workflow, arrow) for one in tries)}
    assert never == FAR.get(name, set())
