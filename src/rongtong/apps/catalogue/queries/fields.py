"""The field of the registration of technology contracts that a text tells, by the core's lexicon."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from rongtong.apps.catalogue.rules.fields import contract_fields
from rongtong_match.classify.labels import hits_of
from rongtong_match.types import Need, Offer

LEAST = 0.34
"""Share of the weight that one field must have, something unknown counting too: a proposal."""
_DOUBT = 1.0


def told(record: Need | Offer) -> str:
    """Give the code of the field that a record's words point to, the name of its own field among them.

    The list of contracts is coarser than the core's: words of neighbouring fields add up. "" when unsure.
    """
    said = "、".join(record.fields)
    asked = replace(record, fields=(), keywords=(*record.keywords, said) if said else record.keywords)
    points: Counter[str] = Counter()
    for hit in hits_of(asked):
        code = contract_fields().get(hit.word.field, "")
        if code:
            points[code] += hit.points  # type: ignore[assignment]
    if not points:
        return ""
    code, most = points.most_common(1)[0]
    return code if most / (sum(points.values()) + _DOUBT) >= LEAST else ""
