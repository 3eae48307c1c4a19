"""ONNX Runtime sessions that use one thread and give the same bytes whatever else runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeAlias

import onnxruntime

Session: TypeAlias = Any
"""An ``onnxruntime.InferenceSession``; the library ships no types."""


def session(model: Path | bytes) -> Session:
    """A CPU session on ``model``. One thread: workers run it side by side, and sums keep their order."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    # Texts differ in length: the arena would keep a block for the longest of each shape.
    options.enable_cpu_mem_arena = False
    source = model if isinstance(model, bytes) else str(model)
    return onnxruntime.InferenceSession(source, options, providers=["CPUExecutionProvider"])
