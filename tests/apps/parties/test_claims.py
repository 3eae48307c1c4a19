"""A drafted scientist takes the record over; two records of one person become one and two again."""

from __future__ import annotations

import pytest

from rongtong.apps.parties.actions import identity, persons, twins
from rongtong.apps.parties.models import Identifier, Person, Twin
from rongtong.apps.parties.queries.identity import claimable
from rongtong.apps.parties.rules.persons import EDIT, VIEW
from rongtong.kit.notices.models import Notice
from rongtong.kit.permissions import Refused, can, visible
from rongtong.kit.workflow import Hindered
from tests.factories import vocab
from tests.factories.accounts import account
from tests.factories.centres import AT, FUCHENG, acting, person, posted, tree
from tests.factories.organisations import admin_of, member, organisation

pytestmark = pytest.mark.django_db
ORCID = [("orcid", "0000-0002-1825-0097")]


@pytest.fixture(autouse=True)
def _lists():
    vocab.load()


def drafted(place=None, **values):
    place = place or organisation(at=AT)
    filled = {"name": "李文", "region": FUCHENG, "email": "li.wen@example.org"} | values
    return persons.draft(organisation=place, values=filled, actor=acting(admin_of(place, AT)), at=AT)


def claim(record, user):
    return identity.claim(person=record, user=user, note="材料所", actor=acting(user), at=AT)


def test_the_verified_address_takes_the_record_at_once():
    record, user = drafted(), account(email="li.wen@example.org")
    assert list(claimable(user)) == [record]
    assert claim(record, user).state == "granted"
    record.refresh_from_db()
    assert record.user == user


def test_an_address_nobody_verified_takes_nothing():
    record, user = drafted(), account(email="li.wen@example.org", verified=False)
    assert not claimable(user).exists()
    assert claim(record, user).state == "asked"
    record.refresh_from_db()
    assert record.user is None


def test_another_claim_is_decided_by_the_reviewer_of_the_region():
    where, record, user = tree(), drafted(), account()
    asked = claim(record, user)
    with pytest.raises(Refused):
        identity.decide_claim(
            claim=asked, name="grant", version=None, actor=acting(posted(where["two"], "reviewer")), at=AT
        )
    reviewer = acting(posted(where["one"], "reviewer"))
    identity.decide_claim(claim=asked, name="grant", version=None, actor=reviewer, at=AT)
    record.refresh_from_db()
    assert record.user == user


def test_nobody_grants_their_own_claim():
    where, record = tree(), drafted()
    reviewer = posted(where["one"], "reviewer")
    asked = claim(record, reviewer.user)
    with pytest.raises(Hindered):
        identity.decide_claim(claim=asked, name="grant", version=None, actor=acting(reviewer), at=AT)


def test_from_the_claim_on_the_office_changes_nothing():
    place = organisation(at=AT)
    record, office = drafted(place), acting(admin_of(place, AT))
    assert can(office, EDIT, record)
    claim(record, account(email="li.wen@example.org"))
    record.refresh_from_db()
    assert not can(office, EDIT, record)
    with pytest.raises(Refused):
        persons.edit(person=record, values={"about": "改"}, version=None, actor=office, at=AT)


def test_a_draft_is_seen_by_its_office_and_neither_by_members_nor_by_another_office():
    place = organisation(at=AT)
    record = drafted(place)
    plain, other = member(place, at=AT), organisation(at=AT)
    for outsider in (plain.user, admin_of(other, AT), account()):
        assert not can(acting(outsider), VIEW, record)
        assert not visible(acting(outsider), VIEW, Person.objects.all()).exists()


def test_who_is_drafted_is_told_by_mail():
    drafted()
    assert Notice.objects.filter(name="parties.record_drafted", address="li.wen@example.org").count() == 1


def test_a_merge_joins_and_undoing_gives_everything_back():
    where, mine = tree(), person(identifiers=ORCID, topics=[("", "焊接")])
    other = drafted(identifiers=ORCID, topics=[("", "激光")], about="熔覆")
    (pair,) = Twin.objects.all()
    reviewer = acting(posted(where["one"], "reviewer"))
    twins.decide_twin(twin=pair, name="merge", version=None, actor=reviewer, at=AT)
    mine.refresh_from_db()
    other.refresh_from_db()
    assert other.merged_into == mine
    assert {topic.label for topic in mine.topics.all()} == {"焊接", "激光"}
    assert mine.about == "熔覆"
    twins.decide_twin(twin=pair, name="undo", version=None, actor=reviewer, at=AT)
    mine.refresh_from_db()
    other.refresh_from_db()
    assert other.merged_into is None
    assert {topic.label for topic in other.topics.all()} == {"激光"}
    assert mine.about == ""
    assert Identifier.objects.filter(person=other).count() == 1


def test_two_accounts_are_never_merged():
    where = tree()
    person(identifiers=ORCID)
    person(name="李不同", identifiers=ORCID)
    (pair,) = Twin.objects.all()
    with pytest.raises(Hindered):
        twins.decide_twin(
            twin=pair, name="merge", version=None, actor=acting(posted(where["one"], "reviewer")), at=AT
        )
    assert not Person.objects.exclude(merged_into=None).exists()
