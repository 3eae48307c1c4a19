from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongtong_match.assign.parts import content, split
from rongtong_match.types import Need


def parts(title: str, detail: str = "") -> list[str]:
    return [part.text for part in split(Need("n", title, detail))]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("（1）秸秆制备乙醇的预处理　（2）木质素高值化利用", ["秸秆制备乙醇的预处理", "木质素高值化利用"]),
        ("1、电池热管理；2、整车轻量化", ["电池热管理", "整车轻量化"]),
        ("①除尘滤袋 ②烟气脱硝催化剂", ["除尘滤袋", "烟气脱硝催化剂"]),
        ("茶叶采摘机器人、茶园土壤监测、鲜叶分级", ["茶叶采摘机器人", "茶园土壤监测", "鲜叶分级"]),
        ("寻求海水淡化膜材料及浓盐水综合利用技术", ["海水淡化膜材料", "浓盐水综合利用技术"]),
        (
            "【人才引进】冷链物流、果蔬保鲜、精准包装等方面的高层次人才",
            ["冷链物流", "果蔬保鲜", "精准包装"],
        ),
        ("电控标定/噪声测试/碰撞与耐久分析", ["电控标定", "噪声测试", "碰撞与耐久分析"]),
    ],
)
def test_a_list_is_split(title, expected):
    assert parts(title) == expected


@pytest.mark.parametrize(
    "title",
    [
        "固态电池电解质的研发与产业化",
        "高强、轻质、环保隔墙板",
        "柴油车、轮船等移动源脱硝",
        "基于云计算与边缘计算的视频分析",
        "PVC/PVDC复合片",
        "30000吨/年特种纸",
        "油井（抽油机、螺杆泵）节能改造",
        "中和反应釜搅拌桨防腐",
        "渔船",
    ],
)
def test_one_thing_stays_whole(title):
    assert len(parts(title)) == 1


def test_a_list_in_the_detail_counts_only_where_something_is_asked():
    wants = "目前需要解决：1、焊缝在线检测；2、机器人轨迹规划。"
    boasts = "公司荣誉：1、省著名商标；2、守合同单位。"
    assert parts("智能焊接", wants) == ["焊缝在线检测", "机器人轨迹规划"]
    assert parts("智能焊接", boasts) == ["智能焊接"]


@given(st.text(alphabet="电池检测与和及、，（）1２.① 等的技术/基于\n", max_size=60))
def test_parts_are_stretches_of_the_title_in_order(title):
    found = split(Need("n", title))
    assert found
    assert all(part.text == title[part.start : part.end] for part in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_what_a_part_is_about_leaves_out_what_any_need_could_say():
    assert content("焊缝检测技术研发") == "焊缝"
    assert content("技术研发") == "技术研发"
