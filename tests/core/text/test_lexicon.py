"""The words of a collection: rare ones count more, order counts nothing, odd collections do no harm."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rongtong_match.text import lexicon
from tests.core.text.hashing import DIM, Hashing

WORD = st.sampled_from(["铝", "压铸", "气孔", "焊接", "电池", "隔膜"])
DOCUMENTS = st.lists(st.lists(WORD, max_size=5), max_size=6)


@given(DOCUMENTS, st.randoms())
def test_the_order_of_documents_and_words_changes_nothing(documents, random):
    mixed = [random.sample(one, len(one)) for one in random.sample(documents, len(documents))]
    one, two = (lexicon.build(some, ["铝", "钛"], Hashing()) for some in (documents, mixed))
    assert one.words == two.words == tuple(sorted(one.words))
    assert np.array_equal(one.idf, two.idf)
    assert np.array_equal(one.vectors, two.vectors)


@given(DOCUMENTS)
def test_vectors_are_of_length_one_or_zero_and_rarity_is_positive(documents):
    made = lexicon.build(documents, ["钛"], Hashing())
    lengths = np.linalg.norm(made.vectors, axis=1)
    assert np.all(np.isclose(lengths, 1, atol=1e-5) | (lengths == 0))
    assert (made.idf > 0).all()


def test_a_word_that_stands_everywhere_counts_less():
    made = lexicon.build([["铝", "压铸"], ["铝"], ["铝"]], [], None)
    assert made.idf[made.ids["铝"]] < made.idf[made.ids["压铸"]]


def test_a_rare_word_of_no_title_gets_no_vector():
    made = lexicon.build([["铝", "压铸"], ["铝"], ["铝"]], ["气孔"], Hashing())
    silent = [word for word in made.words if not made.vectors[made.ids[word]].any()]
    assert silent == ["压铸"]


def test_a_single_record_has_a_sensible_zero_point():
    made = lexicon.build([["铝"]], ["铝"], Hashing())
    assert np.isclose(np.linalg.norm(made.vectors[0]), 1, atol=1e-5)


def test_without_words_or_vectors_the_mean_is_zero():
    empty = lexicon.build([], [], Hashing())
    assert empty.words == ()
    assert not lexicon.mean_vector(lexicon.build([], ["铝"], Hashing()), np.array([], np.int64)).any()
    assert lexicon.mean_vector(lexicon.build([], ["铝"], None), np.array([0])).shape == (0,)


def test_the_mean_leans_towards_the_rarer_word():
    made = lexicon.build([["铝", "气孔"], ["铝"], ["铝"], ["铝"]], ["铝", "气孔"], Hashing())
    mean = lexicon.mean_vector(made, made.encode(["铝", "气孔", "不在"]))
    assert mean @ made.vectors[made.ids["气孔"]] > mean @ made.vectors[made.ids["铝"]]


def test_a_text_without_content_stays_zero_and_out_of_the_mean():
    rows = Hashing().queries(["铝合金", "", "钛合金"])
    ground = Hashing().queries(["水", "土"])
    centred = lexicon.centre(rows, ground)
    assert not centred[1].any()
    assert np.array_equal(centred[[0, 2]], lexicon.centre(rows[[0, 2]], ground))
    assert centred.shape[1] == DIM


def test_the_subject_drops_the_frame_unless_nothing_else_is_there():
    assert lexicon.subject("一种铝合金压铸方法") == ("铝合金", "压铸")
    assert lexicon.subject("技术方法") == ("技术", "方法")
