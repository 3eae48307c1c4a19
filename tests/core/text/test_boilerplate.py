"""Company profile told apart from the matter, in sentences as offices write them."""

import pytest

from rongtong_match.text.boilerplate import learn, weighted

PROFILE = [
    "公司成立于2003年，注册资本5000万元，位于成都市龙泉驿区。",
    "现有员工320人，占地面积6万平方米，年销售收入2.1亿元。",
    "先后通过ISO9001质量管理体系认证，荣获省级专精特新企业称号。",
    "产品远销欧美，深受客户好评。",
    "Founded in 1998, we have 300 employees.",
]
MATTER = [
    "吹脱塔冬天效率掉到六成，希望把氨氮降到15 mg/L以下。",
    "急需解决压铸件气孔缺陷，合格率达到98%以上。",
    "定位精度不低于0.01 mm。",
    "We need a coating that must last 500 hours.",
]


@pytest.mark.parametrize("sentence", PROFILE)
def test_a_profile_sentence_weighs_little(sentence):
    assert learn([]).weight(sentence) <= 0.3


@pytest.mark.parametrize("sentence", MATTER)
def test_a_requirement_weighs_fully(sentence):
    assert learn([]).weight(sentence) == 1.0


def test_what_a_company_makes_weighs_more_than_where_it_stands():
    blank = learn([])
    assert blank.weight("公司位于绵阳，主要产品为永磁电机。") > blank.weight(PROFILE[0])


def test_a_requirement_inside_a_profile_sentence_is_not_lost():
    mixed = "公司成立于2003年，目前急需解决铝液除气不足的问题。"
    assert learn([]).matter(PROFILE[1] + mixed + MATTER[1]) == mixed + MATTER[1]


def test_a_sentence_under_three_titles_is_a_profile_whatever_it_says():
    line = "我们致力于为广大用户提供绿色低碳的综合服务。"
    three = learn([(title, line) for title in ("焊接", "铸造", "喷涂")])
    assert three.weight(line) < learn([("焊接", line)] * 3).weight(line) == 0.4


def test_weights_come_with_their_sentences_in_order():
    found = weighted(learn([]), PROFILE[0] + MATTER[0])
    assert found == [(PROFILE[0], 0.1), (MATTER[0], 1.0)]
    assert weighted(learn([]), "") == []
