"""What the catalogue tells the apps above it. Keys only: who listens reads what it may."""

from __future__ import annotations

from dataclasses import dataclass

from rongtong.kit.facts import fact


@fact("catalogue.listing_published")
@dataclass(frozen=True)
class ListingPublished:
    """A listing went public, or its public values changed. ``listing`` is its key; ``side`` need or offer."""

    listing: int
    side: str


@fact("catalogue.listing_unpublished")
@dataclass(frozen=True)
class ListingUnpublished:
    """A listing is public no longer; ``why`` is the arrow that took it out."""

    listing: int
    side: str
    why: str
