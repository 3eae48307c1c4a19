"""From unverified to resolved: who may, what hinders, and that nobody unverified is assigned."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from rongtong.apps.parties.actions import experts, identity, persons
from rongtong.apps.parties.models import ExpertProfile, Identity, Person
from rongtong.apps.parties.queries.identity import assignable, assignable_people
from rongtong.kit.accounts.models import User
from rongtong.kit.permissions import Refused
from rongtong.kit.workflow import Hindered
from tests.factories import vocab
from tests.factories.accounts import account
from tests.factories.centres import AT, FUCHENG, acting, handed_in, person, posted, resolved, tree

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _lists():
    vocab.load()


def move(one: Identity, name: str, who, reason: str = "") -> Identity:
    return identity.decide_identity(
        identity=one, name=name, version=None, actor=acting(who), at=AT, reason=reason
    )


def test_two_pairs_of_eyes_resolve_an_identity():
    where, mine = tree(), handed_in()
    officer, reviewer = posted(where["one"]), posted(where["one"], "reviewer")
    move(mine.identity, "check", officer)
    with pytest.raises(Hindered, match="另一位审核员"):
        move(mine.identity, "resolve", posted(where["one"], "reviewer", officer.user))
    assert move(mine.identity, "resolve", reviewer).state == "resolved"


def test_nobody_checks_themselves_even_as_reviewer():
    where, mine = tree(), handed_in()
    reviewer = posted(where["one"], "reviewer", mine.user)
    with pytest.raises(Hindered):
        move(mine.identity, "check", reviewer)
    mine.identity.refresh_from_db()
    assert mine.identity.state == "asserted"


@pytest.mark.parametrize("name", ["check", "return", "dispute"])
def test_the_reviewer_of_the_next_county_may_do_nothing(name):
    where, mine = tree(), handed_in(region=FUCHENG)
    with pytest.raises(Refused):
        move(mine.identity, name, posted(where["two"], "reviewer"), "other")
    mine.identity.refresh_from_db()
    assert mine.identity.state == "asserted"


def test_a_stranger_may_do_nothing_and_the_person_only_their_part():
    tree()
    mine = handed_in()
    for name, who in (
        ("check", account()),
        ("dispute", account()),
        ("check", mine.user),
        ("resolve", mine.user),
    ):
        with pytest.raises(Refused):
            move(mine.identity, name, who, "other")


def test_without_any_proof_nothing_is_handed_in():
    mine = person()
    with pytest.raises(Hindered):
        move(mine.identity, "assert", mine.user)


def test_a_new_name_takes_the_resolved_identity_back():
    mine = resolved(tree())
    persons.edit(person=mine, values={"name": "李四"}, version=None, actor=acting(mine.user), at=AT)
    mine.identity.refresh_from_db()
    assert mine.identity.state == "unverified"


def test_a_new_keyword_does_not():
    mine = resolved(tree())
    persons.edit(person=mine, values={"topics": [("", "焊接")]}, version=None, actor=acting(mine.user), at=AT)
    mine.identity.refresh_from_db()
    assert mine.identity.state == "resolved"


def test_an_open_twin_hinders_resolving():
    where, mine = tree(), handed_in(identifiers=[("orcid", "0000-0002-1825-0097")])
    person(name="另一个", identifiers=[("orcid", "https://orcid.org/0000-0002-1825-0097")])
    move(mine.identity, "check", posted(where["one"]))
    with pytest.raises(Hindered):
        move(mine.identity, "resolve", posted(where["one"], "reviewer"))


@pytest.mark.parametrize(
    "number", ["0000-0002-1825-0098", "0000-0002-1825-009", "abc", "0000-0002-1825-00970"]
)
def test_a_wrong_orcid_is_refused(number):
    with pytest.raises(Exception, match="ORCID"):
        person(identifiers=[("orcid", number)])
    assert not Person.objects.exists()


def test_long_names_with_dots_and_rare_characters_are_kept():
    for name in ("阿卜杜拉·" * 10 + "买买提", "𰻝𱁬", "Maria del Carmen O'Neill-Žižek"):
        assert person(name=name).name == name


def test_the_trail_holds_no_number_in_clear():
    from rongtong.kit.audit.models import Entry

    mine = person()
    persons.edit(person=mine, values={"phone": "138 0013 8000"}, version=None, actor=acting(mine.user), at=AT)
    text = "".join(str(entry.as_data()) for entry in Entry.objects.all())
    assert "13800138000" not in text
    assert "138****8000" in text


class AssignableAgrees(TestCase):
    """The sentence and the filter say the same of every record."""

    @given(
        state=st.sampled_from(["unverified", "asserted", "checked", "resolved", "disputed"]),
        owned=st.booleans(), active=st.booleans(), merged=st.booleans(),
        terms=st.none() | st.tuples(st.booleans(), st.none() | st.integers(-2, 2)),
    )  # fmt: skip
    def test_agrees(self, state, owned, active, merged, terms):
        user = User.objects.create(name="x", is_active=active) if owned else None
        other = Person.objects.create(name="乙", created_at=AT) if merged else None
        mine = Person.objects.create(name="甲", user=user, created_at=AT, merged_into=other)
        Identity.objects.create(person=mine, state=state)
        if terms is not None:
            away = None if terms[1] is None else DAY + timedelta(days=terms[1])
            ExpertProfile.objects.create(person=mine, open=terms[0], away_until=away)
        fresh = Person.objects.get(pk=mine.pk)
        assert (assignable(fresh, on=DAY) is None) == (fresh in assignable_people(on=DAY))


def test_the_resolved_are_assignable_and_the_disputed_are_not():
    where = tree()
    mine = resolved(where)
    assert assignable(mine, on=DAY) is None
    move(mine.identity, "dispute", posted(where["one"]), "two_people")
    assert "张桂兰" in str(assignable(Person.objects.get(pk=mine.pk), on=DAY))
    assert not assignable_people(on=DAY).exists()


def test_who_is_away_or_closed_is_not_assigned():
    mine = resolved(tree())
    experts.set_terms(person=mine, values={"away_until": DAY}, version=None, actor=acting(mine.user), at=AT)
    assert assignable(Person.objects.get(pk=mine.pk), on=DAY) is not None
    assert assignable(Person.objects.get(pk=mine.pk), on=DAY + timedelta(days=1)) is None
