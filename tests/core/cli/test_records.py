"""The record file beside an index: whole lines, newest wins, nothing acknowledged is lost."""

from __future__ import annotations

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from rongtong_match.rank.records import RecordFile, from_plain, to_plain
from rongtong_match.types import Licence, Money, Offer, OfferKind

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
OFFERS = st.builds(
    Offer,
    id=TEXT,
    title=TEXT,
    detail=TEXT,
    kind=st.none() | st.sampled_from(OfferKind),
    fields=st.tuples(TEXT),
    price=st.none() | st.builds(lambda n: Money(n, None), st.none() | st.integers(0, 10**12)),
    available_until=st.none() | st.dates(),
    licences=st.frozensets(st.sampled_from(Licence)),
    avoids=st.frozensets(TEXT),
    extra=st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple),
)


@given(OFFERS)
def test_a_record_comes_back_as_it_was(offer):
    assert from_plain(json.loads(json.dumps(to_plain(offer)))) == offer


def test_a_torn_line_is_dropped_and_the_next_one_is_whole(tmp_path):
    file = RecordFile(tmp_path / "records.jsonl")
    file.append([Offer("a", "first"), Offer("b\t\n", "second", posted=date(2026, 1, 2))])
    with file.path.open("ab") as torn:
        torn.write(b'"c"\t{"id":"c","ti')
    assert set(file.find({"a", "b\t\n", "c"})) == {"a", "b\t\n"}
    file.append([Offer("d", "fourth")])
    assert file.find({"d"})["d"].title == "fourth"
    assert len(file) == 3


def test_compacting_keeps_the_newest_of_the_living(tmp_path):
    file = RecordFile(tmp_path / "records.jsonl")
    file.append([Offer("a", "old"), Offer("b", "gone"), Offer("a", "new")])
    file.compact(lambda one: one != "b")
    assert len(file) == 1
    assert file.find({"a", "b"})["a"].title == "new"
