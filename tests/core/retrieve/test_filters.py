"""What each condition lets pass: known, unknown, strict."""

from __future__ import annotations

import pytest

from rongtong_match.retrieve.base import Attributes, Entry, Filter, Query
from rongtong_match.retrieve.embedded import EmbeddedIndex
from rongtong_match.retrieve.labels import larger_regions
from rongtong_match.values.gazetteer import prefix
from tests.core.retrieve.made import DAY

KNOWN = Attributes("a", ("460105",), ("f1",), ("p1",), 500, 6, DAY, DAY)
PROVINCE = Attributes(regions=("460000",))


def found(index: EmbeddedIndex, asked: Filter) -> set[str]:
    records = {"known": KNOWN, "unknown": Attributes(), "province": PROVINCE}
    index.put(Entry(name, {"x": 1.0}, None, about) for name, about in records.items())
    return {hit.id for hit in index.search(Query({"x": 1.0}, filter=asked))}


@pytest.mark.parametrize(
    ("met", "missed"),
    [
        ({"kinds": frozenset("a")}, {"kinds": frozenset("b")}),
        ({"regions": frozenset({"460100"})}, {"regions": frozenset({"460200"})}),
        ({"regions": frozenset({"100000"})}, {"regions": frozenset({"440000"})}),
        ({"fields": frozenset({"f1", "f2"})}, {"fields": frozenset({"f2"})}),
        ({"max_price": 500}, {"max_price": 499}),
        ({"min_maturity": 6}, {"min_maturity": 7}),
        ({"available_by": DAY}, {"available_by": DAY.replace(year=2025)}),
        ({"open_on": DAY}, {"open_on": DAY.replace(year=2027)}),
    ],
)
def test_a_condition(index: EmbeddedIndex, met: dict[str, object], missed: dict[str, object]) -> None:
    assert {"known", "unknown"} <= found(index, Filter(**met))  # type: ignore[arg-type]
    assert "known" not in found(index, Filter(**missed))  # type: ignore[arg-type]
    assert "unknown" in found(index, Filter(**missed))  # type: ignore[arg-type]
    strict = found(index, Filter(**met, strict=True))  # type: ignore[arg-type]
    assert "known" in strict
    assert "unknown" not in strict


def test_a_larger_region_is_not_known_to_be_outside(index: EmbeddedIndex) -> None:
    assert "province" in found(index, Filter(regions=frozenset({"460105"})))
    assert "province" not in found(index, Filter(regions=frozenset({"460105"}), strict=True))
    assert "province" not in found(index, Filter(regions=frozenset({"110000"})))


def test_exclusions_remove_only_what_they_name(index: EmbeddedIndex) -> None:
    asked = Filter(without_parties=frozenset({"p1", "nobody"}), without_ids=frozenset({"province", "x"}))
    assert found(index, asked) == {"unknown"}


def test_codes_cover_what_lies_below_them() -> None:
    assert [prefix(code) for code in ("100000", "460000", "460100", "460105")] == [
        "",
        "46",
        "4601",
        "460105",
    ]
    assert larger_regions("460105") == ("460000", "460100", "000000", "100000")
    assert larger_regions("460000") == ("000000", "100000")
