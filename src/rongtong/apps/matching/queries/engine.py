"""The encoder and the weights that count."""

from __future__ import annotations

from rongtong.apps.catalogue.queries import index_store
from rongtong.apps.matching.queries.weighing import in_force
from rongtong_match.text.encoders.base import Encoder
from rongtong_match.types import Weights


def encoder() -> Encoder | None:
    """Give the site's encoder, shared with the index; None for words alone. EncoderError says what to do."""
    spec = index_store.wanted_spec()
    return None if spec == "none" else index_store.spoken(spec)


def encoder_name() -> str:
    """Give the id that runs are kept with."""
    found = encoder()
    return found.id if found is not None else "none"


def weights() -> Weights:
    """Give the weights in force. One query."""
    return in_force()
