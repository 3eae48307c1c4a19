"""What a run leaves open is said in the reader's own language."""

import re
from datetime import date

import pytest

from rongtong_match.explain.sentences import sentence
from rongtong_match.messages import say
from rongtong_match.rank.options import Options
from rongtong_match.rank.pipeline import match
from rongtong_match.types import Money, Need, Offer


@pytest.mark.parametrize("told", [say, sentence])
def test_why_a_need_goes_without_is_said_in_one_language(told):
    need = Need("n", "tungsten carbide recycling", min_maturity=9)
    offer = Offer("o", "tungsten carbide recycling", maturity=2)
    left = match([need], [offer], Options(date(2026, 11, 22))).unserved[0]
    assert left.reason.code == "unserved.excluded"
    assert not re.search("[一-鿿]", told(left.reason, "en"))
    assert "2级" in told(left.reason, "zh")


def test_a_party_is_asked_a_thing_once_whatever_it_is_asked_about():
    need = Need("n", "碳化钨回收")
    prices = [Money(amount, None) for amount in (300, 500, 500)]
    offers = [Offer(str(at), "碳化钨回收", price=price) for at, price in enumerate(prices)]
    (asked,) = match([need], offers, Options(date(2026, 11, 22))).questions
    assert (asked.asks, asked.constraint, asked.reason.get("least")) == ("need", "budget", "5")
    assert sorted(asked.pairs) == [("n", "0"), ("n", "1"), ("n", "2")]


def test_each_suspected_conflict_is_a_question_of_its_own():
    need = Need("n", "碳化钨回收", organisation="川南矿业研究院", party="91510000X")
    names = ("川南矿业研究院检测中心", "川南矿业研究院中试基地")
    offers = [Offer(name, "碳化钨回收", organisation=name) for name in names]
    found = match([need], offers, Options(date(2026, 11, 22))).questions
    assert sorted(one.reason.get("offer_name") for one in found) == sorted(names)
