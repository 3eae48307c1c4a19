"""Kinds of need and offer, and forms of licence, from Chinese or English words."""

from __future__ import annotations

import re

from rongtong_match.types import Licence, NeedKind, OfferKind
from rongtong_match.values.faults import ValueFault
from rongtong_match.values.plain import LONGEST, fold, is_blank

NEED_WORDS: tuple[tuple[NeedKind, str], ...] = (
    (NeedKind.FINANCE, "融资|贷款|投资|资金|信贷|finance|loan|invest|funding"),
    (NeedKind.TALENT, "人才|专家|团队|顾问|招聘|引智|talent|expert|hire|hiring"),
    (NeedKind.RESEARCH, "攻关|研发|研究|联合开发|委托开发|合作开发|技术开发|合作|揭榜|难题|开发"
        "|research|r&d|develop|co-?operat"),
    (NeedKind.RESULT, "成果|专利|引进|受让|购买技术|转让|许可|技术转移|产品|设备采购|工艺|result|patent"
        "|licen[cs]|acqui|buy"),
    (NeedKind.SERVICE, "服务|检测|检验|测试|咨询|认证|评估|设计|加工|培训|诊断|代理|service|test"
        "|consult|certif"),
)  # fmt: skip
OFFER_WORDS: tuple[tuple[OfferKind, str], ...] = (
    (OfferKind.FINANCE, "金融|融资|贷款|投资|基金|信贷|保险|担保|finance|loan|invest|fund"),
    (OfferKind.PILOT, "中试|概念验证|小试基地|熟化|pilot|proof of concept"),
    (OfferKind.INSTRUMENT, "仪器|设备|机时|instrument|equipment|facility"),
    (OfferKind.BASE, "基地|平台|园区|孵化|众创|空间|实验室|研究院|base|platform|incubat|park"),
    (OfferKind.EXPERT, "专家|人才|教授|团队|顾问|科技特派员|expert|talent|person|people"),
    (OfferKind.CAPABILITY, "能力|研发|攻关|研究方向|委托开发|联合开发|capability|capacity|r&d"),
    (OfferKind.RESULT, "成果|专利|技术|产品|论文|软件|软著|论著|品种|result|patent|technology|product"
        "|paper"),
    (OfferKind.SERVICE, "服务|检测|检验|测试|咨询|认证|评估|设计|培训|代理|service|test|consult|certif"),
)  # fmt: skip
LICENCE_WORDS: tuple[tuple[Licence, str], ...] = (
    (Licence.TRIAL, "先用后转|先使用后付费|试用|trial"),
    (Licence.EXCLUSIVE, "独占|排他|exclusive|sole"),
    (Licence.TRANSFER, "转让|受让|买断|出售|transfer|assign|sale"),
    (Licence.EQUITY, "入股|作价|股权|合资|equity|joint venture"),
    (Licence.DEVELOPMENT, "开发|研发|攻关|develop"),
    (Licence.SERVICE, "服务|咨询|service|consult"),
    (Licence.ORDINARY, "许可|授权|使用权|普通|non-?exclusive|ordinary|licen[cs]"),
)  # fmt: skip
_ANY = re.compile(r"^(?:不限|均可|都可以?|任意|面议|协商|any)")
_SERVICE_LAST = re.compile(r"(?:服务|service)s?$")


def read_need_kind(value: str | None) -> NeedKind | None:
    """The kind a need's cell names; ``None`` for blank or 不限. Raises ``ValueFault`` for unknown words."""
    text = _prepared(value, "value.kind.need")
    if text is None:
        return None
    if _SERVICE_LAST.search(text) and not re.search("金融|融资|贷款", text):
        return NeedKind.SERVICE
    for kind, words in NEED_WORDS:
        if text == kind.value or re.search(words, text):
            return kind
    raise ValueFault("value.kind.need", value)


def read_offer_kind(value: str | None) -> OfferKind | None:
    """The kind an offer's cell names; ``None`` for blank or 不限. Raises ``ValueFault`` for unknown words."""
    text = _prepared(value, "value.kind.offer")
    if text is None:
        return None
    if _SERVICE_LAST.search(text) and not re.search("金融|融资|贷款|中试|仪器|instrument|pilot", text):
        return OfferKind.SERVICE
    for kind, words in OFFER_WORDS:
        if text == kind.value or re.search(words, text):
            return kind
    raise ValueFault("value.kind.offer", value)


def read_licences(value: str | None) -> frozenset[Licence]:
    """All forms of co-operation that a cell names; empty for blank and 不限. Raises ``ValueFault``."""
    text = _prepared(value, "value.licence")
    if text is None:
        return frozenset()
    found = set()
    for licence, words in LICENCE_WORDS:
        if licence is Licence.ORDINARY:
            text = (
                re.sub(r"(?:独占|排他)(?:实施)?许可|exclusive licen[cs]e?", " ", text)
                if Licence.EXCLUSIVE in found
                else text
            )
        elif licence is Licence.EXCLUSIVE:
            text = re.sub("non-?exclusive", "ordinary", text)
        if re.search(words, text):
            found.add(licence)
    if not found:
        raise ValueFault("value.licence", value)
    return frozenset(found)


def _prepared(value: str | None, code: str) -> str | None:
    text = fold(value or "")
    if is_blank(text) or _ANY.match(text):
        return None
    if len(text) > LONGEST:
        raise ValueFault(code, value)
    return text
