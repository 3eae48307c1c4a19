"""Looks vectors up before encoding, by the digest of what decides them: encoder id, side, text.

The encoder id names model, prefix rule and, when centred, the mean's version.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from rongtong_match.text.encoders.base import Encoder, Vectors
from rongtong_match.text.encoders.guard import encode_distinct
from rongtong_match.text.encoders.vectorfile import VectorCache, chunks
from rongtong_match.text.encoders.workers import Progress

_WRITTEN = 64


class Cached:
    """An encoder that looks into the file at ``path`` first.

    ``progress(done, total)`` counts different texts, those found at once included.
    """

    def __init__(self, encoder: Encoder, path: Path, progress: Progress | None = None) -> None:
        self.encoder = encoder
        self.progress = progress
        self.cache = VectorCache(path)
        self.id = encoder.id

    @property
    def dim(self) -> int:
        """The encoder's own."""
        return self.encoder.dim

    def queries(self, texts: Sequence[str]) -> Vectors:
        """As the encoder's own."""
        return encode_distinct(texts, self.dim, lambda new: self._encode("query", self.encoder.queries, new))

    def passages(self, texts: Sequence[str]) -> Vectors:
        """As the encoder's own."""
        return encode_distinct(
            texts, self.dim, lambda new: self._encode("passage", self.encoder.passages, new)
        )

    def _encode(
        self, side: str, encode: Callable[[Sequence[str]], Vectors], texts: list[str]
    ) -> list[Vectors]:
        keys = [_key(self.id, side, text) for text in texts]
        known = self.cache.read(keys, self.dim)
        missing = [(key, text) for key, text in zip(keys, texts, strict=True) if key not in known]
        self._tell(len(known), len(keys))
        # Written chunk by chunk: what a killed run loses is one chunk.
        for part in chunks(missing, _WRITTEN):
            rows = encode([text for _, text in part])
            fresh = {key: row for (key, _), row in zip(part, rows, strict=True)}
            self.cache.write(fresh)
            known |= fresh
            self._tell(len(known), len(keys))
        return [known[key] for key in keys]

    def _tell(self, done: int, total: int) -> None:
        if self.progress is not None:
            self.progress(done, total)


def _key(encoder: str, side: str, text: str) -> bytes:
    return hashlib.blake2b("\0".join((encoder, side, text)).encode(), digest_size=16).digest()
