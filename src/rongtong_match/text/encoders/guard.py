"""What every encoder does with its texts and rows: clean, encode each different text once, unit length."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from rongtong_match.text.encoders.base import Vectors
from rongtong_match.text.normalise import clean


def normalise(vectors: Vectors) -> Vectors:
    """Each row divided by its length; rows of zeros stay zeros. Row by row: no row depends on another."""
    lengths = np.sqrt(np.einsum("ij,ij->i", vectors, vectors, dtype=np.float64))[:, None]
    unit: Vectors = (vectors / np.where(lengths > 0, lengths, 1)).astype(np.float32)
    return unit


def encode_distinct(
    texts: Sequence[str], dim: int, encode: Callable[[list[str]], Sequence[Vectors] | Vectors]
) -> Vectors:
    """Unit vectors (len(texts), dim): ``encode`` sees each different, cleaned, non-empty text once.

    A text without content gets zeros. NUL, control characters and lone surrogates never reach a model.
    """
    cleaned = [clean(text) for text in texts]
    different = list(dict.fromkeys(text for text in cleaned if text))
    rows = np.zeros((len(different) + 1, dim), np.float32)
    if different:
        rows[:-1] = np.asarray(encode(different), np.float32)
    places = {text: at for at, text in enumerate(different)}
    return normalise(rows[[places.get(text, len(different)) for text in cleaned]])
