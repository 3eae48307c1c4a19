"""What holds for every table of every part: a button that is shown works, one that is not changes nothing."""

from __future__ import annotations

import random

import pytest

from rongtong.kit.audit import queries as trail
from rongtong.kit.audit.models import Entry
from rongtong.kit.facts.models import Fact
from rongtong.kit.permissions import Refused
from rongtong.kit.workflow import Hindered, offers, perform, workflows
from rongtong.kit.workflow.table import Workflow
from tests.apps.samples import AT, SAMPLES, actors
from tests.factories.vocab import load

TRIES = 14


@pytest.fixture(autouse=True)
def lists(db):
    load()


def stored(obj):
    return type(obj)._base_manager.filter(pk=obj.pk).values().get()


def try_one(obj, workflow: Workflow, name: str, actor):
    """Try one transition and hold that what was offered is what happens."""
    arrow = workflow.by_name[name]
    offered = {offer.name: offer.hindered for offer in offers(obj, actor, AT)}
    before, entries, facts = stored(obj), Entry.objects.count(), Fact.objects.count()
    reason = arrow.reasons[0][0] if arrow.reasons else ""
    try:
        after = perform(obj, name, actor=actor, at=AT, reason=reason, note="looked at it")
    except (Refused, Hindered) as refusal:
        assert offered.get(name, "not offered") != "", f"{name} is offered but says {refusal}"  # noqa: PT017
        assert refusal.sentence  # noqa: PT017
        assert (stored(obj), Entry.objects.count(), Fact.objects.count()) == (before, entries, facts)
        return obj
    assert offered.get(name) == "", f"{name} was done though it is not offered"
    assert stored(obj)[workflow.field] == arrow.target
    assert after.version == before["version"] + 1
    assert Fact.objects.filter(name="workflow.state_changed", data__transition=name).exists()
    return after


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", sorted(workflows()))
def test_a_walk_through_the_table(name, seed):
    workflow, chance = workflows()[name], random.Random(seed)  # noqa: S311
    obj = SAMPLES[name]()
    start, who = getattr(obj, workflow.field), actors(obj)
    first = trail.of(obj).count()
    for _ in range(TRIES):
        leaving = [arrow.name for arrow in workflow.leaving(getattr(obj, workflow.field))]
        arrow = chance.choice(leaving if leaving and chance.random() < 0.8 else sorted(workflow.by_name))
        obj = try_one(obj, workflow, arrow, who[chance.choice(sorted(who))])
    assert replayed_since(obj, workflow, start, first) == getattr(obj, workflow.field)


def replayed_since(obj, workflow: Workflow, start: str, first: int) -> str:
    """Give the state that the entries after the first ``first`` tell."""
    state = start
    for entry in list(trail.of(obj))[first:]:
        if entry.verb.startswith(f"{workflow.name}.") and workflow.field in entry.changes:
            assert entry.changes[workflow.field][0] == state
            state = entry.changes[workflow.field][1]
    return state


@pytest.mark.parametrize("name", sorted(workflows()))
def test_every_transition_of_every_state_by_everybody(name):
    workflow = workflows()[name]
    obj = SAMPLES[name]()
    for who, actor in actors(obj).items():
        for arrow in workflow.by_name.values():
            if who != "system" and getattr(obj, workflow.field) not in arrow.sources:
                try_one(obj, workflow, arrow.name, actor)
    for stranger in (
        "nobody",
        "stranger",
        "reviewer elsewhere",
        "admin of another",
        "operator without session",
    ):
        assert [offer for offer in offers(obj, actors(obj)[stranger], AT) if not offer.hindered] == [], (
            stranger
        )
