"""Duplicates are found with their evidence, judged by a reviewer, merged for one owner and parted again."""

from __future__ import annotations

import pytest

from rongtong.apps.catalogue.actions import duplicates, merging
from rongtong.apps.catalogue.jobs.duplicates import find_duplicates
from rongtong.apps.catalogue.models import DuplicatePair, Listing, ListingMerge, Trace
from rongtong.apps.catalogue.queries.duplicates import goes_to, pairs, pairs_of, to_judge
from rongtong.apps.catalogue.queries.listings import seen
from rongtong.apps.parties.models import Organisation
from rongtong.kit import clocks
from rongtong.kit.audit import queries as trail
from rongtong.kit.facts.models import Fact
from rongtong.kit.permissions import Refused
from rongtong.kit.workflow import Hindered, perform
from rongtong.lib.actor import ANONYMOUS, SYSTEM
from tests.factories.accounts import account
from tests.factories.catalogue import NEED, house, listing, writer
from tests.factories.jobs import worked
from tests.factories.organisations import AT, acting, reviewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lists", "one_look")]
COPY = NEED["title"].replace("偏高", "偏高问题")
OTHER = "年产5万吨磷石膏制高强石膏粉的低能耗工艺"


def pair(owner: Organisation | None = None, state: str = "published", title: str = COPY) -> DuplicatePair:
    """Hand in the same need twice, and look."""
    first = listing(state=state, owner=owner or house())
    second = listing(state=state, owner=owner or first.organisation, title=title)
    look(first, second)
    return DuplicatePair.objects.get()


def look(*listings: Listing) -> None:
    """Look as is done when something was handed in."""
    for one in listings:
        duplicates.look_for_duplicates(listing=one, actor=SYSTEM, at=AT)


@pytest.mark.django_db(transaction=True)
def test_a_copy_is_found_when_it_is_handed_in_and_nothing_else_is() -> None:
    first = listing(state="submitted")
    listing(state="submitted", title=OTHER, detail="磷石膏堆存量大，要求能耗低于每吨80千克标煤。")
    listing("offer", state="submitted")
    assert not DuplicatePair.objects.exists()
    second = listing(state="submitted", title=COPY)
    found = DuplicatePair.objects.get()
    assert (found.first, found.second, found.state) == (first, second, "proposed")
    assert found.evidence["share"] >= 0.8
    assert "需要缺陷检测" in found.evidence["words"]


def test_the_nightly_search_finds_what_was_missed_once_and_no_draft() -> None:
    first, second, draft = listing(state="submitted"), listing(state="submitted", title=COPY), listing()
    for _night in range(2):
        assert worked(find_duplicates).state == "done"
    assert [(one.first, one.second) for one in DuplicatePair.objects.all()] == [(first, second)]
    assert not Trace.objects.filter(listing=draft).exists()


def test_a_judged_pair_stays_judged() -> None:
    found = pair()
    judge = reviewer("Judge", found.first.home)
    perform(found, "apart", actor=judge, at=AT, reason="variant")
    look(found.first, found.second)
    found.refresh_from_db()
    assert (found.state, found.decided_at) == ("different", AT)
    assert not to_judge(judge).exists()
    assert pairs_of(found.first, judge) == []


def test_only_who_works_where_it_is_judges_and_nobody_their_own() -> None:
    found = pair(state="submitted")
    for other in (reviewer("Elsewhere", "510703"), acting(account()), ANONYMOUS):
        assert not pairs(other).exists()
        with pytest.raises(Refused):
            perform(found, "confirm", actor=other, at=AT)
    own = reviewer("Judge", found.first.home)
    Listing.objects.filter(pk=found.first_id).update(author=own.id)
    found.refresh_from_db()
    with pytest.raises(Hindered):
        perform(found, "confirm", actor=own, at=AT)
    found.refresh_from_db()
    assert found.state == "proposed"


