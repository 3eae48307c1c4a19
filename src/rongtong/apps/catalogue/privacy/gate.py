"""What the gate keeps of people: who answered, and words that stand in two listings."""

from __future__ import annotations

from rongtong.apps.catalogue.models import DuplicatePair, ListingMerge, OwnerMove, TakeDown, Trace
from rongtong.kit.privacy import Kind, classify, not_personal

classify(DuplicatePair, evidence=Kind.PROFILE)
classify(TakeDown, note=Kind.MESSAGE)
classify(ListingMerge, reason=Kind.MESSAGE)
not_personal(TakeDown, "reason", because="a code of a reason")
not_personal(ListingMerge, "before", because="a state of a listing")
not_personal(OwnerMove, "merge before", because="keys of organisations and of their merge")
not_personal(Trace, "digest", because="digests of texts that the listing itself holds")
