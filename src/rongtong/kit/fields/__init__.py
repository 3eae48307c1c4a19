"""Database fields of our own: encrypted text and its digest for look-up."""

from rongtong.kit.fields.clean import clean
from rongtong.kit.fields.encrypted import DigestText, EncryptedText, Unreadable
from rongtong.kit.fields.ring import digest, digests

__all__ = ["DigestText", "EncryptedText", "Unreadable", "clean", "digest", "digests"]