def test_another_county_judges_against_what_is_public_only() -> None:
    found = pair()
    Listing.objects.filter(pk=found.second_id).update(home="510703")
    judge = reviewer("Judge", "500112")
    assert pairs(judge).get() == found
    Listing.objects.filter(pk=found.second_id).update(state="returned")
    assert not pairs(judge).exists()


def test_merging_leads_from_one_to_the_other_and_undoing_gives_back_what_was() -> None:
    found = pair()
    judge, kept, absorbed = reviewer("Judge", found.first.home), found.first, found.second
    was = Listing.objects.filter(pk=absorbed.pk).values("title", "detail", "published_at", "expires_on").get()
    made = merging.merge(pair=found, keep=kept.pk, reason="同一条", actor=judge, at=AT)
    assert list(seen(ANONYMOUS)) == [kept]
    assert goes_to(ANONYMOUS, absorbed.pk) == kept.pk
    assert Fact.objects.filter(name="catalogue.listings_merged").exists()
    merging.unmerge(merge=made, actor=judge, at=AT)
    absorbed.refresh_from_db()
    assert (absorbed.state, absorbed.merged_into_id) == ("published", None)
    assert Listing.objects.filter(pk=absorbed.pk).values(*was).get() == was
    assert seen(ANONYMOUS).count() == 2
    found.refresh_from_db()
    assert found.state == "proposed"
    with pytest.raises(Hindered):
        merging.unmerge(merge=made, actor=judge, at=AT)


def test_two_owners_are_never_merged_and_a_public_one_is_kept() -> None:
    found = pair(state="submitted")
    judge = reviewer("Judge", found.first.home)
    Listing.objects.filter(pk=found.second_id).update(state="published")
    found.refresh_from_db()
    with pytest.raises(Hindered):
        merging.merge(pair=found, keep=found.first_id, reason="x", actor=judge, at=AT)
    Listing.objects.filter(pk=found.second_id).update(organisation=house())
    with pytest.raises(Hindered):
        merging.merge(pair=found, keep=found.second_id, reason="x", actor=judge, at=AT)
    assert not ListingMerge.objects.exists()
    assert not Listing.objects.filter(state="absorbed").exists()


def test_a_merge_cannot_be_done_or_undone_by_an_arrow_alone() -> None:
    found = pair()
    with pytest.raises(Hindered):
        perform(found.first, "absorb", actor=SYSTEM, at=AT)
    with pytest.raises(Hindered):
        perform(found, "merge", actor=SYSTEM, at=AT)
    made = merging.merge(pair=found, keep=found.first_id, reason="同一条", actor=SYSTEM, at=AT)
    for state in ("published", "submitted"):
        with pytest.raises(Hindered):
            perform(made.absorbed, f"part_{state}", actor=SYSTEM, at=AT)
    found.refresh_from_db()
    with pytest.raises(Hindered):
        perform(found, "reopen", actor=SYSTEM, at=AT)


def test_a_stranger_and_the_owner_undo_nothing() -> None:
    made = merging.merge(
        pair=(found := pair()), keep=found.first_id, reason="同一条", actor=reviewer("J", "500112"), at=AT
    )
    for who in (acting(account()), writer(found.first), reviewer("Elsewhere", "510703")):
        with pytest.raises(Refused):
            merging.unmerge(merge=made, actor=who, at=AT)
    assert Listing.objects.get(pk=found.second_id).state == "absorbed"
    assert trail.of(made.absorbed).filter(verb="catalogue.listing.absorb").exists()


def test_a_waiting_one_comes_back_with_its_clock() -> None:
    found = pair(state="submitted")
    judge = reviewer("Judge", found.first.home)
    made = merging.merge(pair=found, keep=found.first_id, reason="同一条", actor=judge, at=AT)
    assert not clocks.of(found.second).exists()
    assert merging.unmerge(merge=made, actor=judge, at=AT).state == "submitted"
    assert clocks.of(found.second).count() == 1
