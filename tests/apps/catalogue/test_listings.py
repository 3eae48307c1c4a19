"""A listing's life through its actions."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db.models import Q

from rongtong.apps.catalogue.actions import listings
from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.queries.listings import owned, seen, veiled_for
from rongtong.apps.catalogue.rules.kinds import completeness, extras, forms
from rongtong.kit.facts.models import Fact
from rongtong.kit.permissions import Refused
from rongtong.kit.permissions.inward import inward
from rongtong.kit.workflow import Conflict, Hindered
from rongtong.lib.actor import ANONYMOUS, Actor
from tests.factories import catalogue
from tests.factories.accounts import account
from tests.factories.catalogue import listing, reviewing, writer
from tests.factories.organisations import AT, acting, member, reviewer

pytestmark = pytest.mark.django_db


def test_every_kind_asks_only_fields_that_exist() -> None:
    columns = {field.name for field in Listing._meta.get_fields()} | {"money"} | set(extras())
    for form in forms().values():
        asked = [name for step in form.steps for name in step]
        assert len(form.steps) <= 3
        assert set(asked) <= columns
        assert set(form.must) <= set(asked)
        assert {name for name, _points in form.good} <= set(asked) | {"tried", "keywords", "field"}


@pytest.mark.parametrize("state", ["submitted", "returned", "published", "closed", "taken_down", "discarded"])
def test_a_listing_reaches_each_state(state: str) -> None:
    assert listing(state=state).state == state


def test_a_draft_is_nobodys_business() -> None:
    made = listing()
    stranger = acting(account())
    for reader in (ANONYMOUS, stranger, reviewer("Reviewer", made.home)):
        assert not seen(reader).filter(pk=made.pk).exists()
    assert seen(writer(made)).filter(pk=made.pk).exists()


def test_what_is_published_anybody_reads_except_what_is_veiled() -> None:
    made = listing(state="published", veiled=["organisation", "money"])
    assert seen(ANONYMOUS).get() == made
    assert veiled_for(ANONYMOUS, made) == {"organisation", "money"}
    assert veiled_for(writer(made), made) == frozenset()
    assert veiled_for(reviewer("Reviewer", made.home), made) == frozenset()


def test_an_incomplete_draft_is_not_handed_in_and_says_what_it_lacks() -> None:
    made = listing(detail="", field="")
    with pytest.raises(Hindered) as refused:
        listings.submit(listing=made, actor=writer(made), at=AT)
    assert "细" in str(refused.value.sentence) or "details" in str(refused.value.sentence)
    made.refresh_from_db()
    assert (made.state, made.submissions.count()) == ("draft", 0)


def test_an_unverified_owner_is_not_published() -> None:
    made = listing(state="in_review", owner=catalogue.organisation())
    with pytest.raises(Hindered):
        listings.decide(listing=made, step="publish", actor=reviewing(made), at=AT)
    assert not seen(ANONYMOUS).exists()


def test_a_stranger_writes_nothing() -> None:
    made = listing()
    with pytest.raises(Refused):
        listings.save(
            listing=made, values={"title": "改掉"}, version=made.version, actor=acting(account()), at=AT
        )
    made.refresh_from_db()
    assert made.title == catalogue.NEED["title"]


def test_the_second_of_two_editors_is_told() -> None:
    made = listing()
    by = writer(made)
    listings.save(listing=made, values={"title": "第一位写的"}, version=0, actor=by, at=AT)
    with pytest.raises(Conflict):
        listings.save(listing=made, values={"title": "第二位写的"}, version=0, actor=by, at=AT)
    made.refresh_from_db()
    assert made.title == "第一位写的"


def test_a_published_listing_is_not_written_over() -> None:
    made = listing(state="published")
    with pytest.raises(Hindered):
        listings.save(listing=made, values={"title": "悄悄改掉"}, version=None, actor=writer(made), at=AT)
    assert seen(ANONYMOUS).get().title == catalogue.NEED["title"]


def test_sending_back_needs_words() -> None:
    made = listing(state="in_review")
    with pytest.raises(ValidationError):
        listings.decide(listing=made, step="return", reason="figures", actor=reviewing(made), at=AT)


def test_publication_and_closing_are_told_upwards() -> None:
    made = listing(state="closed")
    told = list(Fact.objects.filter(name__startswith="catalogue.").values_list("name", flat=True))
    assert told == [f"catalogue.listing_{what}" for what in ("submitted", "published", "unpublished")]
    assert made.outcome == "here"


def test_a_sensitive_word_calls_a_second_reviewer() -> None:
    made = listing(state="in_review", detail="军工配套件的气孔检测，要求报废率降到3%以下。")
    by = reviewing(made)
    handed = listings.decide(listing=made, step="publish", actor=by, at=AT)
    assert handed.state == "second_look"
    with pytest.raises(Hindered):
        listings.decide(listing=handed, step="confirm", actor=by, at=AT)


def test_the_submission_keeps_what_was_handed_in() -> None:
    made = listing(state="submitted", detail="请打电话13812345678联系。" + catalogue.NEED["detail"])
    kept = made.submissions.get()
    assert kept.record["title"] == catalogue.NEED["title"]
    contact = next(check for check in kept.checks if check["name"] == "contact")
    assert [one["words"] for one in contact["data"]["found"]] == ["13812345678"]


def test_completeness_names_what_is_missing_weightiest_first() -> None:
    found = completeness(listing(money_low=None, money_high=None, summary="", keywords=[]))
    assert found.missing_must == ()
    assert found.missing_good[0] in ("money", "deadline")
    assert 0 < found.share < 100


def test_a_member_sees_but_only_writers_own() -> None:
    made = listing()
    joined = catalogue_member(made)
    assert seen(joined).filter(pk=made.pk).exists()
    assert not owned(joined).exists()
    assert owned(writer(made)).get() == made


def catalogue_member(made: Listing) -> Actor:
    """Let somebody join the owner as a plain member."""
    assert made.organisation is not None
    return acting(member(made.organisation).user)


def test_whose_listings_they_are_is_asked_without_joins():
    """Joined conditions with OR between them made the database read a million listings for one owner."""
    found = inward(Q(person__user=3) | Q(organisation__region="510100") | Q(side="need"), Listing)
    rows = Listing.objects.filter(found)
    assert list(rows) == []
    assert " JOIN " not in str(rows.query)
