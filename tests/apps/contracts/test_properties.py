"""What holds of any terms: differences are whole, an edited file changes only what was ticked, sums agree."""

from __future__ import annotations

import copy

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from rongtong.apps.contracts.queries.returned import Edited, merged
from rongtong.apps.contracts.queries.versions import between
from rongtong.apps.contracts.rules.clauses import clauses_of
from rongtong.apps.contracts.rules.values import clean, first_values, technology, total

KIND = "service"
CODES = [one.code for one in clauses_of(KIND)]
TEXTS = st.text("甲乙方交付验收合格十日内，。\n 12%", max_size=40).map(str.strip)
FEN = st.integers(0, 10**13)
WORDS = st.text("检测报告样机", min_size=1, max_size=6)
ITEMS = st.lists(st.fixed_dictionaries({"what": WORDS, "fen": FEN, "technical": st.booleans()}), max_size=6)
FIRST = first_values(KIND, "service", "检测")
few = settings(max_examples=40, deadline=None)


@st.composite
def terms(draw):
    """Terms of a service with some clauses written anew and some items."""
    made = copy.deepcopy(FIRST)
    made["clauses"] |= draw(st.dictionaries(st.sampled_from(CODES), TEXTS, max_size=5))
    made["items"] = draw(ITEMS)
    return clean(made)


@few
@given(terms(), terms())
def test_differences_name_just_what_differs_and_hold_both_texts(before, after):
    found = {one.code: one.stretches for one in between(before, after) if one.code}
    assert set(found) == {code for code in CODES if before["clauses"][code] != after["clauses"][code]}
    for code, parts in found.items():
        assert "".join(part.before for part in parts) == before["clauses"][code]
        assert "".join(part.after for part in parts) == after["clauses"][code]
    assert between(before, before) == []


@few
@given(terms(), terms(), st.sets(st.sampled_from(CODES)))
def test_an_edited_file_changes_what_was_ticked_and_nothing_else(before, after, ticked):
    differing = tuple(one for one in between(before, after) if one.code)
    made = merged(before, Edited("改.docx", after["clauses"], differing, ()), ticked)
    wanted = {code: (after if code in ticked else before)["clauses"][code] for code in CODES}
    assert made["clauses"] == wanted
    assert {k: v for k, v in made.items() if k != "clauses"} == {
        k: v for k, v in before.items() if k != "clauses"
    }


@few
@given(ITEMS.filter(bool), st.data())
def test_instalments_are_the_whole_price_or_refused(items, data):
    whole = sum(row["fen"] for row in items)
    first = data.draw(st.integers(0, whole))
    off = data.draw(st.sampled_from([0, 0, 1]))
    parts = [{"key": f"p{n}", "what": "款", "fen": fen} for n, fen in enumerate((first, whole - first + off))]
    values = FIRST | {"items": items, "instalments": parts}
    if off:
        with pytest.raises(ValidationError):
            clean(values)
    else:
        made = clean(values)
        assert 0 <= technology(made) <= total(made) == sum(row["fen"] for row in made["instalments"])
        assert clean(made) == made
