"""The text of a contract out of one version of its terms: always Chinese, numbered, with its annexes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rongtong.apps.contracts.models import Contract, Terms
from rongtong.apps.contracts.models.choices import PaymentMode, Side
from rongtong.apps.contracts.rules.capitals import article, capitals
from rongtong.apps.contracts.rules.clauses import clauses_of
from rongtong.apps.contracts.rules.kinds import kinds, subkind
from rongtong.apps.contracts.rules.values import technology, total
from rongtong.apps.parties.models import Party
from rongtong.apps.vocab import queries as vocab

_PAYMENT = {
    PaymentMode.ONCE: "一次总算，一次总付", PaymentMode.PARTS: "一次总算，分期支付",
    PaymentMode.ROYALTY: "提成支付", PaymentMode.ENTRY: "提成支付附加预付入门费",
}  # fmt: skip
_PLACES = {Side.BUYER: "甲方", Side.SELLER: "乙方"}


@dataclass(frozen=True)
class Section:
    """One article: its clause's code, number and heading, its paragraphs."""

    code: str
    number: str
    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Annex:
    """A table behind the articles."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Stand:
    """A side as the contract names it: (label, value) lines."""

    place: str
    role: str
    name: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Text:
    """A whole contract, to be written as Word or typeset."""

    code: str
    version: int
    kind: str
    subkind: str
    title: str
    valid: str
    sides: tuple[Stand, ...]
    preamble: str
    sections: tuple[Section, ...]
    annexes: tuple[Annex, ...]


def text_of(contract: Contract, terms: Terms) -> Text:
    """Give the text of one version."""
    values = terms.values
    kind = kinds()[values["kind"]]
    sub = subkind(values["kind"], values["subkind"])
    roles = {Side.BUYER: kind.buyer, Side.SELLER: kind.seller}
    sides = tuple(_stand(contract.party(side), _PLACES[side], roles[side]) for side in Side)
    span = f"{values['valid_from'] or '　　'} 至 {values['valid_to'] or '　　'}"
    articles = "、".join(dict.fromkeys((kind.article, sub.article)))
    preamble = (
        f"甲乙双方根据《中华人民共和国民法典》第三编第二十章的规定（{articles}），"
        f"就“{values['title']}”订立本合同。"
    )
    return Text(
        contract.code, terms.number, kind.zh, sub.zh, values["title"], span, sides, preamble,
        sections_of(values), annexes_of(values),
    )  # fmt: skip


def _stand(party: Party, place: str, role: str) -> Stand:
    owner = party.owner
    lines = [("统一社会信用代码", str(getattr(owner, "uscc", "")) or "—")] if party.organisation_id else []
    lines.append(("所在地", _region(party.region)))
    return Stand(place, role, str(owner), tuple(lines))


def _region(code: str) -> str:
    return vocab.label(vocab.REGION, code) if code else "—"


def sections_of(values: Mapping[str, Any]) -> tuple[Section, ...]:
    """Give the articles that have a text, numbered in their order; sums and terms are written in."""
    found: list[Section] = []
    for clause in clauses_of(values["kind"]):
        told = paragraphs(values["clauses"].get(clause.code, ""))
        if told:
            number = article(len(found) + 1)
            found.append(Section(clause.code, number, clause.zh, told))
    return tuple(found)


def paragraphs(text: str) -> tuple[str, ...]:
    """Give a clause's paragraphs: lines that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def annexes_of(values: Mapping[str, Any]) -> tuple[Annex, ...]:
    """Give the tables: the price in its parts, the instalments, the deliverables."""
    found = [_price(values)]
    if values["instalments"]:
        found.append(_instalments(values))
    if values["milestones"]:
        heads = ("序号", "交付成果", "验收标准", "交付期限")
        rows = [
            (str(n), row["title"], row["criteria"] or "—", row["due"] or "—")
            for n, row in enumerate(values["milestones"], 1)
        ]
        found.append(Annex("附表三　交付成果和验收", heads, tuple(rows)))
    return tuple(found)


def _price(values: Mapping[str, Any]) -> Annex:
    whole, part = total(values), technology(values)
    rows = [
        (row["what"], "技术" if row["technical"] else "非技术", yuan(row["fen"])) for row in values["items"]
    ]
    if whole is not None and part is not None:
        rows += [
            ("合同成交总额", "", f"{yuan(whole)}（{capitals(whole)}）"),
            ("其中技术交易额", "", f"{yuan(part)}（{capitals(part)}）"),
        ]
    rows.append(("支付方式", "", _PAYMENT[values["payment_mode"]]))
    if values["royalty"]:
        rows.append(("提成的计算", "", values["royalty"]))
    if values["amount_open"]:
        rows.append(("说明", "", "最终金额按提成结算确定，上列金额为固定部分。"))
    return Annex("附表一　价款的构成", ("项目", "性质", "金额（元）"), tuple(rows))


def _instalments(values: Mapping[str, Any]) -> Annex:
    named = {row["key"]: row["title"] for row in values["milestones"]}
    rows = [
        (row["what"], _when(row, named), yuan(row["fen"]), capitals(row["fen"]))
        for row in values["instalments"]
    ]
    return Annex("附表二　支付计划", ("款项", "支付条件", "金额（元）", "大写"), tuple(rows))


def _when(row: Mapping[str, Any], named: Mapping[str, str]) -> str:
    told: Sequence[str] = [
        f"“{named[row['milestone']]}”验收合格后" if row["milestone"] in named else "",
        f"{row['due']} 前" if row["due"] else "",
    ]
    return "，".join(filter(None, told)) or "合同生效后"


def yuan(fen: int) -> str:
    """Give a sum in yuan with its cents: 400,000.00."""
    return f"{fen // 100:,}.{fen % 100:02d}"
