"""A sentence-transformers folder without ONNX file, run by ``sentence_transformers`` if installed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from rongtong_match.text.encoders.base import EncoderError, Vectors
from rongtong_match.text.encoders.folder import digest, read_config
from rongtong_match.text.encoders.guard import encode_distinct


class TransformersEncoder:
    """Encodes one text at a time, so that padding to a neighbour's length cannot change a vector."""

    def __init__(self, folder: Path) -> None:
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise EncoderError("encoder.transformers_missing", folder=str(folder)) from error
        self.config = read_config(folder)
        self._model = SentenceTransformer(str(folder), device="cpu")
        self.dim = int(self._model.get_sentence_embedding_dimension())
        files = sorted(path for path in folder.rglob("*") if not path.name.startswith("."))
        self.id = f"transformers-{folder.name}-{digest(files)}"

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of what is asked, with the folder's query prefix."""
        return encode_distinct(texts, self.dim, lambda new: self._encode(self.config.query_prefix, new))

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of what is searched, with the folder's passage prefix."""
        return encode_distinct(texts, self.dim, lambda new: self._encode(self.config.passage_prefix, new))

    def _encode(self, prefix: str, texts: list[str]) -> Vectors:
        rows: Vectors = self._model.encode(
            [prefix + text for text in texts], batch_size=1, show_progress_bar=False, prompt=""
        )
        return np.asarray(rows, np.float32)
