from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from rongtong_match.assign.parts import split
from rongtong_match.assign.teams import lexical_coverage, propose, sentence
from rongtong_match.messages import say
from rongtong_match.types import Need, Offer, Passage

NEED = Need("n", "茶叶采摘机器人、茶园土壤监测、鲜叶智能分级")
ROBOT = Offer("a", "茶叶采摘机器人及其控制方法")
SOIL = Offer("b", "茶园土壤墒情监测系统")
GRADER = Offer("c", "基于视觉的鲜叶智能分级装置")


def team(*offers: Offer):
    return propose(NEED, split(NEED), offers)


def test_three_specialists_make_a_team():
    found = team(GRADER, ROBOT, SOIL)
    assert [offer for offer, _ in found.members] == ["a", "b", "c"]
    assert found.missing == ()
    assert say(sentence(found)).startswith("没有哪一家能单独满足")


def test_the_missing_part_is_named():
    found = team(ROBOT, SOIL)
    assert found.missing == ("鲜叶智能分级",)
    assert "鲜叶智能分级" in say(sentence(found))


def test_no_team_where_one_offer_does_or_nobody_helps():
    alone = Offer("d", "茶叶采摘机器人、茶园土壤监测与鲜叶智能分级一体化平台")
    assert team(ROBOT, SOIL, GRADER, alone) is None
    assert team(Offer("e", "混凝土外加剂")) is None
    assert propose(Need("m", "茶叶采摘机器人"), split(Need("m", "茶叶采摘机器人")), [ROBOT]) is None


def test_one_offer_that_covers_some_is_named_with_what_is_missing():
    found = team(ROBOT)
    assert len(found.members) == 1
    assert say(sentence(found)).startswith("最多只能覆盖 1 个部分（共 3 个）")


def test_lexical_coverage_is_the_share_of_what_was_asked():
    assert lexical_coverage("鲜叶智能分级", GRADER) == 1.0
    assert lexical_coverage("鲜叶智能分级", ROBOT) < 0.3


covers = st.lists(st.lists(st.sampled_from([0.0, 0.5, 0.8, 1.0]), min_size=4, max_size=4), max_size=6)


@given(covers)
@settings(max_examples=150, deadline=None)
def test_the_team_is_the_smallest_then_the_best(rows):
    parts = [Passage("title", at, at + 1, name) for at, name in enumerate("甲乙丙丁")]
    offers = [Offer(str(at), "x") for at in range(len(rows))]

    def score(part: str, offer: Offer) -> float:
        return rows[int(offer.id)]["甲乙丙丁".index(part)]

    found = propose(Need("n", "x"), parts, offers, score)
    reach = {p for p in range(4) if any(row[p] >= 0.5 for row in rows)}
    if not reach or any(min(row) >= 0.5 for row in rows):
        assert found is None
        return
    best = min(
        (size, -sum(round(10 * max(rows[o][p] for o in chosen)) for p in reach), tuple(map(str, chosen)))
        for size in range(1, 5)
        for chosen in combinations(range(len(rows)), size)
        if all(any(rows[o][p] >= 0.5 for o in chosen) for p in reach)
    )
    assert tuple(sorted(offer for offer, _ in found.members)) == best[2]
    assert set(found.missing) == {"甲乙丙丁"[p] for p in range(4) if p not in reach}
