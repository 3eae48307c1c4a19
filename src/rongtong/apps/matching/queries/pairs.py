"""The kept pairs of a listing as its owner may read them, judged by the facts of now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import Side
from rongtong.apps.catalogue.queries.records import record_of
from rongtong.apps.matching.models import Candidate
from rongtong.apps.matching.queries.engine import weights
from rongtong.apps.matching.queries.what_if import Judged, WhatIf, judged
from rongtong_match.types import Level, Need, Offer, Weights


@dataclass(frozen=True)
class Pair:
    """One pair seen from one side. ``reasons`` is empty while a change of either side is not matched yet."""

    judged: Judged
    other: Listing
    need: Listing
    offer: Listing
    need_record: Need
    reasons: list[dict[str, Any]]
    score: int
    level: Level


def pairs_of(listing: Listing, today: date, trial: WhatIf | None = None) -> list[Pair]:
    """Give all pairs of a listing, best first, whatever they break. Two queries besides the listing's own.

    For a need's owner: the need as it is (or tried out) with what offers show. For an offer's owner: what
    needs show with the offer as it is. What the other side hides is in neither.
    """
    if listing.side == Side.NEED:
        return _of_need(listing, today, trial or WhatIf())
    return _of_offer(listing, today)


def _of_need(listing: Listing, today: date, trial: WhatIf) -> list[Pair]:
    own: Need = trial.applied(record_of(listing, public=False))
    kept = _public(Candidate.objects.filter(need=listing), "offer")
    records: list[Any] = [(one, record_of(one.offer, public=True)) for one in kept]
    found = []
    for one in judged(own, records, today):
        reasons = one.kept.reasons if _fresh(one.kept, one.kept.offer) else []
        found.append(Pair(one, one.kept.offer, listing, one.kept.offer, own, reasons, one.score, one.level))
    return found


def _of_offer(listing: Listing, today: date) -> list[Pair]:
    by, kept = weights(), _public(Candidate.objects.filter(offer=listing), "need")
    found = [offered(one, listing, today, by) for one in kept]
    return sorted(found, key=lambda pair: (-pair.level, -pair.score, pair.need.pk))


def offered(kept: Candidate, offer: Listing, today: date, by: Weights | None = None) -> Pair:
    """Give a kept pair as the offer's owner may read it; ``by`` as for ``judged``."""
    own: Offer = record_of(offer, public=False)  # type: ignore[assignment]
    shown: Need = record_of(kept.need, public=True)  # type: ignore[assignment]
    one = judged(shown, [(kept, own)], today, by)[0]
    level = min(one.level, Level(kept.level_offer)) if kept.twofold else one.level
    return Pair(one, kept.need, kept.need, offer, shown, _told(kept), one.score, level)


def _told(kept: Candidate) -> list[dict[str, Any]]:
    """Give what an offer's owner is told of why; nothing where the need hides more than the run knew."""
    if not _fresh(kept, kept.need) or (kept.need.veiled and not kept.twofold):
        return []
    told: list[dict[str, Any]] = kept.reasons_offer if kept.twofold else kept.reasons
    return told


def _fresh(kept: Candidate, other: Listing) -> bool:
    """Tell whether the run read the other side as it is now."""
    return kept.run is not None and kept.run.at >= other.changed_at


def _public(rows: QuerySet[Candidate], side: str) -> QuerySet[Candidate]:
    named = (side, f"{side}__organisation", f"{side}__person", "run")
    return rows.filter(**{f"{side}__state": "published"}).select_related(*named).order_by("rank", "pk")


def pair_of(listing: Listing, other: int) -> Candidate | None:
    """Give the kept pair of a listing with the other side's key; None when they are none, or not public."""
    sides = (
        {"need": listing, "offer": other} if listing.side == Side.NEED else {"need": other, "offer": listing}
    )
    public = {"need__state": "published", "offer__state": "published"}
    return Candidate.objects.filter(**sides, **public).select_related(*BOTH).first()


BOTH = (
    "need", "need__organisation", "need__person", "need__author", "offer", "offer__organisation",
    "offer__person", "offer__author", "run",
)  # fmt: skip
