"""The encoder and the weights that count, opened once a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.conf import settings

from rongtong.apps.matching.queries.weighing import in_force
from rongtong_match.text.encoders.base import Encoder
from rongtong_match.text.encoders.choose import open_encoder
from rongtong_match.types import Weights


@cache
def encoder() -> Encoder | None:
    """Give the site's encoder; None for words alone. EncoderError says what to do."""
    if settings.ENCODER == "none":
        return None
    return open_encoder(settings.ENCODER, cache=Path(settings.INDEX_FOLDER) / "vectors.sqlite")


def encoder_name() -> str:
    """Give the id that runs are kept with."""
    found = encoder()
    return found.id if found is not None else "none"


def weights() -> Weights:
    """Give the weights in force. One query."""
    return in_force()
