"""Who left the site has nothing at the next request: no organisation, no post, no token."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from rongtong.apps.parties.actions import delegations
from rongtong.apps.parties.models import Delegation
from rongtong.kit.accounts.actions.keeping import NotPossible, leave
from rongtong.kit.accounts.models import Departure, User
from rongtong.kit.audit.models import Entry
from rongtong.kit.notices.models import Notice
from rongtong.lib.actor import SYSTEM
from tests.factories import centres, vocab
from tests.factories import organisations as make
from tests.factories.accounts import account
from tests.factories.organisations import AT
from tests.factories.tokens import bearer, token

pytestmark = pytest.mark.django_db
BY = {"actor": SYSTEM, "at": AT, "reason": "moved to another city"}


def reopened(user: User) -> User:
    """Give the account as if the door alone had been opened again: what is left would show."""
    User.objects.filter(pk=user.pk).update(is_active=True)
    return User.objects.get(pk=user.pk)


def test_a_member_who_leaves_the_site_is_a_member_no_more():
    gone = make.member(make.organisation(), "org.editor")
    leave(user=gone.user, **BY)
    gone.refresh_from_db()
    assert (gone.state, gone.ended_at) == ("removed", AT)
    assert make.acting(reopened(gone.user)).held == ()
    assert Entry.objects.get(verb="parties.membership.remove").reason == "left_job"


def test_the_last_administrator_does_not_leave_without_a_successor():
    made = make.organisation()
    admin = make.admin_of(made)
    with pytest.raises(NotPossible, match=made.name):
        leave(user=admin, **BY)
    assert make.admin_of(made) == admin
    assert not Departure.objects.exists()


def test_a_successor_from_outside_does_not_do():
    made = make.organisation()
    with pytest.raises(NotPossible, match=made.name):
        leave(user=make.admin_of(made), successor=account(), **BY)


def test_a_successor_among_the_members_takes_the_organisation_over():
    made = make.organisation()
    heir, gone = make.member(made), make.admin_of(made)
    leave(user=gone, successor=heir.user, **BY)
    assert make.admin_of(made) == heir.user
    assert make.acting(reopened(gone)).held == ()


def test_the_members_are_told_who_took_over_and_others_are_not():
    made, other = make.organisation(), make.organisation()
    heir, colleague, gone = make.member(made), make.member(made), make.admin_of(made)
    make.member(other)
    leave(user=gone, successor=heir.user, **BY)
    told = Notice.objects.filter(name="parties.taken_over")
    assert {row.user for row in told} == {heir.user, colleague.user}


def test_a_successor_takes_nothing_where_another_administers():
    made = make.organisation()
    gone, heir = make.admin_of(made), make.member(made)
    make.member(made, "org.admin")
    leave(user=gone, successor=heir.user, **BY)
    assert "org.admin" not in {held.role for held in make.acting(heir.user).held}
    assert not Notice.objects.filter(name="parties.taken_over").exists()


def test_a_request_to_join_and_delegations_end():
    made = make.organisation()
    gone, other = make.member(made), make.member(made)
    asked = make.request(make.organisation(), gone.user)
    until = AT + timedelta(days=9)
    delegations.delegate(
        principal=gone, delegate=other, until=until, reason="away", actor=make.acting(gone.user), at=AT
    )
    leave(user=gone.user, **BY)
    asked.refresh_from_db()
    assert asked.state == "refused"
    assert Delegation.objects.get().ended_at == AT


def test_a_post_ends_with_its_power():
    vocab.load()
    post = centres.posted(centres.centre(centres.SICHUAN))
    assert centres.acting(post).held
    leave(user=post.user, actor=SYSTEM, at=centres.AT, reason="retired")
    post.refresh_from_db()
    assert post.ended_at == centres.AT
    assert centres.acting(reopened(post.user), centres.AT).held == ()


def test_tokens_open_nothing_any_more(client):
    user, now = account(), timezone.now()
    made, secret = token(user)
    assert client.get("/api/v1/me", **bearer(secret)).status_code == 200
    leave(user=user, actor=SYSTEM, at=now, reason="left")
    reopened(user)
    assert client.get("/api/v1/me", **bearer(secret)).status_code == 401
    made.refresh_from_db()
    assert made.revoked_at == now
