"""Texts of needs and offers, each put together from two of the demo's that belong to one field.

A title is a written title with a keyword of the other in brackets; details take sentences of both, with
quantities of their own. So words are as frequent as in real texts, and hardly two titles are alike.
"""

from __future__ import annotations

import re
from functools import cache
from random import Random
from typing import Any

from rongtong.apps.catalogue.models.listings import TITLE_LONGEST
from rongtong.site.demo.texts import Text, written

FEN = 1_000_000
"""Fen in 万元."""
EXTRAS: dict[str, dict[str, Any]] = {
    "talent": {"engagement": "part_time", "posts": 1}, "finance": {"finance_form": "loan"},
    "instrument": {"unit": "机时", "hours": "周一至周五 9:00-17:00"}, "service": {"unit": "批"},
    "base": {"audience": "all"}, "expert": {"unit": "人天"}, "pilot": {"unit": "天"},
}  # fmt: skip
_FIGURE = re.compile(r"(?<![\d.~～\-—–/×A-Za-z])(\d{2,4})(?=[吨台套家条件亩批人组例只户处株头升万])")


@cache
def fields(side: str) -> dict[str, list[Text]]:
    """Give the written texts by field."""
    found: dict[str, list[Text]] = {}
    for text in written(side):
        found.setdefault(text.field, []).append(text)
    return found


@cache
def sentences(text: Text) -> tuple[str, ...]:
    """Give the sentences of its details."""
    return tuple(part for part in re.split(r"(?<=[。！？])", text.detail) if part)


def drawn(side: str, chance: Random) -> tuple[Text, str]:
    """Draw a text and the keyword that its title carries besides."""
    texts = written(side)
    base = texts[int(len(texts) * chance.random() ** 1.6)]
    other = chance.choice(fields(side)[base.field])
    return base, chance.choice(other.keywords or base.keywords)


def title_of(base: Text, keyword: str) -> str:
    """Give the title; ``parts_of`` takes it apart again."""
    room = TITLE_LONGEST - len(keyword) - 2
    return f"{base.title[:room]}（{keyword}）"


def parts_of(title: str) -> tuple[str, str]:
    """Give the written title and the keyword of a title."""
    base, _bracket, keyword = title.removesuffix("）").rpartition("（")
    return base, keyword


def values(base: Text, keyword: str, chance: Random) -> dict[str, Any]:
    """Give what an owner would write: columns of the catalogue, ``extra``, money in fen."""
    side, other = base.side, chance.choice(fields(base.side)[base.field])
    found: dict[str, Any] = {
        "kind": base.kind, "title": title_of(base, keyword), "detail": _detail(base, other, chance),
        "summary": base.summary[:300], "keywords": [*dict.fromkeys((*base.keywords, keyword))],
        "field": base.field if base.kind != "base" else "", "maturity": _maturity(base, chance),
        "tried": base.tried, "maturity_evidence": base.evidence if side == "offer" else "",
        "licences": list(base.licences), **_money(base, chance), "extra": _extra(base),
    }  # fmt: skip
    found["price_mode"] = "agreement" if side == "offer" and found["money_low"] is None else ""
    return found


def _detail(base: Text, other: Text, chance: Random) -> str:
    own, more = list(sentences(base)), sentences(other)
    if len(own) > 2:
        own.pop(chance.randrange(len(own)))
    said = [*own, *chance.sample(more, min(len(more), 1 + chance.randrange(2)))]
    factor = chance.choice((0.4, 0.5, 0.7, 1.3, 1.6, 2.5))
    return "".join(_FIGURE.sub(lambda hit: str(round(int(hit[1]) * factor)), one) for one in said)


def _maturity(base: Text, chance: Random) -> int | None:
    return None if base.maturity is None else min(9, max(1, base.maturity + chance.choice((-1, 0, 0, 1))))


def _money(base: Text, chance: Random) -> dict[str, int | None]:
    factor = chance.choice((0.5, 0.6, 0.8, 1.0, 1.2, 1.5, 2.0))
    ends = [None if end is None else round(end * factor * FEN) for end in (base.low, base.high)]
    return {"money_low": ends[0], "money_high": ends[1]}


@cache
def _extra(base: Text) -> dict[str, Any]:
    figures = next((part for part in sentences(base) if re.search(r"\d", part)), base.title)
    also = {"pilot": {"scale": figures[:120]}, "instrument": {"model": figures[:200]}}.get(base.kind, {})
    return EXTRAS.get(base.kind, {}) | also
