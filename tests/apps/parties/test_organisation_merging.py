from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from rongtong.apps.parties.actions import details, memberships, merges, organisations
from rongtong.apps.parties.models import (
    ContactPerson,
    DuplicateProposal,
    Membership,
    Merge,
    Organisation,
    OtherName,
)
from rongtong.apps.parties.queries.directory import directory, named, resolved
from rongtong.apps.parties.queries.duplicates import evidence, proposals
from rongtong.kit.permissions import Refused
from rongtong.kit.permissions.queries import holding
from rongtong.kit.workflow import Hindered
from rongtong.lib.actor import SYSTEM
from tests.factories import organisations as make
from tests.factories.accounts import account
from tests.factories.organisations import AT

SYS = {"actor": SYSTEM, "at": AT}


def paired(one, other):
    first, second = sorted((one.pk, other.pk))
    merges.propose(pairs={(first, second): ["same_name"]}, **SYS)
    return DuplicateProposal.objects.get(first=first, second=second)


def merged(kept, gone, *, with_members=True, actor=SYSTEM):
    return merges.merge(
        proposal=paired(kept, gone),
        keep=kept.pk,
        with_members=with_members,
        reason="same",
        actor=actor,
        at=AT,
    )


@pytest.mark.django_db
def test_search_finds_what_shares_code_name_or_phone():
    one, other = make.organisation(name="渝新科技有限公司"), make.organisation(name="渝新科技股份有限公司")
    third = make.organisation()
    row = {"name": "张伟", "phone": "+8613800138000", "email": "", "duty": "", "audience": "members"}
    for record in (one, third):
        details.save_contacts(organisation=record, rows=[row], version=0, **SYS)
    assert evidence() == {(one.pk, other.pk): ["same_name"], (one.pk, third.pk): ["same_phone"]}


@pytest.mark.django_db
def test_a_pair_put_aside_is_not_proposed_again():
    one, other = make.organisation(name="同名有限公司"), make.organisation(name="同名有限公司")
    assert merges.propose(**SYS) == 1
    assert merges.propose(**SYS) == 0
    assert [(row.first, row.second) for row in proposals(SYSTEM)] == [(one, other)]


@pytest.mark.django_db
def test_a_merge_fills_moves_and_leads_on():
    kept, gone = (
        make.organisation(name="甲有限公司"),
        make.organisation(name="乙有限公司", website="https://b.example"),
    )
    person = make.member(gone, "org.editor").user
    merged(kept, gone)
    kept.refresh_from_db()
    gone.refresh_from_db()
    assert (kept.website, resolved(gone)) == ("https://b.example", kept)
    assert kept.provenance["website"]["from"] == gone.pk
    assert make.acting(person).held[0].organisation == kept.pk
    assert list(named(directory(SYSTEM), "乙有限")) == [kept]


@pytest.mark.django_db
def test_without_its_members_nobody_gains_power_in_the_kept_record():
    kept, gone = make.organisation(), make.organisation()
    founder = make.admin_of(gone)
    merged(kept, gone, with_members=False)
    assert make.acting(founder).held == ()


@pytest.mark.django_db
def test_the_verified_record_is_the_one_that_stays():
    make.case(state="verified")
    known, other = Organisation.objects.get(), make.organisation()
    with pytest.raises(Hindered):
        merged(other, known)
    assert not Merge.objects.exists()


@pytest.mark.django_db
def test_a_reviewer_of_one_of_two_counties_cannot_merge():
    kept, gone = make.organisation(region=make.YUBEI), make.organisation(region=make.CHENGDU)
    with pytest.raises(Refused):
        merged(kept, gone, actor=make.reviewer())
    assert not Organisation.objects.filter(merged_into__isnull=False).exists()


@pytest.mark.django_db
def test_what_was_written_after_the_merge_stays_when_it_is_undone():
    kept, gone = make.organisation(), make.organisation(website="https://b.example")
    made = merged(kept, gone)
    kept.refresh_from_db()
    organisations.edit(
        organisation=kept, values={"website": "https://a.example"}, version=kept.version, **SYS
    )
    assert merges.unmerge(merge=made, **SYS) >= 1
    kept.refresh_from_db()
    assert kept.website == "https://a.example"


@pytest.mark.django_db
def test_a_merge_on_which_another_builds_is_undone_after_it():
    one, two, three = (make.organisation() for _ in range(3))
    first, second = merged(one, two), merged(one, three)
    with pytest.raises(Hindered):
        merges.unmerge(merge=first, **SYS)
    for made in (second, first):
        merges.unmerge(merge=made, **SYS)
    assert not Organisation.objects.filter(merged_into__isnull=False).exists()


def picture():
    """Everything a merge may touch, but versions and times."""
    columns = [f.attname for f in Organisation._meta.concrete_fields if f.attname != "version"]
    return {
        "records": list(Organisation.objects.order_by("pk").values_list(*columns)),
        "names": sorted(OtherName.objects.values_list("organisation_id", "kind", "name")),
        "contacts": sorted(ContactPerson.objects.values_list("pk", "organisation_id")),
        "memberships": sorted(Membership.objects.values_list("pk", "organisation_id", "state")),
        "roles": sorted(holding(AT + timedelta(seconds=1)).values_list("user_id", "role", "organisation")),
    }


class MergesAndUnmerges(TestCase):
    @settings(max_examples=12)
    @given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.booleans()), min_size=1, max_size=4))
    def test_undoing_restores_exactly(self, steps):
        shared, records = account(), [make.organisation(staff=n or None) for n in range(4)]
        for number, record in enumerate(records):
            make.member(record, *(("org.editor", "org.agent")[: number % 3]), user=shared)
            row = {"name": "张伟", "phone": "", "email": "", "duty": str(number), "audience": "members"}
            details.save_contacts(organisation=record, rows=[row], version=0, **SYS)
        before, done = picture(), []
        for kept, gone, with_members in steps:
            pair = [Organisation.objects.get(pk=records[n].pk) for n in (kept, gone)]
            if kept != gone and not any(record.merged_into_id for record in pair):
                done.append(merged(*pair, with_members=with_members))
        for made in reversed(done):
            assert merges.unmerge(merge=made, **SYS) == 0
        assert picture() == before


@pytest.mark.django_db
def test_nobody_asks_to_join_what_has_gone_elsewhere():
    kept, gone = make.organisation(), make.organisation()
    merged(kept, gone)
    gone.refresh_from_db()
    with pytest.raises(Exception, match=r"merged|并入"):
        memberships.ask_to_join(organisation=gone, actor=make.acting(account()), at=AT)
