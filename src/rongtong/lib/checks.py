"""Numbers and addresses of people and organisations: each check gives the normal form or says what to do."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_GAPS = re.compile(r"[\s\-‐-―－_.·]+")
_USCC_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_USCC = re.compile(rf"[{_USCC_SIGNS}]{{2}}\d{{6}}[{_USCC_SIGNS}]{{10}}", re.ASCII)
_RESIDENT_WEIGHTS = tuple(pow(2, 17 - place, 11) for place in range(17))
_RESIDENT = re.compile(r"[1-9]\d{16}[\dX]", re.ASCII)
_OLDEST_YEAR = 1880
_PHONE = re.compile(r"(?:\+86|0086|86)?(1[3-9]\d{9})", re.ASCII)
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")


class CheckFault(ValueError):
    """A value fails its check. ``code`` is stable; ``str()`` is an English sentence that says what to do.

    The sentence is a message id: ``kit.fields.clean`` shows it in the reader's language.
    """

    def __init__(self, code: str) -> None:
        super().__init__(SENTENCES[code])
        self.code = code


def _marked(text: str) -> str:
    """Mark a sentence for the translators (they look for ``gettext_noop``)."""
    return text


gettext_noop = _marked
SENTENCES = {
    "uscc.length": gettext_noop(
        "The unified social credit code has 18 characters. Copy it from the business licence or "
        "the certificate of registration."
    ),
    "uscc.old": gettext_noop(
        "This is the old 15-digit registration number. Give the 18-character unified social credit "
        "code that replaced it."
    ),
    "uscc.signs": gettext_noop(
        "The letters I, O, S, V and Z never stand in a unified social credit code. Look whether 1, "
        "0, 5 or 2 is meant."
    ),
    "uscc.form": gettext_noop(
        "A unified social credit code has digits only in its 3rd to 8th place. Compare it with the licence."
    ),
    "uscc.check": gettext_noop(
        "The check character of the unified social credit code does not fit: one character is "
        "wrong or two are swapped. Compare it with the licence."
    ),
    "resident.old": gettext_noop(
        "This is an old 15-digit identity number. Give the 18-digit number of the present card."
    ),
    "resident.form": gettext_noop(
        "A resident identity number has 17 digits and a last digit or X. Copy it from the card."
    ),
    "resident.date": gettext_noop(
        "The 7th to 14th digit of the identity number are not a date of birth. Compare them with the card."
    ),
    "resident.check": gettext_noop(
        "The last character of the identity number does not fit: one digit is wrong or two are "
        "swapped. Compare it with the card."
    ),
    "phone.form": gettext_noop(
        "Give a mobile number of the mainland: 11 digits that start with 13 to 19, with or without +86."
    ),
    "email.form": gettext_noop("This is not an e-mail address. Write it like name@example.com."),
    "email.long": gettext_noop("An e-mail address has at most 254 characters, with at most 64 before the @."),
}


def _plain(text: str) -> str:
    """Full-width signs become plain ones; gaps that people type for reading go."""
    return _GAPS.sub("", unicodedata.normalize("NFKC", text))


def uscc(text: str) -> str:
    """Give a 统一社会信用代码 (GB 32100-2015) in its normal form of 18 characters. CheckFault otherwise.

    Codes that start with a letter (rural collectives: N…) pass. The region in places 3 to 8 is not looked up:
    a code outlives the region it was issued in.
    """
    code = _plain(text).upper()
    if len(code) == 15 and code.isdigit():
        raise CheckFault("uscc.old")
    if len(code) != 18:
        raise CheckFault("uscc.length")
    if any(sign in "IOSVZ" for sign in code):
        raise CheckFault("uscc.signs")
    if not _USCC.fullmatch(code):
        raise CheckFault("uscc.form")
    if code[17] != uscc_check(code):
        raise CheckFault("uscc.check")
    return code


def uscc_check(code: str) -> str:
    """Give the check character of a code's first 17 characters (GB 32100-2015, weights 3^(i-1) mod 31)."""
    total = sum(weight * _USCC_SIGNS.index(sign) for weight, sign in zip(_USCC_WEIGHTS, code, strict=False))
    return _USCC_SIGNS[-total % 31]


def resident_id(text: str, *, today: date) -> str:
    """Give a resident identity number (GB 11643) in its normal form of 18 characters. CheckFault otherwise.

    Any region passes: numbers keep the region of their issue, also when it has ended.
    """
    number = _plain(text).upper()
    if len(number) == 15 and number.isdigit():
        raise CheckFault("resident.old")
    if not _RESIDENT.fullmatch(number):
        raise CheckFault("resident.form")
    if not _birth(number).year >= _OLDEST_YEAR or _birth(number) > today:
        raise CheckFault("resident.date")
    if number[17] != resident_check(number):
        raise CheckFault("resident.check")
    return number


def resident_check(number: str) -> str:
    """Give the check character of a number's first 17 digits (GB 11643, ISO 7064 MOD 11-2)."""
    total = sum(weight * int(digit) for weight, digit in zip(_RESIDENT_WEIGHTS, number, strict=False))
    return "0123456789X"[(1 - total) % 11]


def _birth(number: str) -> date:
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        raise CheckFault("resident.date") from None


def phone(text: str) -> str:
    """Give a mobile number of the mainland as ``+8613800138000`` (E.164). CheckFault otherwise."""
    digits = re.sub(r"[()]", "", _plain(text))
    found = _PHONE.fullmatch(digits)
    if found is None:
        raise CheckFault("phone.form")
    return f"+86{found[1]}"


def email(text: str) -> str:
    """Give an e-mail address in small letters, its domain in ASCII. CheckFault otherwise.

    Letters before the @ are made small too: no mail service in use tells them apart, and two accounts that
    differ in them only would be one person.
    """
    local, at, domain = unicodedata.normalize("NFKC", text).strip().rpartition("@")
    try:
        domain = domain.rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise CheckFault("email.form") from None
    labels = domain.split(".")
    if not at or not _LOCAL.fullmatch(local) or len(labels) < 2 or not all(map(_LABEL.fullmatch, labels)):
        raise CheckFault("email.form")
    if len(local) > 64 or len(local) + len(domain) > 253:
        raise CheckFault("email.long")
    return f"{local.lower()}@{domain}"
