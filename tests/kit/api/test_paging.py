"""Pages by cursor: each record once, in order, whatever the size."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongtong.kit.api.paging import page, part
from rongtong.kit.api.problems import Problem
from rongtong.kit.notices.models import Stop


@given(st.lists(st.integers()), st.integers(1, 7))
def test_the_parts_make_the_whole(values, limit):
    found, cursor = [], ""
    while cursor is not None:
        some = part(values, cursor, limit, lambda value: value)
        assert len(some["items"]) <= limit
        found += some["items"]
        cursor = some["next"]
    assert found == values


@pytest.mark.django_db
def test_what_is_added_meanwhile_moves_nothing(django_assert_num_queries):
    when = "2026-03-02T09:00Z"
    Stop.objects.bulk_create(Stop(digest=f"{n:064}", category="c", at=when) for n in range(5))
    keys = [row.pk for row in Stop.objects.order_by("-pk")]
    with django_assert_num_queries(1):
        first = page(Stop.objects.all(), "", 2, lambda row: row.pk)
    Stop.objects.create(digest="f" * 64, category="c", at=when)
    second = page(Stop.objects.all(), first["next"], 3, lambda row: row.pk)
    assert first["items"] + second["items"] == keys
    assert second["next"] is None


@given(st.text(alphabet="!?*()é x", min_size=1, max_size=100))
def test_a_strange_cursor_is_told(text):
    with pytest.raises(Problem, match="cursor"):
        part([1, 2, 3], text, 2, lambda value: value)


@given(st.text(min_size=1, max_size=100))
def test_no_cursor_breaks_a_list(text):
    with suppress(Problem):
        part([1, 2, 3], text, 2, lambda value: value)
