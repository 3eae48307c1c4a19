"""The keys of this installation, out of the settings."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings

from rongtong.lib.crypto import SUITES, Ring, keyed_digest


@lru_cache(maxsize=8)
def _ring(secrets: tuple[str, ...], suite: str) -> Ring:
    return Ring(secrets, SUITES[suite])


def ring() -> Ring:
    """Give the key ring of ``FIELD_KEYS`` and ``FIELD_CIPHER``; a changed setting counts at once."""
    return _ring(tuple(settings.FIELD_KEYS), settings.FIELD_CIPHER)


def digest(value: str, purpose: str) -> str:
    """Give 64 hex digits to look a hidden ``value`` up by (a blind index). Nothing typed gives ``""``.

    Pass the normal form (``lib.checks``); the same value under another ``purpose`` gives other digits, so two
    tables cannot be joined on it. The index key is a setting of its own, untouched when field keys rotate.
    """
    return keyed_digest(settings.INDEX_KEY, SUITES[settings.FIELD_CIPHER], value, purpose) if value else ""


def digests(value: str, purpose: str) -> tuple[str, ...]:
    """Give the digests of ``value`` under either cipher and every index key, the present one first.

    For look-up while ``rotate_keys`` or ``rotate_index`` is under way.
    """
    keys = (settings.INDEX_KEY, *settings.OLD_INDEX_KEYS)
    return tuple(
        keyed_digest(key, suite, value, purpose) for key in keys for suite in SUITES.values() if value
    )
