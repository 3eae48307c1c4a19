"""What each level shows, how it rises, and how it falls at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.disclosure.actions import agreements, grants
from rongtong.apps.disclosure.models import Agreement, Grant
from rongtong.apps.disclosure.models.choices import Level
from rongtong.apps.disclosure.queries.levels import below, grant_of, level_of
from rongtong.apps.disclosure.web.listing import parts
from rongtong.kit.notices.models import Notice
from rongtong.kit.permissions import Refused
from rongtong.kit.workflow import Hindered
from tests.factories.catalogue import house
from tests.factories.disclosure import HOUR, agreement, grant, introduced
from tests.factories.introductions import acts
from tests.factories.organisations import AT, acting, admin_of

pytestmark = pytest.mark.django_db
LATER = AT + 8 * HOUR


def values(listing: Listing, level: Level) -> dict[str, object]:
    return {one.name: one.value for row in parts(listing, level).values() for one in row}


def test_every_level_holds_what_is_below_it_and_nothing_above():
    of = introduced(veiled=["detail", "money", "organisation"])
    offer = of.offer
    lowest, public, after = (values(offer, one) for one in (Level.ANONYMOUS, Level.SUMMARY, Level.AGREED))
    assert {name for name, value in lowest.items() if value} == {"kind", "field", "maturity", "closes"}
    assert public["title"]
    assert public["summary"]
    assert (public["detail"], public["money"], public["organisation"]) == (None, None, None)
    assert "50毫巴" in str(after["detail"])
    assert after["organisation"] == str(offer.organisation)
    assert set(values(offer, Level.ROOM)) == set(after)


def test_the_level_rises_by_the_owners_word_and_falls_with_it():
    made = grant("asked", level=2)
    listing, reader = made.listing, made.reader
    assert level_of(listing, reader, at=LATER) == Level.SUMMARY
    seller = acts(made.agreement.introduction, "seller")
    made = grants.move(grant=made, step="give", actor=seller, at=LATER)
    assert level_of(listing, reader, at=LATER) == Level.AGREED
    made = grants.change_level(grant=made, level=3, version=made.version, actor=seller, at=LATER)
    assert level_of(listing, reader, at=LATER) == Level.ROOM
    with pytest.raises(Hindered, match="Choose a reason"):
        grants.move(grant=made, step="stop", actor=seller, at=LATER)
    grants.move(grant=made, step="stop", reason="enough", actor=seller, at=LATER)
    assert level_of(listing, reader, at=LATER) == Level.SUMMARY
    assert Notice.objects.filter(name="disclosure.stopped").count() == 1


def test_it_falls_the_moment_the_agreement_ends_whether_or_not_a_clock_was_seen():
    made = grant()
    ends = made.agreement.ends_at
    assert ends is not None
    before, reader = ends - timedelta(seconds=1), acts(made.agreement.introduction, "buyer")
    assert level_of(made.listing, made.reader, at=before) == Level.ROOM
    assert level_of(made.listing, made.reader, at=ends) == Level.SUMMARY
    assert grant_of(reader, made.listing, at=ends) is None
    revoking = {"step": "revoke", "reason": "breach", "actor": reader, "at": LATER}
    agreements.move(agreement=made.agreement, **revoking)
    made.refresh_from_db()
    assert made.state == "over"
    assert level_of(made.listing, made.reader, at=LATER) == Level.SUMMARY


def test_nothing_is_opened_without_an_agreement_that_binds():
    half = agreement("half")
    seller, buyer = acts(half.introduction, "seller"), acts(half.introduction, "buyer")
    given = {"agreement": half, "listing": half.introduction.offer, "level": 3, "at": LATER}
    for do, actor in ((grants.give, seller), (grants.ask, buyer)):
        with pytest.raises(Hindered, match="Sign a confidentiality agreement"):
            do(actor=actor, **given)
    assert not Grant.objects.exists()


def test_nobody_opens_what_is_not_theirs():
    made = agreement("standing")
    buyer, stranger = acts(made.introduction, "buyer"), acting(admin_of(house()))
    given = {"agreement": made, "listing": made.introduction.offer, "level": 3, "at": LATER}
    for actor in (buyer, stranger):
        with pytest.raises(Refused):
            grants.give(actor=actor, **given)
    with pytest.raises(Hindered, match="another need or offer"):
        grants.ask(actor=buyer, **(given | {"listing": introduced().offer}))
    assert not Grant.objects.exists()


def test_an_access_belongs_to_one_reader_and_one_listing():
    made = grant()
    other = introduced()
    assert level_of(made.listing, other.buyer, at=LATER) == Level.SUMMARY
    assert level_of(other.offer, made.reader, at=LATER) == Level.SUMMARY
    assert level_of(made.listing, made.owner, at=LATER) == Level.ROOM
    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.create(
            agreement=made.agreement, listing=made.listing, owner=made.owner, reader=made.reader,
            level=2, state="granted", asked_at=AT,
        )  # fmt: skip


def test_what_is_not_public_shows_only_what_it_is_about():
    made = introduced()
    Listing.objects.filter(pk=made.offer_id).update(state="closed")
    made.offer.refresh_from_db()
    assert below(made.offer) == Level.ANONYMOUS


def test_the_page_shows_the_level_and_nothing_above(client: Client, settings):
    made = agreement("standing", of=introduced(veiled=["detail"]))
    buyer, seller = (acts(made.introduction, role) for role in ("buyer", "seller"))
    listing, secret = made.introduction.offer, "50毫巴"
    Agreement.objects.filter(pk=made.pk).update(ends_at="2036-01-01T00:00:00Z")
    client.force_login(admin_of(made.buyer.organisation))
    address = f"/disclosed/{listing.pk}/"
    assert secret not in client.get(address).content.decode()
    grants.give(agreement=made, listing=listing, level=2, actor=seller, at=LATER)
    opened = client.get(address)
    assert secret in opened.content.decode()
    assert "no-store" in opened.headers["Cache-Control"]
    agreements.move(agreement=made, step="revoke", reason="ended", actor=buyer, at=LATER)
    assert secret not in client.get(address).content.decode()
    client.force_login(admin_of(house()))
    assert client.get(address).status_code == 404
