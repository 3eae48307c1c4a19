"""One side of a deal: made once, followed through merges, told and proved."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from rongtong.apps.parties.actions import merges
from rongtong.apps.parties.actions.sides import party_for
from rongtong.apps.parties.models import Party
from rongtong.apps.parties.queries.sides import acts_for, is_proven, people_of
from rongtong.lib.actor import SYSTEM
from tests.apps.parties.test_organisation_merging import merged
from tests.factories.centres import acting, person
from tests.factories.organisations import AT, admin_of, member, organisation
from tests.factories.organisations import acting as by

pytestmark = pytest.mark.django_db


def test_an_owner_has_one_party() -> None:
    firm, ann = organisation(), person()
    made = [party_for(firm), party_for(ann), party_for(firm), party_for(ann)]
    assert made[0] == made[2] != made[1] == made[3]
    assert (made[0].owner, made[1].owner) == (firm, ann)


def test_a_party_is_one_of_the_two() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Party.objects.create()
    with pytest.raises(IntegrityError), transaction.atomic():
        Party.objects.create(organisation=organisation(), person=person())


def test_a_person_acts_for_themselves_alone() -> None:
    ann, other = person(), person(name="李明")
    party = party_for(ann)
    assert people_of(party, at=AT) == [ann.user]
    assert acts_for(acting(ann.user), party)
    assert not acts_for(acting(other.user), party)
    assert not is_proven(party)


def test_an_organisation_is_acted_for_by_role() -> None:
    firm = organisation()
    admin, agent, reader = admin_of(firm), member(firm, "org.agent").user, member(firm, "org.member").user
    party = party_for(firm)
    assert people_of(party, at=AT) == [admin, agent]
    assert acts_for(by(agent), party)
    assert not acts_for(by(reader), party)


def test_a_merge_of_organisations_takes_its_party_along_and_gives_it_back() -> None:
    kept, absorbed = organisation(), organisation()
    party = party_for(absorbed)
    made = merged(kept, absorbed)
    party.refresh_from_db()
    assert party.owner == kept
    merges.unmerge(merge=made, actor=SYSTEM, at=AT)
    party.refresh_from_db()
    assert party.owner == absorbed
