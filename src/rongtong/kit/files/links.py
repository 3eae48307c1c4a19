"""Addresses of files: one that asks the permission each time, one that is signed and runs out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from rongtong.kit.files.models import File
from rongtong.kit.files.purposes import named

_SIGNER = Signer(salt="rongtong.files.link")


@dataclass(frozen=True)
class Signed:
    """What a signed link says: the file, its purpose, when it runs out and for whom it is (None: the
    bearer).
    """

    token: str
    purpose: str
    ends: datetime
    user: int | None


def link(file: File) -> str:
    """Give the address that asks the purpose's permission whenever it is opened."""
    return reverse("files:file", args=[file.token])


def signed(file: File, *, at: datetime, user: int | None = None, lasts: timedelta | None = None) -> str:
    """Give an address that works until ``at`` + ``lasts`` (the purpose's own when None), for ``user``
    only if named.
    """
    ends = at + (lasts or named(file.purpose).lasts)
    said = [file.token, file.purpose, int(ends.timestamp()), user]
    return reverse("files:signed", args=[_SIGNER.sign_object(said, compress=False)])


def read_signed(text: str) -> Signed | None:
    """Give what a signed link says, or None when we did not sign it."""
    try:
        token, purpose, ends, user = _SIGNER.unsign_object(text)
    except (BadSignature, ValueError):
        return None
    return Signed(token, purpose, datetime.fromtimestamp(ends, UTC), user)
