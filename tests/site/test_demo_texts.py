"""The written needs and offers of the demo: whole, plausible, nobody's, and no two alike."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from random import Random

import pytest

from rongtong.apps.catalogue.queries.checks import contacts_in
from rongtong.apps.catalogue.rules.kinds import forms
from rongtong.apps.vocab import queries as vocab
from rongtong.site.demo.plan import CITY, VILLAGE
from rongtong.site.demo.texts import cells, chosen, number, written
from tests.factories import vocab as lists

SIDES = ("need", "offer")
LICENCES = {"transfer", "exclusive", "ordinary", "development", "service", "equity", "trial"}
SHINGLE = 4


def faults(side: str, row: dict[str, str]) -> list[str]:
    """Name the columns of a row that hold what they must not."""
    low, high = row["low"] or "0", row["high"] or row["low"] or "0"
    found = {
        "kind": (side, row["kind"]) in forms(),
        "title": 8 <= len(row["title"]) <= 60,
        "detail": 30 <= len(row["detail"]) <= 500,
        "tried": row["kind"] != "research" or row.get("tried"),
        "field": re.fullmatch(r"0[1-9]|1[01]", row["field"]),
        "region": vocab.term(vocab.REGION, row["region"]) and row["region"][:2] in ("51", "50"),
        "money": float(low) <= float(high),
        "maturity": not row["maturity"] or row["maturity"] in "123456789",
        "result": row["kind"] != "result" or side == "need" or row["maturity"],
        "licences": set(filter(None, row.get("licences", "").split(","))) <= LICENCES,
        "keywords": 1 <= len(row["keywords"].split("、")) <= 6,
        "summary": 8 <= len(row["summary"]) <= 120,
        "owner": 1 <= len(row["owner"]) <= 14,
        "contacts": not any(contacts_in(text) for text in row.values()),
    }
    return [name for name, holds in found.items() if not holds]


@pytest.mark.django_db
@pytest.mark.parametrize("side", SIDES)
def test_every_row_is_whole(side: str) -> None:
    lists.load()
    with vocab.pinned():
        wrong = {f"{name} {line}": faults(side, row) for name, line, row in cells(side)}
    assert {place: names for place, names in wrong.items() if names} == {}


@pytest.mark.parametrize("side", SIDES)
def test_no_two_of_the_city_have_the_same_title(side: str) -> None:
    titles = Counter(number(side, place).title for place in range(CITY[side]))
    assert [title for title, count in titles.items() if count > 1] == []


def shingles(text: str) -> set[str]:
    return {text[at : at + SHINGLE] for at in range(len(text) - SHINGLE + 1)}


def likeness(texts: list[str]) -> float:
    """Give the share of four-sign stretches that the two most alike of the texts have in common."""
    parts = [shingles(text) for text in texts]
    return max(len(one & two) / len(one | two) for one, two in combinations(parts, 2))


@pytest.mark.parametrize("side", SIDES)
def test_ten_random_ones_are_seldom_alike(side: str) -> None:
    texts = [number(side, place).detail for place in range(CITY[side])]
    draw = Random(7)  # noqa: S311 - the same draws every time
    tens = sorted(likeness(draw.sample(texts, 10)) for _turn in range(200))
    assert tens[100] < 0.15, "in half of all draws the two most alike share less than 15 per cent"


@pytest.mark.parametrize("side", ["need", "offer"])
def test_the_village_is_chosen_from_what_is_written(side: str) -> None:
    assert [text.title for text in written(side)[: VILLAGE[side]]] == list(chosen(side))
    titles = [text.title for text in written(side)]
    assert len(titles) == len(set(titles)) == sum(1 for _row in cells(side))
