import string
from itertools import combinations
from time import process_time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rongtong_match.assign.duplicates import find, sentence
from rongtong_match.assign.join import jaccard, rarity, similar
from rongtong_match.assign.likeness import compare, detail_likeness, title_grams
from rongtong_match.messages import say
from rongtong_match.types import Need, Offer

PROFILE = "公司成立于2006年，注册资本3000万元，占地80亩，员工320人，是省级高新技术企业，产品远销海内外。"
OTHER = "始建于1988年，主营农机配件，拥有数控设备60余台，通过质量管理体系认证，客户遍布全国各地。"
ABSTRACT = "本发明公开一种茶叶杀青设备，包括机架、滚筒与热风炉，滚筒内壁设螺旋导叶，温度闭环控制。"


def groups(*records):
    return [group.ids for group in find(records)]


def needs(*rows: tuple[str, str]):
    return [Need(str(at), title, detail) for at, (title, detail) in enumerate(rows)]


def offers(*rows: tuple[str, str]):
    return [Offer(str(at), title, detail) for at, (title, detail) in enumerate(rows)]


def test_two_needs_of_one_company_are_not_duplicates():
    assert groups(*needs(("大孔氧化铝载体制备", PROFILE), ("高体密板状刚玉烧结", PROFILE))) == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("整体式热泵机组的除霜控制", "整体式热泵机组的除霜控制"),
        ("7T 轮胎式挖掘机底盘", "７Ｔ轮胎式挖掘机底盘"),
        ("关于“拖拉机多路阀”技术需求", "拖拉机多路阀"),
        ("【人才引进】玻璃纤维湿法薄毡回收", "玻璃纤维湿法薄毡回收项目"),
    ],
)
def test_the_same_title_with_another_profile_is_a_duplicate(one, two):
    assert groups(*needs((one, PROFILE), (two, OTHER))) == [("0", "1")]


def test_a_title_that_only_adds_words_needs_the_same_profile():
    short, long = "重金属污染土壤修复药剂", "重金属污染土壤修复药剂以及长效监测"
    assert groups(*needs((short, PROFILE), (long, PROFILE))) == [("0", "1")]
    assert groups(*needs((short, PROFILE), (long, OTHER))) == []


def test_other_numbers_are_another_thing():
    assert groups(*needs(("500kV变压器套管绝缘材料", ""), ("220kV变压器套管绝缘材料", ""))) == []


def test_offers_with_one_title_need_one_matter():
    assert groups(*offers(("一种电机", ABSTRACT), ("一种电机", OTHER))) == []
    assert groups(*offers(("茶叶杀青设备", ABSTRACT), ("滚筒式杀青机", ABSTRACT))) == [("0", "1")]
    assert groups(*offers(("茶叶杀青设备", ""), ("茶叶杀青设备", ""))) == [("0", "1")]


def test_evidence_is_one_passage_an_id_and_shows_what_is_shared():
    (group,) = find(needs(("淀粉糖母液脱色", PROFILE), ("别的事情", ""), ("【急】淀粉糖母液脱色", "")))
    assert group.ids == ("0", "2")
    assert [(p.part, p.text) for p in group.evidence] == [("title", "淀粉糖母液脱色")] * 2
    assert [p.start for p in group.evidence] == [0, 3]
    assert "不会自动合并" in say(sentence(group))


def test_a_chain_is_one_group_held_by_its_weakest_link():
    stem = "高强耐磨球墨铸铁大口径输水管件内壁涂层"
    titles = [stem, f"{stem}剂", f"新{stem}剂"]
    (group,) = find(needs(*[(title, "") for title in titles]))
    assert group.ids == ("0", "1", "2")
    assert 0.8 <= group.similarity < 1


def test_the_order_of_the_records_does_not_matter():
    records = needs(("甲醇制氢催化剂", ""), ("甲醇制氢催化剂", OTHER), ("甲醇制氢催化剂项目", ""))
    assert find(records) == find(records[::-1])
    assert find([]) == ()


words = st.frozensets(st.sampled_from(string.ascii_lowercase[:12]), max_size=8)


@given(st.lists(words, max_size=12), st.sampled_from([0.3, 0.5, 0.8, 1.0]))
@settings(max_examples=100, deadline=None)
def test_the_join_finds_what_comparing_all_pairs_finds(sets, least):
    weights = rarity(sets)
    slow = {
        (i, j)
        for i, j in combinations(range(len(sets)), 2)
        if jaccard(sets[i], sets[j], weights) >= least - 1e-9
    }
    assert {(i, j) for i, j, _ in similar(sets, weights, least)} == slow


@given(st.text("茶叶杀青设备滚筒", min_size=5, max_size=40), st.data())
@settings(max_examples=100, deadline=None)
def test_the_shortcut_never_hides_a_likeness(text, data):
    at = data.draw(st.integers(0, len(text)))
    other = text[:at] + data.draw(st.text("茶热风炉控", max_size=3)) + text[at:]
    exact = detail_likeness(text, other)
    assert exact < 0.8 or detail_likeness(text, other, 0.8) == exact


SENTENCES = [f"{text}。" for text in (PROFILE[:25], PROFILE[25:], OTHER[:20], OTHER[20:], ABSTRACT[:30])]
titles = st.builds(
    lambda head, stem, tail: head + stem + tail,
    st.sampled_from(["", "新型", "【急】", "关于"]),
    st.sampled_from(["甲醇制氢催化剂载体", "甲醇制氢反应器", "稻田除草机器人视觉导航"]),
    st.sampled_from(["", "项目", "以及再生工艺", "的研发"]),
)
details = st.lists(st.sampled_from(SENTENCES), unique=True, max_size=3).map("".join)


@given(st.lists(st.tuples(titles, details), min_size=1, max_size=9), st.sampled_from([Need, Offer]))
@settings(max_examples=80, deadline=None)
def test_groups_are_what_comparing_all_pairs_connects(rows, kind):
    records = [kind(str(at), title, detail) for at, (title, detail) in enumerate(rows)]
    weights = rarity([title_grams(record.title) for record in records])
    group = {record.id: {record.id} for record in records}
    for a, b in combinations(records, 2):
        if compare(a, b, weights):
            union = group[a.id] | group[b.id]
            group.update(dict.fromkeys(union, union))
    slow = {tuple(sorted(ids)) for ids in group.values() if len(ids) > 1}
    assert {found.ids for found in find(records)} == slow


def test_titles_of_one_template_cost_their_number_and_not_its_square():
    sets = [frozenset(f"abcdefgh{number % 7}") for number in range(3000)]
    bounded = list(similar(sets, rarity(sets), 0.5, crowd=3))
    assert len(sets) - 7 <= len(bounded) <= len(sets) * 9 * 3


def test_a_cell_of_a_hundred_thousand_characters_is_compared_at_once():
    text = "".join(np.random.default_rng(1).choice(list(PROFILE), 100_000))
    before = process_time()
    (found,) = find([Offer("a", "电机", text), Offer("b", "电机", text)])
    assert found.ids == ("a", "b")
    assert text.startswith(found.evidence[0].text)
    assert process_time() - before < 5
