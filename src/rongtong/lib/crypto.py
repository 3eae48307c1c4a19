"""Sealed text and keyed digests under one of two cipher suites.

``aes-256-gcm`` is AES-256-GCM with SHA-256; ``sm4-gcm`` is SM4-GCM (GB/T 32907) with SM3 (GB/T 32905).
A sealed text is ``suite$key$data``: the suite's short name, the first eight hex digits that name the key, and
nonce, ciphertext and tag in base64. What is sealed for one place (``about``) cannot be opened for another.
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from os import urandom

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import BlockCipherAlgorithm, Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES, SM4
from cryptography.hazmat.primitives.ciphers.modes import GCM
from cryptography.hazmat.primitives.hashes import SHA256, SM3, Hash, HashAlgorithm
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NONCE, _TAG = 12, 16
_SHORTEST_KEY = 16


class CannotOpen(ValueError):
    """A sealed text cannot be opened. ``code`` is ``not_sealed``, ``unknown_key`` or ``damaged``."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


@dataclass(frozen=True)
class Suite:
    """A cipher with its hash. ``size`` is the key's length in bytes."""

    name: str
    short: str
    size: int
    cipher: Callable[[bytes], BlockCipherAlgorithm]
    hash: type[HashAlgorithm]


SUITES = {
    "aes-256-gcm": Suite("aes-256-gcm", "aes", 32, AES, SHA256),
    "sm4-gcm": Suite("sm4-gcm", "sm4", 16, SM4, SM3),
}
_BY_SHORT = {suite.short: suite for suite in SUITES.values()}


@lru_cache(maxsize=256)
def _derived(secret: str, suite: Suite, use: str, size: int) -> bytes:
    """Give a key of its own for each use, so that no key serves a cipher and a digest at once."""
    return HKDF(suite.hash(), size, salt=None, info=f"rongtong {suite.short} {use}".encode()).derive(
        secret.encode()
    )


def key_name(secret: str) -> str:
    """Name a key by eight hex digits that say nothing about it."""
    return hashlib.sha256(b"rongtong key name " + secret.encode()).hexdigest()[:8]


@dataclass(frozen=True)
class Ring:
    """The keys of an installation, newest first, and the suite that new texts are sealed with.

    Every key opens what it once sealed, under either suite. ValueError without a key or with a short one.
    """

    secrets: tuple[str, ...]
    suite: Suite

    def __post_init__(self) -> None:
        if not self.secrets:
            raise ValueError("give at least one key")
        if short := [key_name(secret) for secret in self.secrets if len(secret) < _SHORTEST_KEY]:
            raise ValueError(f"a key has at least {_SHORTEST_KEY} characters; too short: {', '.join(short)}")

    @cached_property
    def _by_name(self) -> dict[str, str]:
        return {key_name(secret): secret for secret in self.secrets}

    @cached_property
    def prefix(self) -> str:
        """How every text starts that is sealed with the newest key and the present suite."""
        return f"{self.suite.short}${key_name(self.secrets[0])}$"

    def seal(self, text: str, about: str) -> str:
        """Seal ``text`` for the place ``about``; two calls never give the same."""
        nonce = urandom(_NONCE)
        key = _derived(self.secrets[0], self.suite, "seal", self.suite.size)
        sealer = Cipher(self.suite.cipher(key), GCM(nonce)).encryptor()
        sealer.authenticate_additional_data((self.prefix + about).encode())
        data = sealer.update(text.encode("utf-8", "surrogatepass")) + sealer.finalize()
        return self.prefix + urlsafe_b64encode(nonce + data + sealer.tag).decode("ascii")

    def open(self, sealed: str, about: str) -> str:
        """Give the text sealed for ``about``. CannotOpen says why not."""
        short, _, rest = sealed.partition("$")
        name, _, data = rest.partition("$")
        if short not in _BY_SHORT or not data:
            raise CannotOpen("not_sealed", "This is not a sealed text.")
        if name not in self._by_name:
            raise CannotOpen("unknown_key", f"The key {name} is missing: put it back behind the newest one.")
        try:
            return self._opened(_BY_SHORT[short], name, data, about)
        except (InvalidTag, ValueError):
            raise CannotOpen("damaged", "The text was changed, or copied here from another place.") from None

    def _opened(self, suite: Suite, name: str, data: str, about: str) -> str:
        raw = urlsafe_b64decode(data.encode("ascii"))
        if (
            urlsafe_b64encode(raw).decode("ascii") != data
        ):  # loose bits at the end would let another text pass
            raise ValueError("not in its normal form")
        nonce, body, tag = raw[:_NONCE], raw[_NONCE:-_TAG], raw[-_TAG:]
        opener = Cipher(
            suite.cipher(_derived(self._by_name[name], suite, "seal", suite.size)), GCM(nonce, tag)
        ).decryptor()
        opener.authenticate_additional_data(f"{suite.short}${name}${about}".encode())
        return (opener.update(body) + opener.finalize()).decode("utf-8", "surrogatepass")


def keyed_digest(secret: str, suite: Suite, text: str, purpose: str) -> str:
    """Give 64 hex digits that only the holder of ``secret`` can work out; another purpose gives others."""
    mac = HMAC(_derived(secret, suite, f"digest {purpose}", 32), suite.hash())
    mac.update(text.encode("utf-8", "surrogatepass"))
    return mac.finalize().hex()


def sm3() -> Hash:
    """Start an SM3 digest (GB/T 32905)."""
    return Hash(SM3())
