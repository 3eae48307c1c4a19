"""An encoder of our own for tests: character pieces hashed into 32 directions. Deterministic and instant."""

from collections.abc import Sequence
from itertools import pairwise
from zlib import crc32

import numpy as np

from rongtong_match.text.encoders.base import Vectors
from rongtong_match.text.encoders.guard import encode_distinct

DIM = 32


def _row(text: str) -> Vectors:
    row = np.zeros(DIM, np.float32)
    for piece in (*text, *(a + b for a, b in pairwise(text))):
        code = crc32(piece.encode())
        row[code % DIM] += 1.0 if code >> 16 & 1 else -1.0
    return row


class Hashing:
    """An ``Encoder``: what shares characters points the same way."""

    id, dim = "hashing/1", DIM

    def queries(self, texts: Sequence[str]) -> Vectors:
        return encode_distinct(texts, DIM, lambda some: [_row(text) for text in some])

    passages = queries
