from datetime import date

from hypothesis import given, settings

from rongtong_match.reference.retrieve import passes
from rongtong_match.retrieve.base import Entry
from rongtong_match.types import Money, Need, Offer, Outcome
from rongtong_match.verdict import judge
from rongtong_match.verdict.filter import attributes_of, of_need
from tests.core.verdict.verdict_pairs import TODAY, needs, offers


@settings(max_examples=500)
@given(needs, offers)
def test_a_filter_drops_only_what_the_verdict_calls_violated(need, offer):
    kept = passes(Entry("o", attributes=attributes_of(offer)), of_need(need, TODAY))
    assert kept or judge(need, offer, today=TODAY).outcome is Outcome.VIOLATED


def test_a_filter_does_drop():
    need = Need("n", "t", budget=Money(None, 50), min_maturity=6, wanted_regions=("510000",), party="p")
    asked = of_need(need, TODAY)
    for offer in (
        Offer("o", "t", price=Money(60, None)),
        Offer("o", "t", maturity=5),
        Offer("o", "t", region="440300"),
        Offer("o", "t", party="p"),
        Offer("o", "t", available_until=date(2026, 1, 1)),
    ):
        assert not passes(Entry("o", attributes=attributes_of(offer)), asked)
