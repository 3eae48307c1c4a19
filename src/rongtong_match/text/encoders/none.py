"""The encoder of those who want none: matching then goes by words alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rongtong_match.text.encoders.base import Vectors


class NoEncoder:
    """Gives every text one zero, so every similarity is zero."""

    id = "none"
    dim = 1

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Zeros, shape (len(texts), 1)."""
        return np.zeros((len(texts), self.dim), np.float32)

    passages = queries
