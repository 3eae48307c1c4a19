"""Giving and taking roles: four eyes, roles kept apart, what was not used, posts that carry power."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from rongtong.apps.parties.actions import roles, staff
from rongtong.apps.parties.models import Posting, RoleRequest
from rongtong.apps.parties.queries import roles as queries
from rongtong.kit.permissions import Refused
from rongtong.kit.permissions.actions import assign, open_staff_session
from rongtong.kit.permissions.models import Assignment
from rongtong.kit.workflow import Hindered
from rongtong.lib.actor import SYSTEM
from tests.factories import vocab
from tests.factories.accounts import account
from tests.factories.centres import AT, acting, posted, tree

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _lists():
    vocab.load()


def staffed(role: str):
    user = account()
    assign(user=user, role=role, actor=SYSTEM, at=AT)
    open_staff_session(user=user, reason="授权核查", actor=acting(user), at=AT)
    return user


def give(by, to, role, **more):
    return roles.give(user=to, role=role, reason="工作需要", actor=acting(by), at=AT, **more)


def test_an_ordinary_role_counts_at_once():
    someone = account()
    give(staffed("operator"), someone, "broker")
    assert acting(someone).roles() == {"broker"}


def test_a_powerful_role_waits_for_a_second_person():
    first, second, someone = staffed("operator"), staffed("security"), account()
    asked = give(first, someone, "auditor")
    assert isinstance(asked, RoleRequest)
    assert acting(someone).roles() == set()
    with pytest.raises(Hindered):
        roles.decide_role(request=asked, name="agree", actor=acting(first), at=AT)
    roles.decide_role(request=asked, name="agree", actor=acting(second), at=AT)
    assert acting(someone).roles() == {"auditor"}


def test_nobody_agrees_to_their_own_power():
    first, second = staffed("operator"), staffed("operator")
    asked = give(first, second, "operator")
    with pytest.raises((Hindered, Refused)):
        roles.decide_role(request=asked, name="agree", actor=acting(second), at=AT)


def test_system_audit_and_security_lie_with_different_people():
    first, second, someone = staffed("operator"), staffed("security"), staffed("operator")
    asked = give(first, someone, "auditor")
    with pytest.raises(Refused):
        roles.decide_role(request=asked, name="agree", actor=acting(second), at=AT)
    assert acting(someone).roles() == {"operator"}


@pytest.mark.parametrize("who", ["stranger", "auditor", "officer", "operator without a session"])
def test_nobody_else_gives_roles(who):
    someone, by = account(), account()
    if who == "auditor":
        assign(user=by, role="auditor", actor=SYSTEM, at=AT)
    if who == "operator without a session":
        assign(user=by, role="operator", actor=SYSTEM, at=AT)
    if who == "officer":
        by = posted(tree()["one"]).user
    with pytest.raises(Refused):
        give(by, someone, "broker")
    assert acting(someone).held == ()


def test_nobody_gives_themselves_a_role():
    by = staffed("operator")
    with pytest.raises(Refused):
        give(by, by, "broker")


def test_a_role_ends_with_its_last_day():
    someone = account()
    give(staffed("operator"), someone, "broker", until=AT.date() + timedelta(days=1))
    assert acting(someone, AT + timedelta(days=1)).roles() == {"broker"}
    assert acting(someone, AT + timedelta(days=2, hours=1)).roles() == set()


def test_a_role_without_its_centre_is_refused():
    with pytest.raises(ValidationError):
        give(staffed("operator"), account(), "officer")


def test_taking_a_post_s_role_ends_the_post():
    posting = posted(tree()["one"])
    held = Assignment.objects.get(pk=posting.assignment)
    roles.take(assignment=held, reason="调离", actor=acting(staffed("operator")), at=AT)
    posting.refresh_from_db()
    assert posting.ended_at == AT
    assert acting(posting).held == ()


def test_what_was_not_used_for_90_days_is_listed_until_it_is_looked_over():
    someone, by = account(), staffed("security")
    held = assign(user=someone, role="broker", actor=SYSTEM, at=AT - timedelta(days=100))
    new = assign(user=account(), role="broker", actor=SYSTEM, at=AT - timedelta(days=10))
    rows = queries.unused(acting(by), AT)
    assert held in rows
    assert new not in rows
    roles.keep(assignment=held, reason="仍需要", actor=acting(by), at=AT)
    assert held not in queries.unused(acting(by), AT)


def test_a_head_posts_below_and_nobody_posts_beside_or_above():
    where = tree()
    head = posted(where["city"], "head")
    made = staff.post(centre=where["one"], user=account(), post="officer", actor=acting(head), at=AT)
    assert acting(made).roles() == {"officer"}
    staff.post(centre=where["one"], user=account(), post="head", actor=acting(head), at=AT)
    for centre, post in ((where["city"], "head"), (where["top"], "officer")):
        with pytest.raises(Refused):
            staff.post(centre=centre, user=account(), post=post, actor=acting(head), at=AT)
    county = posted(where["one"], "head")
    with pytest.raises(Refused):
        staff.post(centre=where["two"], user=account(), post="officer", actor=acting(county), at=AT)


def test_a_former_head_posts_nobody():
    where = tree()
    head = posted(where["city"], "head")
    staff.end_post(posting=head, reason="退休", actor=SYSTEM, at=AT)
    with pytest.raises(Refused):
        staff.post(centre=where["one"], user=account(), post="officer", actor=acting(head), at=AT)
    assert Posting.objects.count() == 1


def test_posting_twice_is_one_posting():
    where, user = tree(), account()
    assert posted(where["one"], "officer", user) == posted(where["one"], "officer", user)
    assert Assignment.objects.filter(user=user).count() == 1


def test_the_list_of_roles_costs_the_same_with_one_and_three(django_assert_num_queries):
    by = staffed("operator")
    for more in (0, 2):
        for _ in range(more):
            assign(user=account(), role="broker", actor=SYSTEM, at=AT)
        actor = acting(by)
        with django_assert_num_queries(1):
            list(queries.held(actor, AT))
