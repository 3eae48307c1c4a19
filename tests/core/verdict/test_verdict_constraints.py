from datetime import date, timedelta

import pytest

from rongtong_match.types import Licence, Money, Need, NeedKind, Offer, OfferKind
from rongtong_match.verdict import judge, loosen

TODAY = date(2026, 5, 15)
ON = TODAY + timedelta(days=60)


def codes(need, offer):
    return [
        c.reason.code.removeprefix("verdict.")
        for c in judge(Need("n", "t", **need), Offer("o", "t", **offer), today=TODAY).checks
    ]


@pytest.mark.parametrize(
    ("need", "offer", "code"),
    [
        ({"kind": NeedKind.FINANCE}, {"kind": OfferKind.RESULT}, "kind.unfit"),
        ({"kind": NeedKind.RESEARCH}, {"kind": OfferKind.PILOT}, "kind.met"),
        ({"wanted_kinds": frozenset({OfferKind.EXPERT})}, {}, "kind.unknown"),
        ({"min_maturity": 6}, {"maturity": 6}, "maturity.met"),
        ({"min_maturity": 6}, {"maturity": 4}, "maturity.needs_pilot"),
        ({"min_maturity": 5}, {"maturity": 3}, "maturity.needs_concept"),
        ({"min_maturity": 8}, {"maturity": 4}, "maturity.low"),
        ({"min_maturity": 8}, {}, "maturity.unknown"),
        (
            {"licences": frozenset({Licence.TRIAL})},
            {"licences": frozenset({Licence.EQUITY})},
            "licence.none_shared",
        ),
        ({"budget": Money(10, 50)}, {"price": Money(60, 90)}, "budget.above"),
        ({"budget": Money(10, 50)}, {"price": Money(40, 90)}, "budget.met"),
        ({"budget": Money(10, 50)}, {}, "budget.unknown"),
        ({}, {"price": Money(40, 90)}, "budget.none"),
        ({"budget": Money(10, 50)}, {"min_fee": 60, "price": Money(None, None)}, "fee.below"),
        ({}, {"min_fee": 60}, "fee.unknown"),
        ({}, {"available_until": TODAY - timedelta(days=1)}, "deadline.ended"),
        ({"deadline": TODAY - timedelta(days=1)}, {}, "deadline.past"),
        ({"deadline": ON}, {"available_from": ON + timedelta(days=1)}, "deadline.starts_late"),
        ({"deadline": ON}, {"turnaround_days": 61}, "deadline.ends_late"),
        ({"deadline": ON}, {"turnaround_days": 60}, "deadline.met"),
        ({"deadline": ON}, {}, "deadline.unknown"),
        ({"wanted_regions": ("510000",)}, {"region": "510104"}, "region.met"),
        ({"wanted_regions": ("510100",)}, {"region": "510000"}, "region.wide"),
        ({"wanted_regions": ("510100",)}, {"region": "440300"}, "region.elsewhere"),
        ({"wanted_regions": ("5001LJ",)}, {"region": "500112"}, "region.met"),
        ({"region": "440300"}, {"serves_regions": ("510000",)}, "reach.elsewhere"),
        ({}, {"serves_regions": ("510000",)}, "reach.unknown"),
        ({"party": "p"}, {"party": "p"}, "conflict.same_party"),
        ({"organisation": "甲 有限公司"}, {"organisation": "甲(集团)股份有限公司"}, "conflict.met"),
        ({"organisation": "甲有限责任公司"}, {"organisation": "甲股份有限公司"}, "conflict.same_name"),
        (
            {"organisation": "四川大学", "party": "p"},
            {"organisation": "四川大学华西医院"},
            "conflict.unknown",
        ),
        ({"avoids": frozenset({"乙公司"})}, {"organisation": "乙有限公司"}, "conflict.need_avoids"),
        ({"party": "p"}, {"avoids": frozenset({"p"})}, "conflict.offer_avoids"),
    ],
)
def test_each_constraint(need, offer, code):
    assert codes(need, offer) == [code]


@pytest.mark.parametrize(
    ("need", "offer"),
    [
        ({}, {}),
        ({"budget": Money(None, None)}, {}),
        ({"budget": Money(200, None)}, {}),
        ({"budget": Money(10, 50)}, {"price": Money(None, None)}),
        ({"min_maturity": 6, "licences": frozenset({Licence.TRIAL})}, {"kind": OfferKind.EXPERT}),
        ({"deadline": TODAY + timedelta(days=400)}, {}),
    ],
)
def test_silent_where_no_question_is_worth_asking(need, offer):
    assert codes(need, offer) == []


def test_resolved_parties_decide_before_names():
    assert codes({"party": "a", "organisation": "甲公司"}, {"party": "b", "organisation": "甲公司"}) == [
        "conflict.met"
    ]


def test_a_price_and_a_least_fee_ask_for_the_budget_once():
    assert codes({}, {"price": Money(40, 90), "min_fee": 30}) == ["budget.none"]


def test_one_step_of_loosening():
    need = Need("n", "t", budget=Money(10, 50), min_maturity=6, deadline=ON, wanted_regions=("510104",))
    assert [n.budget for n in loosen(need, "budget")] == [Money(10, 60)]
    assert [n.min_maturity for n in loosen(need, "maturity")] == [5]
    assert [n.deadline for n in loosen(need, "deadline")] == [ON + timedelta(days=90)]
    assert [n.wanted_regions for n in loosen(need, "region")] == [("510100",), ()]
    assert loosen(need, "licence") == ()
