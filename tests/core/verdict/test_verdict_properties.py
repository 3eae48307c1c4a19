from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rongtong_match.messages import say
from rongtong_match.types import Outcome
from rongtong_match.verdict import CHECKS, judge, loosen
from tests.core.verdict.verdict_pairs import TODAY, needs, offers

ORDER = [name for name, _ in CHECKS]


@given(needs, offers)
def test_checks_come_in_order_and_only_unknown_ones_ask(need, offer):
    checks = judge(need, offer, today=TODAY).checks
    places = [ORDER.index(c.constraint) for c in checks]
    assert places == sorted(set(places))
    for check in checks:
        assert (
            (check.outcome is Outcome.UNKNOWN)
            == (check.question is not None)
            == (check.asks in ("need", "offer"))
        )


@given(needs, offers)
def test_every_reason_and_question_has_a_sentence(need, offer):
    for check in judge(need, offer, today=TODAY).checks:
        for reason in filter(None, (check.reason, check.question)):
            assert "{" not in say(reason, "zh") + say(reason, "en")


@given(needs, offers, st.sampled_from([*ORDER, "no such constraint"]))
def test_loosening_never_turns_met_into_violated(need, offer, constraint):
    before = {c.constraint: c.outcome for c in judge(need, offer, today=TODAY).checks}
    for looser in loosen(need, constraint):
        after = {c.constraint: c.outcome for c in judge(looser, offer, today=TODAY).checks}
        assert not [
            c for c, o in after.items() if o is Outcome.VIOLATED and before.get(c, Outcome.MET) is Outcome.MET
        ]


@given(needs, offers)
def test_conflict_says_the_same_from_either_side(need, offer):
    offer = replace(offer, person=None)
    turned_need = replace(need, organisation=offer.organisation, party=offer.party, avoids=offer.avoids)
    turned_offer = replace(offer, organisation=need.organisation, party=need.party, avoids=need.avoids)
    assert conflict(need, offer) == conflict(turned_need, turned_offer)


def conflict(need, offer):
    found = [c.outcome for c in judge(need, offer, today=TODAY).checks if c.constraint == "conflict"]
    return found[0] if found else None
