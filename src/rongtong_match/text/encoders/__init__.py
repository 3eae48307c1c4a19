"""Sentence encoders behind one interface."""

from rongtong_match.text.encoders.base import Encoder, EncoderError, Vectors
from rongtong_match.text.encoders.choose import open_encoder

__all__ = ["Encoder", "EncoderError", "Vectors", "open_encoder"]
