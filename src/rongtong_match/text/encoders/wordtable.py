"""Word vectors as a table, and texts encoded with it: no model at run time."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from rongtong_match.text.encoders.base import EncoderError, Vectors
from rongtong_match.text.encoders.guard import encode_distinct
from rongtong_match.text.segment import content_words


def text_vector(text: str, rows: Mapping[str, Vectors], dim: int) -> Vectors:
    """The sum of the vectors of the different words of ``text``; zeros if none is known."""
    known = [rows[word] for word in dict.fromkeys(content_words(text)) if word in rows]
    return np.sum(known, axis=0, dtype=np.float32) if known else np.zeros(dim, np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class WordTable:
    """``rows``: each word's vector (dim,), already times its weight. ``source`` says what made them."""

    source: str
    dim: int
    rows: Mapping[str, Vectors]

    @property
    def id(self) -> str:
        """Source and content: a word more or less changes what texts get."""
        content = hashlib.sha256()
        for word in sorted(self.rows):
            content.update(word.encode() + b"\0" + self.rows[word].tobytes())
        return f"table-{self.source}-{content.hexdigest()[:8]}"

    def save(self, path: Path) -> None:
        """Writes the table as ``.npz``."""
        words = sorted(self.rows)
        vectors = np.array([self.rows[word] for word in words], np.float32).reshape(-1, self.dim)
        with path.open("wb") as file:
            np.savez_compressed(file, source=np.array(self.source), words=np.array(words), vectors=vectors)


def load(path: Path) -> WordTable:
    """The table at ``path``. Raises ``EncoderError``."""
    try:
        with np.load(path, allow_pickle=False) as file:
            words, vectors, source = file["words"].tolist(), file["vectors"], str(file["source"])
        if vectors.dtype != np.float32 or vectors.ndim != 2:
            raise ValueError("not a table of vectors")
        return WordTable(source, vectors.shape[1], dict(zip(words, vectors, strict=True)))
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        raise EncoderError("encoder.table_damaged", path=str(path)) from error


class TableEncoder:
    """Encodes with a finished table; a word that is not in it counts for nothing."""

    def __init__(self, table: WordTable) -> None:
        self._table = table
        self.id, self.dim = table.id, table.dim

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors; the same as ``passages``."""
        rows = self._table.rows
        return encode_distinct(texts, self.dim, lambda new: [text_vector(t, rows, self.dim) for t in new])

    passages = queries
