"""What an owner reads beside a listing: how many suit already, and the few facts that would sharpen it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.matching.models.feedback import Said
from rongtong.apps.matching.queries.board import answers_of
from rongtong.apps.matching.queries.drafts import near_pairs
from rongtong.apps.matching.queries.gaps import Gap, fits, gaps_of
from rongtong.apps.matching.queries.pairs import Pair, pairs_of
from rongtong.apps.matching.queries.pending import answered
from rongtong_match.types import Level

ASKING = ("draft", "returned", "published")
"""States in which an owner is asked: while somebody reviews it, nothing is written into it."""


@dataclass(frozen=True)
class Sharper:
    """``fits``: worth a talk and nothing broken, ``direct`` of them meet it directly; the questions."""

    fits: int
    direct: int
    gaps: Sequence[Gap] = ()
    pending: Sequence[str] = ()


def sharper(listing: Listing, at: datetime) -> Sharper:
    """Give it for a draft (ranked now, nothing kept) or a published listing (its kept pairs)."""
    today = timezone.localdate(at)
    listing, pending = answered(listing)
    pairs = near(listing, at)
    suits = fits(pairs)
    direct = sum(one.level == Level.DIRECT for one in suits)
    gaps = gaps_of(listing, pairs, today) if listing.state in ASKING else ()
    return Sharper(len(suits), direct, gaps, pending)


def near(listing: Listing, at: datetime) -> list[Pair]:
    """Give the pairs that count for a listing: those its owner has not put aside."""
    today = timezone.localdate(at)
    if listing.state != "published":
        return near_pairs(listing, today)
    own, _theirs = answers_of(listing)
    aside = {key for key, one in own.items() if one.said == Said.NOT_FOR_ME}
    return [one for one in pairs_of(listing, today) if one.other.pk not in aside]
