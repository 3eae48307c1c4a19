"""Links that need no account: a number, and a signature that only this site makes.

A key kept with the row goes into the signature: another key makes every earlier link void. The database
alone does not tell a link, for the site's secret is part of it too.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from secrets import token_urlsafe

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.http import base36_to_int, int_to_base36

TARGET, PUBLIC = "campaigns.target", "campaigns.public"
"""What a link opens: one organisation's own page, or a campaign's door for everybody else."""
_BYTES = 16
"""128 bits: nobody guesses one."""


def new_key() -> str:
    """Give the part of a link that can be changed."""
    return token_urlsafe(12)


def token_of(what: str, pk: int, key: str) -> str:
    """Give the last part of a link's address."""
    return f"{int_to_base36(pk)}-{_signature(what, pk, key, settings.SECRET_KEY)}"


def number_in(token: str) -> int | None:
    """Give the number a token names, whether or not it is signed; None where there is none."""
    begins, dash, _rest = token.partition("-")
    try:
        return base36_to_int(begins) if dash and begins.isascii() else None
    except ValueError:
        return None


def is_right(what: str, token: str, pk: int, key: str) -> bool:
    """Tell whether this site made the token for this row and key; old secrets count while they are kept."""
    signed = token.partition("-")[2]
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return any(constant_time_compare(signed, _signature(what, pk, key, one)) for one in secrets)


def _signature(what: str, pk: int, key: str, secret: str) -> str:
    made = salted_hmac(what, f"{pk}:{key}", secret=secret, algorithm="sha256").digest()[:_BYTES]
    return urlsafe_b64encode(made).decode().rstrip("=")
