"""The encoder that comes along, on a few records: meaning counts where no word is shared."""

import pytest

from rongtong_match.rank.explain import explain
from rongtong_match.rank.options import Options
from rongtong_match.rank.pipeline import match, matcher
from rongtong_match.text.encoders import open_encoder
from rongtong_match.types import Level, Need, Offer
from tests.core.rank.lists import TODAY

pytestmark = pytest.mark.slow
NEEDS = [Need("n1", "土豆采后防发芽"), Need("n2", "地铁轴承故障提前预警", "误报每列每月不超过0.1次。")]
OFFERS = [
    Offer("a", "马铃薯贮藏抑芽剂", "抑制马铃薯块茎萌发。"),
    Offer("b", "滚动轴承早期损伤的声学诊断", "用振动与声学特征发现轴承早期损伤。"),
    Offer("c", "水性木器涂料配方", "低气味水性涂料。"),
    Offer("d", "企业所得税筹划服务", "为企业办理税务。"),
]


@pytest.fixture(scope="module")
def encoder(tmp_path_factory):
    return open_encoder("auto", cache=tmp_path_factory.mktemp("vectors") / "vectors.sqlite")


def test_meaning_finds_what_words_do_not(encoder):
    options = Options(TODAY, min_level=Level.NONE)
    found = match(NEEDS, OFFERS, options, encoder)
    assert [found.of_need(need.id)[0].offer_id for need in NEEDS] == ["a", "b"]
    spoken = {part.feature: part.value for part in found.of_need("n1")[0].contributions}
    assert spoken["topic_title"] > 0
    assert found == match(NEEDS, OFFERS, options, encoder)


def test_the_index_path_and_explanations_agree_with_it(encoder):
    options = Options(TODAY, top=1, depth=1, min_level=Level.NONE)
    offering = [*OFFERS, *(Offer(f"e{i}", f"财务报表审计服务{i}") for i in range(4))]
    found = match(NEEDS, offering, options, encoder)
    assert [m.offer_id for m in found.matches] == ["a", "b"]
    ready = matcher(NEEDS, offering, options, encoder)
    assert [explain(ready, m.need_id, m.offer_id).match for m in found.matches] == list(found.matches)
