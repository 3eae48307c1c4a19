"""The field of the registration of technology contracts that a text tells, by the core's lexicon."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rongtong.apps.catalogue.rules.fields import contract_fields
from rongtong_match.classify.labels import Hit, hits_of
from rongtong_match.types import Need, Offer

LEAST = 0.34
"""Share of the weight that one field must have, something unknown counting too: a proposal."""
_DOUBT = 1.0


def words_of(record: Need | Offer) -> list[Hit]:
    """Give the words of the lexicon in a record, those in the name of its own field among them."""
    said = "、".join(record.fields)
    return hits_of(replace(record, fields=(), keywords=(*record.keywords, said) if said else record.keywords))


def votes(hits: Sequence[Hit]) -> Counter[str]:
    """Give the weight of each contract field that words point to."""
    points: Counter[str] = Counter()
    for hit in hits:
        code = contract_fields().get(hit.word.field, "")
        if code:
            points[code] += hit.points  # type: ignore[assignment]
    return points


def sure(points: Counter[str]) -> str:
    """Give the code that outweighs the others and the doubt, else ""."""
    if not points:
        return ""
    code, most = points.most_common(1)[0]
    return code if most / (sum(points.values()) + _DOUBT) >= LEAST else ""


def likeliest(points: Counter[str]) -> str:
    """Give the code with most weight, however little that is; "" when no word points anywhere."""
    return points.most_common(1)[0][0] if points else ""
