"""The words of a collection: how rare each is, and where it stands among the others in meaning.

The word table is distilled from the sentence encoder, one call a word, so it grows with the data and needs
no model once the vectors are cached. On real needs the rarity-weighted mean of a title's word vectors ranks
as well as the encoder itself on whole titles, at a fraction of the cost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rongtong_match.text.encoders.base import Encoder, Vectors
from rongtong_match.text.ground import TITLES
from rongtong_match.text.segment import Segmenter, default
from rongtong_match.text.stopwords import FRAME

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


COMMON = 3
"""In how many documents a word must stand to get a vector without being in any title."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Words in a fixed order with their inverse document frequency and centred unit vectors.

    ``vectors`` has shape (words, dim); dim is 0 without an encoder.
    """

    words: tuple[str, ...]
    ids: dict[str, int]
    idf: Floats
    vectors: Vectors

    @property
    def enough(self) -> float:
        """The rarity (idf, nats) that makes a question specific: a word and a half that nobody else uses.

        "机器人研究" names one common word; an offer that has it has not answered anything yet.
        """
        return 1.5 * float(self.idf.max()) if len(self.idf) else 1.0

    def encode(self, words: Iterable[str]) -> Ints:
        """Ids of the words that are known, in their order."""
        return np.array([self.ids[w] for w in words if w in self.ids], np.int64)


def subject(text: str, segmenter: Segmenter | None = None) -> tuple[str, ...]:
    """The different words of a title that name its matter; all content words when only a frame is left."""
    return tuple(named(text, segmenter))


def named(text: str, segmenter: Segmenter | None = None) -> dict[str, int]:
    """The words that ``subject`` gives, in their order, and how often each stands there."""
    found = Counter((segmenter or default()).content_words(text))
    return {word: n for word, n in found.items() if word not in FRAME} or dict(found)


def build(documents: Sequence[Iterable[str]], titles: Iterable[str], encoder: Encoder | None) -> Lexicon:
    """A lexicon of ``documents`` (the searched side's words) and of ``titles`` (words of titles and needs).

    A word gets a vector when a title or a need uses it, or ``COMMON`` documents do: the long tail of words
    that stand once in an abstract costs most of the encoding and moves nothing. Order is alphabetical, so
    equal collections give equal lexicons.
    """
    frequency = Counter(word for document in documents for word in set(document))
    wanted = set(titles)
    words = tuple(sorted({*frequency, *wanted}))
    counts = np.array([frequency.get(word, 0) for word in words], np.float64)
    n = len(documents)
    idf = np.log1p((n - counts + 0.5) / (counts + 0.5)).astype(np.float32)
    meant = np.array([word in wanted or frequency[word] >= COMMON for word in words], bool)
    return Lexicon(words, {w: i for i, w in enumerate(words)}, idf, _vectors(words, meant, counts, encoder))


def _vectors(
    words: Sequence[str], meant: NDArray[np.bool_], counts: NDArray[np.float64], encoder: Encoder | None
) -> Vectors:
    """Centred on running text: a word counts in the mean as often as documents use it."""
    if encoder is None or not meant.any():
        return np.zeros((len(words), 0), np.float32)
    chosen = np.flatnonzero(meant).tolist()
    common = sorted({word for title in TITLES for word in subject(title)})
    found = encoder.queries([words[i] for i in chosen] + common)
    weight = np.concatenate([counts[chosen], np.ones(len(common))])
    mean = (found.astype(np.float64) * weight[:, None]).sum(axis=0) / weight.sum()
    vectors = np.zeros((len(words), found.shape[1]), np.float32)
    vectors[chosen] = unit((found[: len(chosen)] - mean).astype(np.float32))
    return vectors


def centre(vectors: Vectors, ground: Vectors) -> Vectors:
    """``vectors`` less the mean of them and of ``ground``, in double precision: order hardly matters.

    A row of zeros is a text without content: it stays out of the mean and stays zero, else all such texts
    would look alike.
    """
    spoken = np.abs(vectors).sum(axis=1) > 0
    mean = np.concatenate([vectors[spoken], ground]).mean(axis=0, dtype=np.float64)
    centred: Vectors = np.where(spoken[:, None], vectors - mean, 0.0).astype(np.float32)
    return centred


def unit(vectors: Vectors) -> Vectors:
    """Rows scaled to length 1; a zero row stays zero."""
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: Vectors = (vectors / np.maximum(length, 1e-9)).astype(np.float32)
    return scaled


def mean_vector(lexicon: Lexicon, ids: Ints, weights: Floats | None = None) -> Floats:
    """The rarity-weighted mean of the words' vectors, of length 1 (zero when there is no word)."""
    if not len(ids):
        return np.zeros(lexicon.vectors.shape[1], np.float32)
    share = lexicon.idf[ids] if weights is None else lexicon.idf[ids] * weights
    total = (share @ lexicon.vectors[ids]).astype(np.float32)
    row: Floats = unit(total[None, :])[0]
    return row
