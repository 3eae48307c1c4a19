"""One pair taken apart: true to the run, and to what a real change would do."""

from dataclasses import replace

import numpy as np
import pytest

from rongtong_match.messages import say
from rongtong_match.rank.explain import UnknownRecordError, explain
from rongtong_match.rank.options import Options
from rongtong_match.rank.pipeline import matcher
from rongtong_match.types import Need, Offer, Outcome
from rongtong_match.verdict import loosen
from tests.core.rank.lists import TODAY, few, needs, offers, ready, run

TITLE = "铝合金压铸气孔缺陷检测"


@pytest.fixture(scope="module")
def unlimited():
    """The sample without capacities: what an explanation speaks of."""
    offering = [replace(offer, capacity=None) for offer in offers()]
    return few(needs(), offering, depth=1000)


@pytest.mark.parametrize(("need", "offer", "side"), [("no", "CG-001", "need"), ("XQ-01", "no", "offer")])
def test_an_unknown_id_names_its_side(need, offer, side):
    with pytest.raises(UnknownRecordError) as caught:
        explain(ready(), need, offer)
    assert (caught.value.side, caught.value.record_id) == (side, "no")


def test_an_explained_pair_is_the_pair_of_the_run(unlimited):
    for shown in unlimited.matches[::4]:
        found = explain(ready(depth=1000), shown.need_id, shown.offer_id)
        assert found.match == shown
        assert found.checks == shown.verdict.checks
        assert sum(part.points for part in found.match.contributions) == round(shown.score * 1_000_000)


def test_a_pair_that_was_not_shown_is_explained_too():
    shown = {(m.need_id, m.offer_id) for m in run().matches}
    need, other = needs()[0].id, next(o.id for o in offers() if (needs()[0].id, o.id) not in shown)
    assert explain(ready(), need, other).match.rank > 1
    barred = run().excluded[0]
    found = explain(ready(), barred.need_id, barred.offer_id)
    assert found.match.verdict.outcome is Outcome.VIOLATED
    assert found.match.score == barred.score


LOOSER = {
    "maturity": "change.maturity",
    "licence": "change.licence",
    "kind": "change.kind",
    "budget": "change.budget",
}


@pytest.mark.parametrize(("constraint", "code"), LOOSER.items())
def test_a_gain_is_what_a_run_with_the_loosened_need_shows(constraint, code):
    looser = [next(iter(loosen(need, constraint)), need) for need in needs()]
    before, after = run(depth=1000, top=200), few(looser, offers(), depth=1000, top=200)
    told = 0
    for need in needs()[:40]:
        changes = explain(ready(depth=1000), need.id, offers()[0].id).changes
        gain = sum(change.gain for change in changes if change.reason.code == code)
        shown = len(after.of_need(need.id)) - len(before.of_need(need.id))
        assert gain == max(0, shown), need.id
        told += gain
    assert told > 0


def test_a_stated_fact_moves_the_pair_by_as_many_ranks_as_told():
    need = Need("n", TITLE, region="510104")
    offering = [Offer("a", TITLE, region="510104"), Offer("b", TITLE, region="440300"), Offer("c", TITLE)]
    made = matcher([need], offering, Options(TODAY))
    assert explain(made, "n", "b").match.rank == 3
    (change,) = [c for c in explain(made, "n", "b").changes if c.reason.code == "change.said_region"]
    moved = [offering[0], replace(offering[1], region="510104"), offering[2]]
    assert 3 - explain(matcher([need], moved, Options(TODAY)), "n", "b").match.rank == change.gain == 1


def test_every_change_can_be_said_and_brings_something():
    for need in needs()[::5]:
        for change in explain(ready(), need.id, offers()[1].id).changes:
            assert change.gain > 0
            assert say(change.reason, "zh") != say(change.reason, "en")


def test_loosening_shows_the_old_and_the_new_minimum():
    need = Need("n", TITLE, min_maturity=6)
    made = matcher([need], [Offer("a", TITLE, maturity=5), Offer("b", TITLE, maturity=7)], Options(TODAY))
    (change,) = [c for c in explain(made, "n", "b").changes if c.reason.code == "change.maturity"]
    assert (change.gain, dict(change.reason.params)) == (1, {"new": 5, "old": 6})


def test_a_pair_far_down_the_index_is_still_explained():
    made = ready(depth=1)
    last = min(range(len(offers())), key=lambda i: made.scored(0, np.array([i])).totals[0])
    assert explain(made, needs()[0].id, offers()[last].id).match.rank > 1
