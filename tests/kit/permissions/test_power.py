from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model

from rongtong.kit.audit.models import Entry
from rongtong.kit.permissions import Refused
from rongtong.kit.permissions.actions import assign, close_staff_session, open_staff_session, revoke
from rongtong.kit.permissions.models import Assignment
from rongtong.kit.permissions.queries import actor_for, holders
from rongtong.kit.permissions.roles import roles
from rongtong.lib.actor import ANONYMOUS, SYSTEM, Held
from tests.factories.tickets import AT

pytestmark = pytest.mark.django_db
BY = {"actor": SYSTEM, "at": AT}
HOUR = timedelta(hours=1)


@pytest.fixture
def anne():
    return get_user_model().objects.create_user("anne@example.com", name="Anne")


def test_a_role_is_held_from_then_on(anne):
    assign(user=anne, role="org.admin", organisation=5, **BY)
    assert actor_for(anne, at=AT).held == (Held("org.admin", 5),)
    assert actor_for(anne, at=AT - HOUR).held == ()


def test_revoking_ends_it_at_once_and_both_are_on_the_trail(anne):
    held = assign(user=anne, role="org.admin", organisation=5, **BY)
    revoke(assignment=held, actor=SYSTEM, at=AT + HOUR, reason="left")
    revoke(assignment=held, actor=SYSTEM, at=AT + HOUR, reason="left")
    assert actor_for(anne, at=AT + HOUR).held == ()
    assert list(Entry.objects.values_list("verb", "reason")) == [
        ("permissions.assigned", ""),
        ("permissions.revoked", "left"),
    ]


def test_the_same_role_is_held_once(anne):
    first = assign(user=anne, role="org.admin", organisation=5, **BY)
    assert assign(user=anne, role="org.admin", organisation=5, **BY) == first
    assign(user=anne, role="org.admin", organisation=6, **BY)
    assert Assignment.objects.count() == 2


def test_an_end_date_ends_it(anne):
    assign(user=anne, role="scientist", ends=AT + HOUR, **BY)
    assert actor_for(anne, at=AT).roles() == {"scientist"}
    assert actor_for(anne, at=AT + HOUR).roles() == set()


@pytest.mark.parametrize("reach", [{}, {"organisation": 1}, {"organisation": 1, "centre": 1}])
def test_the_reach_fits_the_role(anne, reach):
    with pytest.raises(ValueError, match="scope centre"):
        assign(user=anne, role="officer", **reach, **BY)


def test_system_and_audit_administration_lie_with_different_people(anne):
    assign(user=anne, role="operator", **BY)
    with pytest.raises(Refused):
        assign(user=anne, role="auditor", **BY)
    assert list(holders("auditor", at=AT)) == []


def test_apart_goes_both_ways_for_every_role():
    for code, kept in roles().items():
        assert all(code in roles()[other].apart for other in kept.apart)


def test_a_closed_account_has_no_power(anne):
    assign(user=anne, role="org.admin", organisation=5, **BY)
    anne.is_active = False
    anne.save()
    assert actor_for(anne, at=AT) == ANONYMOUS


def test_a_staff_session_needs_a_reason_and_a_staff_role(anne):
    with pytest.raises(Refused):
        open_staff_session(user=anne, reason="look into a complaint", **BY)
    assign(user=anne, role="operator", **BY)
    with pytest.raises(Refused):
        open_staff_session(user=anne, reason=" ", **BY)


def test_a_staff_session_ends_by_itself_or_when_closed(anne):
    assign(user=anne, role="operator", **BY)
    made = open_staff_session(user=anne, reason="look into a complaint", minutes=20, **BY)
    assert actor_for(anne, at=AT).staff == made.pk
    assert actor_for(anne, at=AT + timedelta(minutes=20)).staff is None
    close_staff_session(session=made, actor=SYSTEM, at=AT + timedelta(minutes=5))
    assert actor_for(anne, at=AT + timedelta(minutes=6)).staff is None


def test_no_staff_session_lasts_longer_than_four_hours(anne):
    assign(user=anne, role="operator", **BY)
    made = open_staff_session(user=anne, reason="look into a complaint", minutes=10_000, **BY)
    assert made.ends == AT + 4 * HOUR
