"""Any local folder in the sentence-transformers layout, with an ONNX model and ``tokenizer.json``."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from rongtong_match.text.encoders import onnxrun
from rongtong_match.text.encoders.base import EncoderError, Vectors
from rongtong_match.text.encoders.guard import encode_distinct
from rongtong_match.text.encoders.workers import Progress, spread

_MODELS = ("model.onnx", "onnx/model.onnx", "model_quantized.onnx", "onnx/model_quantized.onnx")
_CONFIGS = ("1_Pooling/config.json", "config_sentence_transformers.json", "sentence_bert_config.json")


@dataclass(frozen=True, slots=True)
class FolderConfig:
    """What the folder's own configuration says: pooling (``mean`` or ``cls``), prefixes, longest input."""

    pooling: str
    query_prefix: str
    passage_prefix: str
    max_tokens: int


def read_config(folder: Path) -> FolderConfig:
    """The configuration in ``folder``; what is absent takes the usual default (mean, no prefix, 512)."""
    pooling, prompts, longest = (_json(folder / name) for name in _CONFIGS)
    words = prompts.get("prompts") or {}
    return FolderConfig(
        pooling="cls" if pooling.get("pooling_mode_cls_token") else "mean",
        query_prefix=str(words.get("query", "")),
        passage_prefix=str(words.get("passage") or words.get("document") or ""),
        max_tokens=int(longest.get("max_seq_length") or 512),
    )


class FolderEncoder:
    """Runs the folder's ONNX model, one text at a time on one thread, with its own tokenizer and pooling."""

    def __init__(self, folder: Path, *, workers: int = 1, progress: Progress | None = None) -> None:
        self.config = read_config(folder)
        model, tokenizer = _files(folder)
        try:
            self._tokenizer = Tokenizer.from_file(str(tokenizer))
            self._session = onnxrun.session(model)
            self._tokenizer.enable_truncation(self.config.max_tokens)
            self._tokenizer.no_padding()
            self._inputs = {entry.name for entry in self._session.get_inputs()}
            # A graph that wants other inputs than a text's says so only when it runs.
            self.dim = len(self._one("dimension"))
        except Exception as error:
            raise EncoderError("encoder.folder_broken", folder=str(folder), cause=str(error)[:200]) from error
        self.workers, self.progress = workers, progress
        self.id = f"folder-{folder.name}-{_digest(folder, model, tokenizer)}"

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of what is asked, with the folder's query prefix."""
        return self._encode(self.config.query_prefix, texts)

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of what is searched, with the folder's passage prefix."""
        return self._encode(self.config.passage_prefix, texts)

    def _encode(self, prefix: str, texts: Sequence[str]) -> Vectors:
        def encode(different: list[str]) -> list[Vectors]:
            return spread(lambda text: self._one(prefix + text), different, self.workers, self.progress)

        return encode_distinct(texts, self.dim, encode)

    def _one(self, text: str) -> Vectors:
        ids = np.array([self._tokenizer.encode(text).ids], np.int64)
        offered = {
            "input_ids": ids,
            "attention_mask": np.ones_like(ids),
            "token_type_ids": np.zeros_like(ids),
        }
        feed = {name: values for name, values in offered.items() if name in self._inputs}
        found = np.asarray(self._session.run(None, feed)[0][0], np.float32)
        if found.ndim == 1:  # the graph pools by itself
            return found
        return found[0] if self.config.pooling == "cls" else np.asarray(found.mean(axis=0), np.float32)


def _files(folder: Path) -> tuple[Path, Path]:
    if not folder.is_dir():
        raise EncoderError("encoder.folder_missing", folder=str(folder))
    model = next((folder / name for name in _MODELS if (folder / name).is_file()), None)
    if model is None:
        raise EncoderError("encoder.folder_no_onnx", folder=str(folder))
    if not (folder / "tokenizer.json").is_file():
        raise EncoderError("encoder.folder_no_tokenizer", folder=str(folder))
    return model, folder / "tokenizer.json"


def _json(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        found = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise EncoderError("encoder.folder_broken", folder=str(path.parent), cause=path.name) from error
    return found if isinstance(found, dict) else {}


def _digest(folder: Path, *files: Path) -> str:
    """Of the model with its weights beside it (``*.onnx_data``), the tokenizer and the configuration."""
    beside = sorted(files[0].parent.glob("*.onnx?data"))
    return digest((*files, *beside, *(folder / name for name in _CONFIGS)))


def digest(files: Iterable[Path]) -> str:
    """Eight hex digits of the contents of those ``files`` that are there: what a model's id ends in."""
    total = hashlib.sha256()
    for path in files:
        if path.is_file():
            with path.open("rb") as file:
                total.update(hashlib.file_digest(file, "sha256").digest())
    return total.hexdigest()[:8]
