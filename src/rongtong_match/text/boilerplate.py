"""Company profile told apart from the matter of a need.

In real needs the title carries the need and the detail is mostly a company profile. Profile sentences are
found by their cues and by standing in several records; they are discounted, not deleted, because what a
company makes still hints at what it means.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rongtong_match.text.normalise import normalise, sentences

_PROFILE = re.compile(
    r"成立于|始建于|创建于|创立于|创办于|注册资[本金]|占地|建筑面积|位于|坐落|座落|地处|员工|职工|总资产|固定资产"
    r"|资产总额|销售收入|营业收入|销售额|利税|纳税|产值|高新技术企业|民营企业|股份制|上市|新三板|挂牌"
    r"|iso ?\d|认证|荣誉|称号|荣获"
    r"|理事|会员单位|领军企业|龙头|知名品牌|远销|畅销|出口到|销往|好评|诚信|宗旨|理念|经营范围|许可经营|工商|交通便利"
    r"|技术力量雄厚|设备精良|信誉|客户|售后服务|专利\d+|股东|改制|法人"
    r"|founded in|headquartered|employees|revenue"
)
_PRODUCT = re.compile(
    r"主营|主导产品|主要产品|主要生产|主要从事|专业从事|专注于|生产的|产品有|产品包括|main products"
)
_MATTER = re.compile(
    r"需要|需求|希望|寻求|解决|难题|难点|问题|要求|指标|提高|降低|改善|不足|缺陷|故障|失效|目标|达到|参数|拟|攻关|亟|急需|瓶颈"
    r"|≥|≤|不低于|不高于|小于|大于|精度|误差|寿命|合格率|we need|required|must|problem|improve|reduce"
)


@dataclass(frozen=True, slots=True)
class Discount:
    """How much of each sentence is matter: 1 for a requirement, less for products, little for a profile."""

    repeated: Counter[str] = field(default_factory=Counter)
    """Normalised sentences of the whole collection and how many different titles they stand under."""

    def weight(self, sentence: str) -> float:
        """Weight in [0, 1] of one sentence of a detail text."""
        plain = normalise(sentence)
        if self.repeated.get(plain, 0) > 2 or (_PROFILE.search(plain) and not _MATTER.search(plain)):
            return 0.3 if _PRODUCT.search(plain) else 0.1
        if _MATTER.search(plain) and not _PROFILE.search(plain):
            return 1.0
        return 0.4

    def matter(self, detail: str, least: float = 0.35) -> str:
        """The sentences of ``detail`` that weigh at least ``least``, in order; may be empty."""
        kept = [detail[a:b] for a, b in sentences(detail) if self.weight(detail[a:b]) >= least]
        return "".join(kept)


def learn(records: Iterable[tuple[str, str]]) -> Discount:
    """A discount that knows which sentences recur under several titles. ``records``: (title, detail)."""
    seen: dict[str, set[str]] = {}
    for title, detail in records:
        for start, end in sentences(detail):
            plain = normalise(detail[start:end])
            if len(plain) > 12:
                seen.setdefault(plain, set()).add(normalise(title))
    return Discount(Counter({text: len(titles) for text, titles in seen.items() if len(titles) > 1}))


def weighted(discount: Discount, detail: str) -> Sequence[tuple[str, float]]:
    """Each sentence of ``detail`` with its weight."""
    return [(detail[a:b], discount.weight(detail[a:b])) for a, b in sentences(detail)]
