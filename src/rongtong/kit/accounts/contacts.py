"""What a person can be reached and found by: an e-mail address or a mobile number, typed into one field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rongtong.lib import checks, masks


@dataclass(frozen=True)
class Contact:
    """An e-mail address or a phone number in its normal form."""

    kind: Literal["email", "phone"]
    value: str

    @property
    def masked(self) -> str:
        """Give the value with its middle hidden."""
        return masks.email(self.value) if self.kind == "email" else masks.phone(self.value)


def read(text: str) -> Contact:
    """Give what ``text`` names: an address when it has an @, else a phone number. CheckFault when neither."""
    if "@" in text or "＠" in text:
        return Contact("email", checks.email(text))
    return Contact("phone", checks.phone(text))


def masked(text: str) -> str:
    """Give what was typed, hidden enough for a log, whatever it was."""
    try:
        return read(text).masked
    except checks.CheckFault:
        return masks.HIDDEN
