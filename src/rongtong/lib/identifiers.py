"""Numbers that other registries give to people: each check gives the normal form or raises ``ValueError``.

ORCID and ISNI end in a check character after ISO 7064 MOD 11-2; the others have a form only.
"""

from __future__ import annotations

import re

from stdnum import isni
from stdnum.exceptions import ValidationError

_ADDRESS = re.compile(r"^(?:https?://)?(?:www\.)?(?:orcid\.org|isni\.org/isni)/", re.IGNORECASE)
_FORMS = {
    "researcherid": re.compile(r"[A-Z]{1,3}-\d{4}-20\d{2}", re.ASCII),
    "scopus": re.compile(r"\d{10,11}", re.ASCII),
}


def check(scheme: str, text: str) -> str:
    """Give the number of ``scheme`` (orcid, isni, researcherid, scopus) in its normal form.

    ValueError when the form or the check character is wrong; KeyError for an unknown scheme.
    """
    bare = _ADDRESS.sub("", text.strip()).strip("/ ")
    if scheme in ("orcid", "isni"):
        return _iso7064(bare, "-" if scheme == "orcid" else " ")
    form, number = _FORMS[scheme], bare.upper()
    if not form.fullmatch(number):
        raise ValueError(scheme)
    return number


def _iso7064(text: str, gap: str) -> str:
    try:
        digits = isni.validate(text)
    except ValidationError as fault:
        raise ValueError(text) from fault
    return gap.join(digits[i : i + 4] for i in range(0, 16, 4))
