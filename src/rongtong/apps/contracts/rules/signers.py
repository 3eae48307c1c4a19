"""How a side signs on this site: signers that can be exchanged. The default is a verified click.

A signer proves that a person means exactly these bytes; what it returns is kept with the signature. Another
one (a certificate of a licensed authority under 电子签名法 §16) registers itself under its own name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class Signer(Protocol):
    """Checks one signature. ``given`` is what the page passes on: ``user``, ``password``, ``fresh``."""

    name: str

    def prove(self, sha256: str, given: Mapping[str, Any]) -> dict[str, Any]:
        """Give what is kept as proof, as JSON. ValidationError says what is missing."""
        ...


class Click:
    """A click by somebody who has just proved that they are who they are: by password, or a fresh sign-in."""

    name = "click"

    def prove(self, sha256: str, given: Mapping[str, Any]) -> dict[str, Any]:
        """Ask for the password again unless the sign-in is fresh."""
        if given.get("fresh"):
            return {"signer": self.name, "identity": "fresh sign-in", "sha256": sha256}
        user, password = given.get("user"), given.get("password") or ""
        if user is None or not password or not user.check_password(password):
            raise ValidationError({"password": _("The password is not right. Nothing was signed.")})
        return {"signer": self.name, "identity": "password", "sha256": sha256}


_SIGNERS: dict[str, Signer] = {}


def register(signer: Signer) -> None:
    """Enter a signer; ValueError when the name is taken."""
    if signer.name in _SIGNERS:
        raise ValueError(f"two signers called {signer.name}")
    _SIGNERS[signer.name] = signer


def signer_named(name: str) -> Signer:
    """Give a signer. KeyError when none is registered under the name."""
    return _SIGNERS[name]


register(Click())
