import itertools

import pytest

from rongtong.kit.audit import queries as trail
from rongtong.kit.audit.models import Entry
from rongtong.kit.facts.models import Fact
from rongtong.kit.permissions import Refused, can
from rongtong.kit.workflow import Conflict, Hindered, offers, perform, steps
from rongtong.lib.actor import ANONYMOUS, Actor, Held
from tests.factories.tickets import AT, WAYS, ticket
from tests.sample.models import Ticket
from tests.sample.workflow import TICKET

pytestmark = pytest.mark.django_db
OWNER = Actor("user", 7, "Anne")
JUDGE = Actor("user", 8, "Bo", (Held("reviewer", centre=1, regions=frozenset({"510104"})),))
ELSEWHERE = Actor("user", 9, "Cai", (Held("reviewer", centre=2, regions=frozenset({"500103"})),))
BOTH = Actor("user", 7, "Anne", JUDGE.held)
ACTORS = {"owner": OWNER, "judge": JUDGE, "elsewhere": ELSEWHERE, "both": BOTH, "nobody": ANONYMOUS}
DONE = {
    ("draft", "submit", "owner"), ("draft", "submit", "both"), ("returned", "submit", "owner"),
    ("returned", "submit", "both"), ("submitted", "accept", "judge"), ("submitted", "return", "judge"),
}  # fmt: skip
"""By hand, from the words: who writes hands in; a judge of the region who is not the owner decides."""


@pytest.mark.parametrize(("state", "name", "who"), list(itertools.product(WAYS, TICKET.by_name, ACTORS)))
def test_the_whole_table(state, name, who):
    made = ticket(state)
    before, entries, facts = Ticket.objects.values().get(), Entry.objects.count(), Fact.objects.count()
    offered = {offer.name: offer.hindered for offer in offers(made, ACTORS[who], AT)}
    if (state, name, who) in DONE:
        after = perform(made, name, actor=ACTORS[who], at=AT, reason="unclear")
        assert after.state == TICKET.by_name[name].target
        assert offered[name] == ""
        assert (after.version, after.effects) == (before["version"] + 1, before["effects"] + 1)
        assert (Entry.objects.count(), Fact.objects.count()) == (entries + 1, facts + 1)
    else:
        with pytest.raises((Refused, Hindered)):
            perform(made, name, actor=ACTORS[who], at=AT, reason="unclear")
        assert offered.get(name, "hidden") != ""
        assert Ticket.objects.values().get() == before
        assert (Entry.objects.count(), Fact.objects.count()) == (entries, facts)


def test_what_is_not_permitted_is_hidden_and_what_is_hindered_says_why():
    made = ticket("submitted")
    assert offers(made, OWNER, AT) == []
    assert {offer.hindered for offer in offers(made, BOTH, AT)} == {"Nobody judges what is their own."}


def test_a_guard_refuses_with_its_sentence_and_nothing_changes():
    made = ticket(title=" ")
    with pytest.raises(Hindered, match="Give it a title first"):
        perform(made, "submit", actor=OWNER, at=AT)
    assert Ticket.objects.get().state == "draft"


@pytest.mark.parametrize("reason", ["", "because"])
def test_a_typed_reason_is_demanded(reason):
    with pytest.raises(Hindered):
        perform(ticket("submitted"), "return", actor=JUDGE, at=AT, reason=reason)


def test_the_second_of_two_editors_is_told():
    made = ticket()
    perform(made, "submit", actor=OWNER, at=AT, version=0)
    with pytest.raises(Conflict):
        perform(Ticket.objects.get(), "accept", actor=JUDGE, at=AT, version=0)
    assert Ticket.objects.get().state == "submitted"


def test_an_effect_that_fails_undoes_everything():
    made = ticket()
    with pytest.raises(RuntimeError):
        perform(made, "submit", actor=OWNER, at=AT, note="fail in the effect")
    again = Ticket.objects.get()
    assert (again.state, again.version, again.effects) == ("draft", 0, 0)
    assert not Entry.objects.exists()
    assert not Fact.objects.exists()


def test_the_trail_tells_it_all():
    made = perform(ticket("submitted"), "return", actor=JUDGE, at=AT, reason="double", note="see 12")
    entry = trail.of(made).last()
    assert (entry.verb, entry.actor, entry.reason, entry.note) == (
        "sample.ticket.return",
        8,
        "double",
        "see 12",
    )
    assert entry.changes == {"state": ["submitted", "returned"]}


@pytest.mark.parametrize(
    ("state", "bar"),
    [
        ("draft", ["draft now", "submitted ahead", "accepted ahead"]),
        ("submitted", ["draft past", "submitted now", "accepted ahead"]),
        ("returned", ["draft past", "submitted past", "returned now"]),
        ("accepted", ["draft past", "submitted past", "accepted now"]),
    ],
)
def test_the_step_bar(state, bar):
    assert [f"{step.state.name} {step.when}" for step in steps(ticket(state))] == bar


def test_the_record_given_back_is_the_one_stored():
    stale = ticket()
    Ticket.objects.update(title="Newer")
    assert perform(stale, "submit", actor=OWNER, at=AT).title == "Newer"


def test_the_owner_may_write_and_a_stranger_may_not():
    made = ticket()
    assert can(OWNER, "sample.write", made)
    assert not can(Actor("user", 8, "Bo"), "sample.write", made)
