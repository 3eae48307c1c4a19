"""A need's limits, as a filter, let the right offers through."""

from __future__ import annotations

from datetime import timedelta

import pytest

from rongtong_match.retrieve.base import Entry, Query
from rongtong_match.retrieve.embedded import EmbeddedIndex
from rongtong_match.retrieve.records import attributes_of, filter_of
from rongtong_match.types import Money, Need, Offer, OfferKind
from tests.core.retrieve.made import DAY

NEED = Need(
    "n",
    "电池回收",
    wanted_kinds=frozenset({OfferKind.RESULT}),
    wanted_regions=("460000",),
    budget=Money(100, 500),
    min_maturity=6,
    deadline=DAY,
    avoids=frozenset({"乙公司"}),
    organisation="甲公司",
)
FITS = {"kind": OfferKind.RESULT, "region": "460105", "price": Money(300, 900), "maturity": 7}


@pytest.mark.parametrize(
    ("change", "passes"),
    [
        ({}, True),
        ({"price": Money(501, None)}, False),
        ({"min_fee": 600}, False),
        ({"maturity": 5}, False),
        ({"maturity": None}, True),
        ({"kind": OfferKind.EXPERT}, False),
        ({"region": "440300"}, False),
        ({"organisation": "甲公司"}, False),
        ({"person": "乙公司"}, False),
        ({"available_from": DAY + timedelta(days=1)}, False),
        ({"available_until": DAY - timedelta(days=9)}, False),
    ],
)
def test_limits(index: EmbeddedIndex, change: dict[str, object], passes: bool) -> None:
    offer = Offer("o", "电池", **{**FITS, **change})  # type: ignore[arg-type]
    index.put([Entry("o", {"电池": 1.0}, None, attributes_of(offer))])
    assert bool(index.search(Query({"电池": 1.0}, filter=filter_of(NEED, DAY)))) is passes


def test_a_need_is_an_entry_too() -> None:
    about = attributes_of(NEED)
    assert (about.parties, about.available_until, about.price) == (("甲公司",), DAY, None)
