"""A stream sealed with a passphrase: AES-256-GCM in pieces, key by scrypt (RFC 7914).

Each piece carries in its nonce its number and whether it is the last one (the STREAM construction, Hoang et
al. 2015), so that pieces cannot be left out, swapped or cut off unseen.
"""

from __future__ import annotations

import io
import os
import struct
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from rongtong.site.operations.backup.faults import BackupFault

MAGIC = b"RONGTONG-SEALED-1\n"
PIECE = 1 << 20
_SALT, _TAG = 16, 16


def _cipher(passphrase: str, salt: bytes) -> AESGCM:
    return AESGCM(Scrypt(salt=salt, length=32, n=1 << 15, r=8, p=1).derive(passphrase.encode()))


def _nonce(number: int, last: bool) -> bytes:
    return struct.pack(">3xQB", number, last)


class Sealer(io.RawIOBase):
    """A file to write to; what is written is sealed and goes to ``to``. ``close`` writes the last piece."""

    def __init__(self, to: IO[bytes], passphrase: str) -> None:
        salt = os.urandom(_SALT)
        self._to, self._cipher = to, _cipher(passphrase, salt)
        self._held, self._number = bytearray(), 0
        to.write(MAGIC + salt)

    def writable(self) -> bool:
        """Say yes."""
        return True

    def write(self, data: object) -> int:
        """Take ``data`` (bytes) and seal every whole piece but the last."""
        added = bytes(data)  # type: ignore[call-overload]
        self._held += added
        while len(self._held) > PIECE:
            self._piece(bytes(self._held[:PIECE]), last=False)
            del self._held[:PIECE]
        return len(added)

    def close(self) -> None:
        """Seal what is left as the last piece."""
        if not self.closed:
            self._piece(bytes(self._held), last=True)
        super().close()

    def _piece(self, plain: bytes, *, last: bool) -> None:
        self._to.write(self._cipher.encrypt(_nonce(self._number, last), plain, None))
        self._number += 1


class Opener(io.RawIOBase):
    """A file to read what ``Sealer`` wrote. BackupFault for a wrong passphrase or a changed byte."""

    def __init__(self, source: IO[bytes], passphrase: str) -> None:
        if source.read(len(MAGIC)) != MAGIC:
            raise BackupFault("This is not a sealed backup.")
        self._source, self._cipher = source, _cipher(passphrase, source.read(_SALT))
        self._next = source.read(PIECE + _TAG)
        self._held, self._number = b"", 0

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill ``buffer`` with opened bytes; 0 at the end."""
        if not self._held and self._next:
            self._held = self._piece()
        view = memoryview(buffer)
        count = min(len(view), len(self._held))
        view[:count] = self._held[:count]
        self._held = self._held[count:]
        return count

    def _piece(self) -> bytes:
        sealed, self._next = self._next, self._source.read(PIECE + _TAG)
        try:
            plain = self._cipher.decrypt(_nonce(self._number, not self._next), sealed, None)
        except InvalidTag:
            raise BackupFault("The passphrase is wrong, or the backup was damaged or cut off.") from None
        self._number += 1
        return plain
