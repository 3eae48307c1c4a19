"""Sentence vectors out of word vectors distilled from a sentence encoder, as the texts need them.

A word's vector is what the encoder says of the word alone, less what it says of common words on
average, times the word's rarity; a text's vector is the sum over its different words (after Arora,
Liang & Ma, "A Simple but Tough-to-Beat Baseline", ICLR 2017). Rarity comes from the encoder's own
unigram vocabulary and the average from fixed words of it, so a text's vector depends on the text
alone and no corpus or shipped table is needed. Measured on graded need-offer pairs, rarity in nats
did better than idf, SIF and removed principal axes, with which it was compared.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rongtong_match.text.encoders.base import Encoder, Vectors
from rongtong_match.text.encoders.e5 import load_tokens
from rongtong_match.text.encoders.guard import encode_distinct
from rongtong_match.text.encoders.wordtable import WordTable, text_vector
from rongtong_match.text.segment import content_words

_VERSION = 1
_COMMON = (400, 10)
"""The average is over 400 words, every tenth of the commonest 4,000: means of more moved nothing."""


class StaticEncoder:
    """Encodes new words with ``base`` (best a cached one), then any text by adding up."""

    def __init__(self, base: Encoder) -> None:
        self._base = base
        self._tokens = load_tokens()
        self._rows: dict[str, Vectors] = {}
        self._average: Vectors | None = None
        self.id = f"static.{_VERSION}-{base.id}"
        self.dim = base.dim

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors; the same as ``passages``."""
        return encode_distinct(texts, self.dim, self._encode)

    passages = queries

    def table(self) -> WordTable:
        """All words seen so far, to be saved and used where there is no model."""
        return WordTable(self.id, self.dim, dict(self._rows))

    def _encode(self, texts: list[str]) -> list[Vectors]:
        self._learn(dict.fromkeys(word for text in texts for word in content_words(text)))
        return [text_vector(text, self._rows, self.dim) for text in texts]

    def _learn(self, words: dict[str, None]) -> None:
        new = [word for word in words if word not in self._rows]
        if not new:
            return
        if self._average is None:
            common = self._base.queries(self._tokens.common_words(*_COMMON))
            self._average = common.mean(axis=0, dtype=np.float32)
        for word, vector in zip(new, self._base.queries(new), strict=True):
            self._rows[word] = np.float32(self._tokens.surprise(word)) * (vector - self._average)
