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


@fact("catalogue.listing_submitted")
@dataclass(frozen=True)
class ListingSubmitted:
    """A listing was handed in at the gate. For the catalogue and its operators: it is not public."""

    listing: int
    side: str


@fact("catalogue.listings_merged")
@dataclass(frozen=True)
class ListingsMerged:
    """``absorbed`` went into ``kept``, of the same owner: what points at the first points at the second."""

    merge: int
    kept: int
    absorbed: int


@fact("catalogue.listings_parted")
@dataclass(frozen=True)
class ListingsParted:
    """A merge of listings was undone: what moved with that merge moves back."""

    merge: int
    kept: int
    absorbed: int
