"""Reasons: true to the texts, and none where nothing is shared."""

from hypothesis import given, settings

from rongtong_match.messages import say
from rongtong_match.score.prepared import prepare
from rongtong_match.score.reasons import reasons
from rongtong_match.types import Need, Offer
from tests.core.score.odd_records import needs, offers
from tests.core.text.hashing import Hashing


def _of(need, offer, encoder=None):
    return reasons(prepare([need], [offer], encoder), 0, 0)


def _stands(record, passage):
    return getattr(record, passage.part)[passage.start : passage.end] == passage.text != ""


@given(needs, offers)
@settings(max_examples=40, deadline=None)
def test_every_passage_stands_where_it_says_and_every_reason_can_be_said(asking, offering):
    ready = prepare(asking, offering, Hashing())
    for i, need in enumerate(asking):
        for j, offer in enumerate(offering):
            for reason in reasons(ready, i, j):
                assert all(_stands(need, passage) for passage in reason.need_passages)
                assert all(_stands(offer, passage) for passage in reason.offer_passages)
                assert say(reason, "zh")
                assert say(reason, "en")


def test_nothing_shared_gives_no_reason():
    offer = Offer("o", "水稻抗病新品种选育", "选育抗稻瘟病的水稻新品种。")
    assert _of(Need("n", "铝合金压铸气孔缺陷"), offer) == ()
    assert _of(Need("n", ""), offer) == ()


def test_shared_title_words_are_shown_on_both_sides():
    need, offer = Need("n", "压铸件气孔缺陷检测"), Offer("o", "一种压铸气孔的X射线检测", "用于铝合金压铸。")
    (reason,) = [r for r in _of(need, offer) if r.code == "topic.title"]
    assert {p.text for p in reason.need_passages} >= {"气孔", "检测"}
    assert {p.text for p in reason.offer_passages} >= {"气孔", "检测"}


def test_words_of_the_detail_are_told_apart_from_title_words():
    found = _of(Need("n", "氨氮去除"), Offer("o", "废水处理装置", "可把高浓度氨氮降到15 mg/L以下。"))
    (reason,) = [r for r in found if r.code.startswith("topic.")]
    assert (reason.code, reason.get("terms")) == ("topic.terms", "氨氮")
    assert [p.part for p in reason.offer_passages] == ["detail"]


def test_facts_in_common_are_reasons_and_a_thin_record_is_warned_of():
    need = Need("n", "铝", region="510104", fields=("新材料",), min_maturity=6)
    offer = Offer("o", "稻", region="510107", fields=("新材料",), maturity=7)
    codes = [reason.code for reason in _of(need, offer)]
    assert codes == ["field.same", "region.same", "maturity.ready", "quality.thin"]


def test_close_words_are_named_only_with_vectors():
    need, offer = Need("n", "铝合金铸件"), Offer("o", "铝合金铸造工装夹具定位机构")
    assert "topic.meaning" not in [r.code for r in _of(need, offer)]
    meant = [r for r in _of(need, offer, Hashing()) if r.code == "topic.meaning"]
    assert all(r.need_passages[0].text != r.offer_passages[0].text for r in meant)
