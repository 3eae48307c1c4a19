"""What every sentence encoder offers, whatever stands behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from rongtong_match.messages import say
from rongtong_match.types import Reason

Vectors = NDArray[np.float32]


class EncoderError(Exception):
    """The encoder cannot be used. ``reason`` says why and what to do (``messages.encoders``)."""

    def __init__(self, code: str, **params: str | int | float) -> None:
        self.reason = Reason(code, tuple(sorted(params.items())))
        super().__init__(say(self.reason))


class Encoder(Protocol):
    """Turns texts into unit vectors. Equal texts give equal vectors, whatever batch they come in."""

    @property
    def id(self) -> str:
        """Name and version of model and prefix rule: vectors of two ids are never mixed."""
        ...

    @property
    def dim(self) -> int:
        """Length of each vector."""
        ...

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dim), float32, rows of length 1 (or 0 for a text without content)."""
        ...

    def passages(self, texts: Sequence[str]) -> Vectors:
        """As ``queries``, for the texts that are searched."""
        ...
