"""Listings that look like one: candidates by their traces, how alike they are, pairs to judge, merges."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404

from rongtong.apps.catalogue.models import DuplicatePair, Listing, ListingMerge, Trace
from rongtong.apps.catalogue.queries.records import record_of
from rongtong.apps.catalogue.rules.duplicates import JUDGE_PAIR, UNDO_MERGE
from rongtong.apps.catalogue.rules.listings import VIEW
from rongtong.apps.catalogue.rules.traces import traces
from rongtong.kit.permissions import visible
from rongtong.lib.actor import Actor
from rongtong_match.assign.likeness import compare, shared

LOOKED_AT = ("submitted", "in_review", "second_look", "returned", "published", "expired")
"""States in which a listing can be a duplicate: handed in, not ended."""
_CROWD = 40
"""A digest that more listings hold is a set phrase, no trace of a copy."""
_CANDIDATES = 30


@dataclass(frozen=True)
class Likeness:
    """A listing that looks like another one; ``evidence`` as in ``DuplicatePair``."""

    other: Listing
    evidence: dict[str, Any]


def digests(listing: Listing) -> list[int]:
    """Give the traces of a listing as it is."""
    return traces(listing.title, listing.detail)


def likely(listing: Listing) -> list[Likeness]:
    """Give the listings of the same side that are near-identical to one. Three queries."""
    rows = Listing.objects.select_related("organisation", "person").in_bulk(_candidates(listing))
    record, even = record_of(listing, public=False), defaultdict[str, float](lambda: 1.0)
    found = []
    for _key, other in sorted(rows.items()):
        against = record_of(other, public=False)
        alike = compare(record, against, even)
        if alike is not None:
            words = shared(record, against, alike.part).text
            evidence = {"part": alike.part, "share": round(min(1.0, alike.value), 2), "words": words[:300]}
            found.append(Likeness(other, evidence))
    return found


def _candidates(listing: Listing) -> list[int]:
    """Give the keys of listings that share traces, those that share most first."""
    own = digests(listing)
    rows = Trace.objects.filter(digest__in=own).order_by()
    crowded = rows.values("digest").annotate(many=Count("pk")).filter(many__gt=_CROWD)
    rare = set(own) - set(crowded.values_list("digest", flat=True))
    met = Trace.objects.filter(
        digest__in=rare, listing__side=listing.side, listing__state__in=LOOKED_AT
    ).exclude(listing=listing.pk)
    ranked = met.values("listing").annotate(many=Count("pk")).order_by("-many", "listing")
    return [row["listing"] for row in ranked[:_CANDIDATES]]


def untraced(after: int, most: int) -> list[Listing]:
    """Give listings beyond a key whose traces are missing or older than their last change, by key."""
    fresh = Trace.objects.filter(listing=OuterRef("pk"), made_at__gte=OuterRef("changed_at"))
    rows = Listing.objects.filter(~Exists(fresh), pk__gt=after, state__in=LOOKED_AT)
    return list(rows.select_related("organisation", "person").order_by("pk")[:most])


def pairs(actor: Actor) -> QuerySet[DuplicatePair]:
    """Give the pairs that an actor may judge, in any state."""
    rows = visible(actor, JUDGE_PAIR, DuplicatePair.objects.all())
    return rows.select_related(
        *(f"{one}__{who}" for one in ("first", "second") for who in ("organisation", "person"))
    )


def to_judge(actor: Actor) -> QuerySet[DuplicatePair]:
    """Give the pairs that wait to be judged, the oldest first, where both still stand."""
    both = Q(first__state__in=LOOKED_AT, second__state__in=LOOKED_AT)
    return pairs(actor).filter(both, state="proposed").order_by("found_at", "pk")


def pairs_of(listing: Listing, actor: Actor) -> list[DuplicatePair]:
    """Give the pairs of one listing that this reader may judge and nobody found different."""
    mine = Q(first=listing.pk) | Q(second=listing.pk)
    return list(pairs(actor).filter(mine).exclude(state__in=("different", "merged"))[:10])


def pair(actor: Actor, pk: int) -> DuplicatePair:
    """Give one pair to judge; 404 where there is none."""
    return get_object_or_404(pairs(actor), pk=pk)


def other_of(found: DuplicatePair, listing: Listing) -> Listing:
    """Give the other one of a pair."""
    return found.second if found.first_id == listing.pk else found.first


def merges(actor: Actor) -> QuerySet[ListingMerge]:
    """Give the merges of listings that an actor may undo, newest first."""
    rows = visible(actor, UNDO_MERGE, ListingMerge.objects.filter(undone_at=None))
    return rows.select_related("kept", "absorbed", "by")


def merge_of(actor: Actor, pk: int) -> ListingMerge:
    """Give one merge that the actor may undo; 404 where there is none."""
    return get_object_or_404(visible(actor, UNDO_MERGE, ListingMerge.objects.all()), pk=pk)


def goes_to(actor: Actor, pk: int) -> int | None:
    """Give where the address of an absorbed listing leads, if the reader may see what is there."""
    target = Listing.objects.filter(pk=pk, state="absorbed").values(into=F("merged_into")).first()
    if target is None or target["into"] is None:
        return None
    seen = visible(actor, VIEW, Listing.objects.filter(pk=target["into"]))
    return target["into"] if seen.exists() else goes_to(actor, target["into"])
