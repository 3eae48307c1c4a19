"""What a run leaves open is said in the reader's own language."""

import re
from datetime import date

import pytest

from rongtong_match.explain.sentences import sentence
from rongtong_match.messages import say
from rongtong_match.rank.options import Options
from rongtong_match.rank.pipeline import match
from rongtong_match.types import Need, Offer


@pytest.mark.parametrize("told", [say, sentence])
def test_why_a_need_goes_without_is_said_in_one_language(told):
    need = Need("n", "tungsten carbide recycling", min_maturity=9)
    offer = Offer("o", "tungsten carbide recycling", maturity=2)
    left = match([need], [offer], Options(date(2026, 11, 22))).unserved[0]
    assert left.reason.code == "unserved.excluded"
    assert not re.search("[一-鿿]", told(left.reason, "en"))
    assert "2级" in told(left.reason, "zh")
