"""The link in a mail that switches one category off without signing in."""

from __future__ import annotations

from dataclasses import dataclass

from django.core import signing

from rongtong.kit.fields import digest
from rongtong.kit.notices.models import Notice

SALT = "notices.off"
STOP = "notices.stop"
"""What the digest of an address in ``Stop`` is for."""


@dataclass(frozen=True)
class Off:
    """What a link switches off: a category, for an account or for the digest of an address."""

    category: str
    user: int | None
    address: str


def off_token(notice: Notice) -> str:
    """Give the signed token for the category of ``notice`` and its reader. It does not expire."""
    address = "" if notice.user_id else digest(notice.address.lower(), STOP)
    return signing.dumps([notice.category, notice.user_id, address], salt=SALT, compress=True)


def read_token(token: str) -> Off | None:
    """Give what ``token`` stands for; None when it was not made by this site."""
    try:
        category, user, address = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError):
        return None
    return Off(category, user, address)
