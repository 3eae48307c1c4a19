"""The field of the registration of technology contracts that a text tells, by the core's lexicon."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

from rongtong_match.classify.labels import hits_of
from rongtong_match.types import Need, Offer

LEAST = 0.34
"""Share of the weight that one field must have, something unknown counting too: a proposal."""
_DOUBT = 1.0
_DATA = Path(__file__).resolve().parent.parent / "data" / "fields.toml"


@cache
def core_fields() -> dict[str, str]:
    """Give {field of the core: code of the list of fields} (``data/fields.toml``)."""
    return dict(tomllib.loads(_DATA.read_text(encoding="utf-8"))["fields"])


def told(record: Need | Offer) -> str:
    """Give the code of the field that a record's words point to, the name of its own field among them.

    The list of contracts is coarser than the core's: words of neighbouring fields add up. "" when unsure.
    """
    said = "、".join(record.fields)
    asked = replace(record, fields=(), keywords=(*record.keywords, said) if said else record.keywords)
    points: Counter[str] = Counter()
    for hit in hits_of(asked):
        code = core_fields().get(hit.word.field, "")
        if code:
            points[code] += hit.points  # type: ignore[assignment]
    if not points:
        return ""
    code, most = points.most_common(1)[0]
    return code if most / (sum(points.values()) + _DOUBT) >= LEAST else ""
