import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongtong_match.messages import say
from rongtong_match.types import Licence, NeedKind, OfferKind
from rongtong_match.values import ValueFault, read_licences, read_maturity, read_need_kind, read_offer_kind


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("TRL6", 6), ("6级", 6), (6, 6), ("第五级", 5), ("TRL 4-6", 4), ("小试", 4), ("中试阶段", 6),
        ("量产", 9),         ("原理样机", 5), ("概念验证", 3), ("小试/中试", 4), ("已产业化", 9), (13, 9),
        ("已完成中试，尚未量产", 6),
        ("不限", None), ("", None),
    ],
)  # fmt: skip
def test_maturity(text, level):
    assert read_maturity(text) == level


@pytest.mark.parametrize("text", ["TRL0", "14级", "abc", 3.5, True])
def test_maturity_refused(text):
    with pytest.raises(ValueFault, match=r"value\.maturity"):
        read_maturity(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("检测服务", NeedKind.SERVICE),
        ("成果引进", NeedKind.RESULT),
        ("联合攻关", NeedKind.RESEARCH),
        ("人才", NeedKind.TALENT),
    ],
)
def test_need_kinds(text, kind):
    assert read_need_kind(text) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("中试服务", OfferKind.PILOT),
        ("仪器共享服务", OfferKind.INSTRUMENT),
        ("专利", OfferKind.RESULT),
        ("loan", OfferKind.FINANCE),
    ],
)
def test_offer_kinds(text, kind):
    assert read_offer_kind(text) is kind


def test_licences():
    assert read_licences("转让、独占许可；先用后转") == {Licence.TRANSFER, Licence.EXCLUSIVE, Licence.TRIAL}
    assert read_licences("non-exclusive licence") == {Licence.ORDINARY}
    assert read_licences("不限") == frozenset()


@given(st.text(max_size=40), st.sampled_from([read_maturity, read_need_kind, read_offer_kind, read_licences]))
def test_every_fault_has_its_sentence(text, reader):
    reason = fault_of(reader, text)
    assert reason is None or say(reason, "zh") != say(reason, "en")


def fault_of(reader, text):
    try:
        reader(text)
    except ValueFault as fault:
        return fault.reason
    return None
