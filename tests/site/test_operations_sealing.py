"""The sealed stream: what goes in comes out, and nothing else does."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rongtong.site.operations.backup import sealing
from rongtong.site.operations.backup.faults import BackupFault
from rongtong.site.operations.backup.sealing import MAGIC, PIECE, Opener, Sealer

SALT = 16


def _sealed(plain: bytes) -> bytes:
    to = io.BytesIO()
    sealer = Sealer(to, "a passphrase")
    sealer.write(plain)
    sealer.close()
    return to.getvalue()


def _opened(sealed: bytes, passphrase: str = "a passphrase") -> bytes:  # noqa: S107 - of the test
    return io.BufferedReader(Opener(io.BytesIO(sealed), passphrase)).read()


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_there_and_back(size):
    plain = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    assert _opened(_sealed(plain)) == plain


@settings(max_examples=20)
@given(st.binary(min_size=1, max_size=200), st.data())
def test_no_changed_byte_is_taken(plain, data):
    sealed = bytearray(_sealed(plain))
    sealed[data.draw(st.integers(len(MAGIC), len(sealed) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(BackupFault):
        _opened(bytes(sealed))


def test_pieces_cannot_be_cut_off_or_swapped(monkeypatch):
    monkeypatch.setattr(sealing, "PIECE", 10)
    sealed = _sealed(b"0123456789abcdefghijABCDEFGHIJ")
    start = len(MAGIC) + SALT
    head, *pieces = sealed[:start], *(sealed[i : i + 26] for i in range(start, len(sealed), 26))
    assert len(pieces) == 3
    for kept in (pieces[:2], pieces[1:], [pieces[1], pieces[0], pieces[2]]):
        with pytest.raises(BackupFault):
            _opened(head + b"".join(kept))


def test_the_passphrase_counts():
    with pytest.raises(BackupFault):
        _opened(_sealed(b"secret"), "another passphrase")
