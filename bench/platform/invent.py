"""Invented names, addresses and codes: plausible, spread as in a real region, and nobody's."""

from __future__ import annotations

from random import Random

from rongtong.lib.checks import uscc_check

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建文斌宇浩欣怡子涵雨轩梓萱博思睿晨曦嘉怀志国庆"
    "春梅海燕晓东云飞雪莲家豪俊鹏天佑一诺可心若彤清源立新学成永康长江"
)
BRANDS = (
    "星辰远景华瑞恒泰宏图天和嘉禾启明鼎盛安捷博远中科新锐蓝海金石汇川德源众合宇飞凌云海纳慧通精工力维朗驰"
    "康美迈普卓越同创融创信达泽润隆昌江源峰行川渝智联万和永信国芯北斗"
)
FIELDS = {
    "company": [
        "新材料",
        "智能装备",
        "生物医药",
        "电子信息",
        "环保工程",
        "汽车零部件",
        "精密机械",
        "软件",
        "新能源",
        "仪器仪表",
        "食品",
        "化工",
        "轨道交通",
        "航空",
        "光电",
        "农业科技",
        "医疗器械",
        "网络科技",
        "半导体",
        "机器人",
    ],
    "service": ["技术转移", "知识产权", "检验检测", "科技咨询", "孵化器", "创业服务", "认证", "工程设计"],
    "finance": ["创业投资", "科技担保", "融资租赁", "产业基金"],
    "institute": ["材料", "机械", "农业", "中医药", "环境", "电子", "能源", "交通", "食品", "测绘"],
    "university": ["理工", "师范", "医科", "农业", "工程", "财经", "交通", "电子"],
    "government": ["科学技术", "经济和信息化", "农业农村", "生态环境", "卫生健康"],
    "user": ["供水", "供电", "医院", "公交", "物流", "建设", "矿业", "酒业"],
}
SHARES = (
    ("company", 68),
    ("user", 10),
    ("service", 9),
    ("institute", 5),
    ("finance", 3),
    ("university", 3),
    ("government", 2),
)
FORMS = {
    "company": ("科技有限公司", "有限公司", "股份有限公司", "有限责任公司"),
    "user": ("集团有限公司", "有限公司"),
    "service": ("服务有限公司", "中心有限公司"),
    "finance": ("有限公司", "合伙企业"),
    "institute": ("研究院", "研究所", "科学研究所"),
    "university": ("大学", "学院", "职业学院"),
    "government": ("局",),
}
CODES = {"government": "11", "university": "12", "institute": "12"}
"""First two places of the credit code by kind; 91 (enterprises) otherwise."""


def person_name(chance: Random) -> str:
    """Give a name of two or three characters."""
    given = "".join(chance.choice(GIVEN) for _ in range(1 if chance.random() < 0.2 else 2))
    return chance.choice(SURNAMES) + given


def organisation_kind(chance: Random) -> str:
    """Give one of the seven kinds."""
    kinds, shares = zip(*SHARES, strict=True)
    return str(chance.choices(kinds, shares)[0])


def organisation_name(chance: Random, kind: str, place: str) -> str:
    """Give a registered name: place, brand, field, form."""
    brand = "".join(chance.choice(BRANDS) for _ in range(2))
    return f"{place}{brand}{chance.choice(FIELDS[kind])}{chance.choice(FORMS[kind])}"


def credit_code(kind: str, region: str, number: int) -> str:
    """Give a valid code (GB 32100-2015), another for each ``number``.

    A region of our own notation passes for 500112.
    """
    issued = region if region.isdigit() else "500112"
    body = f"{CODES.get(kind, '91')}{issued}MA{number:07d}"
    return body + uscc_check(body)


def phone(number: int) -> str:
    """Give a mobile number, another for each ``number``."""
    return f"+8613{number:09d}"


def orcid(number: int) -> str:
    """Give an ORCID with its check character (ISO 7064 MOD 11-2), from the block that is given to nobody."""
    body, total = f"0009{number:011d}", 0
    for digit in body:
        total = (total + int(digit)) * 2
    check = "0123456789X"[(12 - total % 11) % 11]
    text = body + check
    return "-".join(text[place : place + 4] for place in range(0, 16, 4))
