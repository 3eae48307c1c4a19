"""Changes of a published listing: the public reads the old values until somebody passed the new ones."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from rongtong.apps.catalogue.actions import listings, revisions
from rongtong.apps.catalogue.models import Revision
from rongtong.apps.catalogue.queries.listings import public
from rongtong.apps.catalogue.queries.revisions import changed, differences, revision_queue
from rongtong.kit.facts.models import Fact
from rongtong.kit.permissions import Refused
from rongtong.kit.workflow import Conflict, Hindered
from rongtong.lib.actor import ANONYMOUS
from tests.factories import vocab
from tests.factories.accounts import account
from tests.factories.catalogue import NEED, listing, revision, writer
from tests.factories.organisations import AT, acting, reviewer

pytestmark = pytest.mark.django_db


def test_the_public_reads_the_old_values_until_it_is_passed() -> None:
    change = revision("submitted", title="新标题", money_high=80_000_000)
    assert public().get().title == NEED["title"]
    assert (changed(change).title, changed(change).money_high) == ("新标题", 80_000_000)
    revisions.decide(revision=change, step="apply", actor=reviewer("R", change.listing.home), at=AT)
    now = public().get()
    assert (now.title, now.money_high, now.detail) == ("新标题", 80_000_000, NEED["detail"])


def test_passing_is_told_upwards_once() -> None:
    revision("applied")
    assert Fact.objects.filter(name="catalogue.listing_published").count() == 2


@pytest.mark.parametrize("step", ["apply", "confirm", "hand_on"])
def test_the_owner_passes_nothing(step: str) -> None:
    change = revision("submitted")
    with pytest.raises(Refused):
        revisions.decide(revision=change, step=step, actor=writer(change.listing), at=AT)
    assert public().get().title == NEED["title"]


def test_a_reviewer_of_elsewhere_and_a_stranger_neither_see_nor_pass_it() -> None:
    change = revision("submitted")
    for other in (reviewer("Elsewhere", "510104"), acting(account()), ANONYMOUS):
        assert not revision_queue(other).exists()
        with pytest.raises(Refused):
            revisions.decide(revision=change, step="apply", actor=other, at=AT)
    assert revision_queue(reviewer("Here", change.listing.home)).get() == change


def test_a_change_being_written_is_not_at_the_desk() -> None:
    change = revision()
    assert not revision_queue(reviewer("Here", change.listing.home)).exists()


def test_two_editors_of_one_change() -> None:
    change = revision()
    by = writer(change.listing)
    given = {"listing": change.listing, "actor": by, "at": AT, "version": change.version}
    revisions.propose(values={"title": "第一位"}, **given)
    with pytest.raises(Conflict):
        revisions.propose(values={"title": "第二位"}, **given)
    change.refresh_from_db()
    assert change.values == {"title": "第一位"}


def test_what_equals_the_public_value_leaves_the_change() -> None:
    change = revision(title="新标题", summary="新简介")
    again = revisions.propose(
        listing=change.listing, values={"title": NEED["title"]}, actor=writer(change.listing), at=AT
    )
    assert again.values == {"summary": "新简介"}
    assert Revision.objects.count() == 1


def test_a_change_of_nothing_is_not_handed_in() -> None:
    change = revision()
    given = {"actor": writer(change.listing), "at": AT}
    back = revisions.propose(listing=change.listing, values={"title": NEED["title"]}, **given)
    with pytest.raises(Hindered):
        revisions.decide(revision=back, step="submit", **given)


def test_while_nothing_differs_no_change_is_begun() -> None:
    made = listing(state="published")
    given = {"listing": made, "actor": writer(made), "at": AT}
    assert revisions.propose(values={"title": NEED["title"]}, **given).pk is None
    assert not Revision.objects.exists()


def test_a_change_that_empties_what_must_be_there_is_not_handed_in() -> None:
    with pytest.raises(Hindered):
        revision("submitted", detail="")


def test_a_sensitive_word_calls_a_second_person() -> None:
    change = revision("submitted", detail="军工配套件的气孔检测，要求报废率降到3%以下。")
    first, second = reviewer("A", change.listing.home), reviewer("B", change.listing.home)
    change = revisions.decide(revision=change, step="apply", actor=first, at=AT)
    assert (change.state, public().get().detail) == ("second_look", NEED["detail"])
    with pytest.raises(Hindered):
        revisions.decide(revision=change, step="confirm", actor=first, at=AT)
    revisions.decide(revision=change, step="confirm", actor=second, at=AT)
    assert "军工" in public().get().detail


def test_returning_needs_words_and_keeps_them_for_the_owner() -> None:
    change = revision("submitted")
    desk = reviewer("R", change.listing.home)
    with pytest.raises(ValidationError):
        revisions.decide(revision=change, step="return", reason="figures", actor=desk, at=AT)
    given = {"reason": "figures", "note": "请写明指标。"}
    back = revisions.decide(revision=change, step="return", actor=desk, at=AT, **given)
    assert (back.state, back.reason, back.wording) == ("returned", "figures", "请写明指标。")


def test_a_closed_listing_takes_no_change() -> None:
    change = revision("submitted")
    by = writer(change.listing)
    listings.decide(listing=change.listing, step="close", reason="here", actor=by, at=AT)
    with pytest.raises(Hindered):
        revisions.decide(revision=change, step="apply", actor=reviewer("R", change.listing.home), at=AT)
    with pytest.raises(Hindered):
        revisions.propose(listing=change.listing, values={"title": "又改"}, actor=by, at=AT)


def test_one_open_change_a_listing() -> None:
    change = revision()
    with pytest.raises(IntegrityError), transaction.atomic():
        Revision.objects.create(listing=change.listing, created_at=AT, changed_at=AT)


def test_differences_are_told_in_words() -> None:
    vocab.load()
    change = revision(field="04", money_high=80_000_000, licences=["trial"], of=listing(state="published"))
    told = {one.name: (one.before, one.after) for one in differences(change)}
    assert told["money"] == ("20 万元至 50 万元", "20 万元至 80 万元")
    assert told["field"] == ("新材料及其应用", "生物、医药和医疗器械")
    assert told["licences"][0] == ""
