"""Lists and cards: what VIEW lets one read, no more; as many queries for one contract as for three."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rongtong.apps.contracts.models import Contract
from rongtong.apps.contracts.queries.contracts import seen
from rongtong.apps.contracts.queries.lists import counts, of_tab, waiting_for
from rongtong.lib.actor import ANONYMOUS, SYSTEM, Actor, Held
from tests.factories import contracts
from tests.factories.accounts import account
from tests.factories.organisations import AT, acting, admin_of, member, organisation
from tests.factories.vocab import load

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lists(db):
    load()


def keys(rows):
    return set(rows.values_list("pk", flat=True))


def crowd(made):
    """Give people of both sides, of neither, and those who look on."""
    officer = {name: Held("officer", None, 1, frozenset({name})) for name in ("500112", "510100")}
    return [
        contracts.speaker(made, "buyer"), contracts.speaker(made, "seller"), acting(account()), ANONYMOUS,
        acting(member(made.buyer.organisation, "org.member").user), SYSTEM,
        *(Actor("user", account().pk, "Officer", (held,)) for held in officer.values()),
        Actor("user", account().pk, "Head", (Held("centre.head", None, 1, frozenset({"500112"})),)),
        Actor("user", account().pk, "Reviewer", (Held("reviewer", None, 1, frozenset({"500112"})),)),
        Actor("user", account().pk, "Operator", (Held("operator"),), staff=1),
        Actor("user", account().pk, "Operator", (Held("operator"),)),
    ]  # fmt: skip


def test_the_list_holds_just_what_may_be_opened():
    made = contracts.begun()
    contracts.begun(sides=(organisation(region="510100"), organisation(region="510100")))
    found = {actor.name: keys(of_tab(actor, "all")) for actor in crowd(made)}
    assert sorted(map(len, found.values()))[-1] == 2  # somebody sees both, somebody none
    assert set() in found.values()
    for actor in crowd(made):
        assert keys(of_tab(actor, "all")) == keys(seen(actor)), actor
        assert counts(actor)["all"] == seen(actor).count()


def test_whose_turn_it_is_asks_the_same_for_one_and_three():
    buyer, seller = contracts.sides()
    actor, asked = acting(admin_of(seller)), []
    for wanted in (1, 3):
        while Contract.objects.count() < wanted:
            contracts.proposed(sides=(buyer, seller))
        with CaptureQueriesContext(connection) as queries:
            assert len(waiting_for(actor, AT)) == wanted
        asked.append(len(queries))
    assert asked == [9, 9]


def test_a_contract_of_others_is_nobodys_turn():
    made = contracts.proposed()
    officer = Actor("user", account().pk, "Officer", (Held("officer", None, 1, frozenset({"500112"})),))
    assert keys(of_tab(officer, "all")) == {made.pk}
    assert waiting_for(officer, AT) == []
    assert waiting_for(contracts.speaker(made, "buyer"), AT) == []
    assert [one.pk for one, _told in waiting_for(contracts.speaker(made, "seller"), AT)] == [made.pk]
