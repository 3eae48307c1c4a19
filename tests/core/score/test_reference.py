"""The fast word and character features agree with the slow, obvious ones."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rongtong_match.reference import score as slow
from rongtong_match.score import characters, cover, terms
from rongtong_match.score.prepared import heading, prepare, text_of
from rongtong_match.text.lexicon import subject
from rongtong_match.types import Need, Offer
from tests.core.score.odd_records import needs, offers
from tests.core.text.hashing import Hashing


def _both(asking, offering, encoder=None):
    ready = prepare(asking, offering, encoder)
    cut = ready.segmenter
    documents = [cut.content_words(text_of(offer)) for offer in offering]
    asked = subject(heading(asking[0]), cut)
    meaning = dict(zip(ready.lexicon.words, ready.lexicon.vectors.tolist(), strict=True))
    return ready, np.arange(len(offering)), documents, asked, meaning


@given(needs, offers, st.sampled_from([None, Hashing()]))
@settings(max_examples=15, deadline=None)
def test_cover_agrees(asking, offering, encoder):
    ready, every, documents, asked, meaning = _both(asking, offering, encoder)
    titles = [subject(heading(offer), ready.segmenter) for offer in offering]
    least = slow.enough(ready.lexicon.words, documents)
    by_title = [slow.cover(asked, one, documents, meaning, 0.3, least) for one in titles]
    by_text = [slow.cover(asked, sorted(set(one)), documents, meaning, 0.4, least) for one in documents]
    np.testing.assert_allclose(cover.in_title(ready, 0, every), by_title, atol=1e-5)
    np.testing.assert_allclose(cover.in_text(ready, 0, every), by_text, atol=1e-5)


@given(needs, offers)
@settings(max_examples=15, deadline=None)
def test_terms_agree(asking, offering):
    ready, every, documents, asked, _ = _both(asking, offering)
    least = slow.enough(ready.lexicon.words, documents)
    every_word = [w for w in ready.segmenter.content_words(heading(asking[0])) if w in asked]
    expected = [slow.terms(every_word, one, documents, 0.8, least) for one in documents]
    np.testing.assert_allclose(terms.values(ready, 0, every), expected, atol=1e-5)


@given(needs, offers)
@settings(max_examples=12, deadline=None)
def test_characters_agree(asking, offering):
    ready, every, *_ = _both(asking, offering)
    collection = [*map(text_of, offering), *map(heading, asking)]
    expected = [slow.characters(heading(asking[0]), text_of(o), collection) for o in offering]
    np.testing.assert_allclose(characters.values(ready, 0, every), expected, atol=1e-5)


def test_an_equal_word_covers_even_without_vectors():
    ready = prepare([Need("n", "铝合金压铸气孔")], [Offer("o", "铝合金压铸气孔")], None)
    assert cover.in_title(ready, 0, np.array([0]))[0] == cover.in_text(ready, 0, np.array([0]))[0] == 1
