"""Character pieces: rows of length one, nothing for nothing."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rongtong_match.text.grams import Grams, grams, weighed

TEXTS = st.lists(st.text("铝合金 焊接a1!\0\ud800", max_size=12), max_size=5)


@given(TEXTS)
def test_rows_have_length_one_or_zero(texts):
    counts = [grams(text) for text in texts]
    rows = Grams(counts).matrix(counts).toarray()
    assert rows.shape[0] == len(texts)
    assert all(
        np.isclose(np.linalg.norm(row), bool(one), atol=1e-5) for row, one in zip(rows, counts, strict=True)
    )


def test_empty_collections_have_no_columns():
    assert Grams([]).matrix([]).shape == (0, 0)
    assert Grams([grams("")]).matrix([grams("铝"), grams("")]).shape == (2, 0)


def test_pieces_never_seen_count_nothing():
    known = Grams([grams("铝")])
    assert not known.matrix([grams("xyz")]).toarray().any()
    assert np.array_equal(known.matrix([grams("铝")]).toarray(), [[1.0]])


def test_one_and_two_characters_are_counted_in_the_normalised_text():
    assert grams("鋁鋁") == {"铝": 2, "铝铝": 1}


def test_a_weighed_text_leans_to_its_heavier_part():
    assert weighed([("铝", 1.0), ("钛", 0.1), ("铝", 0.5)]) == {"铝": 1.5, "钛": 0.1}


def test_a_rare_piece_counts_more_than_a_common_one():
    made = Grams([grams(text) for text in ("铝", "铝", "铝", "钛")])
    row = made.matrix([grams("铝") + grams("钛")]).toarray()[0]
    common, rare = (made.matrix([grams(one)]).toarray()[0] @ row for one in "铝钛")
    assert rare > common > 0
