"""Dated trees as values: whatever the list, look-ups keep their promises."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rongtong.apps.vocab.queries.catalogue import INVERSE, Branches, DatedTerm, both_ways

DAY = st.dates(date(1990, 1, 1), date(2030, 1, 1))
CODES = [f"C{n}" for n in range(8)]


@st.composite
def branches(draw):
    """Lists whose codes have one to three names in a row; links point to lower numbers."""
    terms = []
    for number, code in enumerate(CODES):
        cuts = [None, *sorted(draw(st.sets(DAY, max_size=2))), draw(st.none() | st.just(date(2031, 1, 1)))]
        lower = st.sampled_from(CODES[:number]) if number else st.just("")
        for start, end in pairwise(cuts):
            after = ((draw(lower), draw(st.booleans())),) if number and end == date(2031, 1, 1) else ()
            terms.append(DatedTerm("l", code, f"{code}@{start}", parent=draw(lower | st.just("")),
                                   valid_from=start, valid_to=end, successors=after))  # fmt: skip
    return Branches.of(terms)


@given(branches(), st.sampled_from(CODES), DAY)
def test_a_code_has_one_name_a_day(tree, code, day):
    valid = [term for term in tree.terms[code] if term.valid(day)]
    assert len(valid) <= 1
    assert tree.at(code, day) == (valid[0] if valid else None)


@given(branches(), st.sampled_from(CODES), DAY | st.none())
def test_a_known_code_always_has_a_nearest_name(tree, code, day):
    near = tree.nearest(code, day)
    assert near in tree.terms[code]
    assert tree.at(code, day) in (None, near)


@given(branches(), st.sampled_from(CODES))
def test_a_subtree_holds_what_lies_under_it_and_what_it_took_over(tree, code):
    found = tree.subtree(code)
    for some in tree.terms.values():
        for term in some:
            reaches = term.parent in found or any(after in found for after, whole in term.successors if whole)
            assert term.code in found or not reaches


@given(branches(), st.sampled_from(CODES))
def test_subtrees_are_nested(tree, code):
    assert all(tree.subtree(below) <= tree.subtree(code) for below in tree.subtree(code))


LINKS = st.lists(
    st.tuples(
        st.just("a"),
        st.sampled_from(CODES),
        st.just("b"),
        st.sampled_from(CODES),
        st.sampled_from(sorted(INVERSE)),
    ),
    unique_by=lambda link: (link[1], link[3]),
)


@given(LINKS)
def test_a_mapping_reads_both_ways(links):
    found = both_ways(links)
    for one, code, other, to_code, kind in links:
        assert [link.kind for link in found[one, code] if link.code == to_code] == [kind]
        assert [link.kind for link in found[other, to_code] if link.code == code] == [INVERSE[kind]]


@given(branches(), st.sampled_from(CODES), DAY)
def test_the_day_before_an_end_is_the_last(tree, code, day):
    for term in tree.terms[code]:
        if term.valid_to and (term.valid_from or date.min) < term.valid_to:
            assert term.valid(term.valid_to - timedelta(days=1))
            assert not term.valid(term.valid_to)
