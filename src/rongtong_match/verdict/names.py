"""Names of organisations, compared without their legal form."""

from __future__ import annotations

import re
from functools import lru_cache

from rongtong_match.values.plain import fold

_FORM = re.compile(
    r"(?:有限责任公司|股份有限公司|集团有限公司|有限公司|股份公司|集团公司|总公司|分公司|公司|集团"
    r"|\(有限合伙\)|\(普通合伙\)|\(特殊普通合伙\)|,?\s?(?:co\.?,?\s?ltd\.?|ltd\.?|inc\.?|corp\.?|llc|gmbh|limited))$"
)
_NOISE = re.compile(r"[\s·.,,。'\"“”()\[\]-]+")
SHORTEST = 4
"""Characters: shorter names are too common to suspect anything from one lying in the other."""


@lru_cache(maxsize=65_536)
def bare(name: str) -> str:
    """The name without legal forms, brackets, spaces and case; the whole name where nothing else is left."""
    folded = text = fold(name)
    while (cut := _FORM.sub("", text).rstrip()) != text and cut:
        text = cut
    return _NOISE.sub("", text) or folded


@lru_cache(maxsize=65_536)
def similar(one: str, other: str) -> bool:
    """True when one bare name begins or ends with the other: 四川大学 and 四川大学华西医院."""
    short, long = sorted((bare(one), bare(other)), key=len)
    return len(short) >= SHORTEST and (long.startswith(short) or long.endswith(short))
