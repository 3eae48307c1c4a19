"""Listings go with their organisation when two become one, and come back when they part."""

from __future__ import annotations

import pytest

from rongtong.apps.catalogue.actions import merging
from rongtong.apps.catalogue.models import Listing, OwnerMove
from rongtong.apps.parties.actions import merges
from rongtong.apps.parties.models import DuplicateProposal, Merge, Organisation
from rongtong.kit.audit import queries as trail
from rongtong.kit.facts.models import Fact
from rongtong.lib.actor import SYSTEM
from tests.factories.catalogue import house, listing
from tests.factories.organisations import AT, organisation, reviewer

pytestmark = [
    pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("lists", "one_look"),
]  # fmt: skip


def merged(kept: Organisation, absorbed: Organisation) -> Merge:
    """Let one organisation go into another."""
    pair = tuple(sorted((kept.pk, absorbed.pk)))
    merges.propose(pairs={pair: ["same_name"]}, actor=SYSTEM, at=AT)
    judge = reviewer("Judge", kept.region)
    return merges.merge(
        proposal=DuplicateProposal.objects.get(),
        keep=kept.pk,
        with_members=False,
        reason="一家",
        actor=judge,
        at=AT,
    )


def owners() -> dict[str, int | None]:
    return dict(Listing.objects.values_list("title", "organisation_id"))


def test_listings_move_with_the_organisation_and_back_again() -> None:
    kept, absorbed = house(), organisation()
    listing(owner=kept, title="一直是自己的", state="published")
    listing(owner=absorbed, title="随单位转来的", state="submitted")
    listing(owner=absorbed, title="草稿也转来")
    made = merged(kept, absorbed)
    assert set(owners().values()) == {kept.pk}
    moved = Listing.objects.get(title="随单位转来的")
    assert trail.of(moved).filter(verb="catalogue.listing.moved").count() == 1
    merges.unmerge(merge=made, actor=reviewer("Judge", kept.region), at=AT)
    assert owners() == {"一直是自己的": kept.pk, "随单位转来的": absorbed.pk, "草稿也转来": absorbed.pk}
    assert not OwnerMove.objects.exists()


def test_what_is_public_is_told_anew_and_what_changed_hands_since_stays() -> None:
    kept, other, absorbed = house(), house(), organisation()
    made = listing(owner=house(), title="公开的一条", state="published")
    Listing.objects.filter(pk=made.pk).update(organisation=absorbed)
    merging.move_with_owner(merge=7, kept=kept.pk, absorbed=absorbed.pk, actor=SYSTEM, at=AT)
    assert Fact.objects.filter(name="catalogue.listing_published", data__listing=made.pk).count() == 2
    Listing.objects.filter(pk=made.pk).update(organisation=other)
    assert merging.move_back(merge=7, kept=kept.pk, actor=SYSTEM, at=AT) == 0
    assert owners() == {"公开的一条": other.pk}
