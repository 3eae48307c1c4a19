"""Rules for passwords (等保 8.1.4.1: complexity): each says what it wants before it says what is missing."""

from __future__ import annotations

import re
import string
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

SHORTEST = 10
PHRASE = 16
"""From this length on a password is a phrase: length does what kinds of characters would."""
KINDS = (re.compile(r"[a-z]"), re.compile(r"[A-Z]"), re.compile(r"\d"), re.compile(r"[^A-Za-z\d]"))
KINDS_NEEDED = 3
_TRIMMED = string.digits + string.punctuation + string.whitespace
_READ_AS = str.maketrans("01345@$!", "oleasasi")


def kinds(password: str) -> int:
    """Count which of small letters, capitals, digits and other characters occur (0 to 4)."""
    return sum(bool(kind.search(password)) for kind in KINDS)


class Strength:
    """Ten characters of three kinds, or a phrase of sixteen."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError that names what is missing."""
        if len(password) >= PHRASE:
            if len(set(password)) < 5:
                raise ValidationError(
                    _("A phrase needs at least 5 different characters."), code="password_monotone"
                )
            return
        if len(password) < SHORTEST:
            raise ValidationError(
                _("The password has %(has)d characters; it needs %(needs)d, or %(phrase)d as a phrase.")
                % {"has": len(password), "needs": SHORTEST, "phrase": PHRASE},
                code="password_too_short",
            )
        if kinds(password) < KINDS_NEEDED:
            raise ValidationError(
                _(
                    "Mix three of these: small letters, capitals, digits, other characters;"
                    " or write a phrase of %d characters."
                )
                % PHRASE,
                code="password_too_plain",
            )

    def get_help_text(self) -> str:
        """Say the rule."""
        return _(
            "At least %(needs)d characters of three kinds (small letters, capitals, digits, others),"
            " or a phrase of %(phrase)d."
        ) % {"needs": SHORTEST, "phrase": PHRASE}


class Common(CommonPasswordValidator):
    """Not one of the 20,000 passwords tried first, nor one of them with digits put around it."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError for a common password, read as people disguise it."""
        small = password.lower().strip()
        read = small.translate(_READ_AS)
        core = {word.strip(_TRIMMED) for word in (small, read)}
        if any(word in self.passwords for word in {small, read, *core} if len(word) > 3):
            raise ValidationError(
                _(
                    "This password is among the first that attackers try."
                    " Choose words that do not belong together."
                ),
                code="password_common",
            )

    def get_help_text(self) -> str:
        """Say the rule."""
        return _("Not one of the passwords that everybody uses, also with digits around it.")


class Own:
    """Not the person's own name, address or number."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError when the password holds something that others know of ``user``."""
        email, phone = getattr(user, "email", "") or "", getattr(user, "phone", "") or ""
        known = (getattr(user, "name", ""), email.partition("@")[0], phone.removeprefix("+86"))
        if any(len(word) > 3 and word.lower() in password.lower() for word in known if word):
            raise ValidationError(
                _("The password must not hold your name, e-mail address or phone number."),
                code="password_own",
            )

    def get_help_text(self) -> str:
        """Say the rule."""
        return _("Without your name, e-mail address or phone number.")
