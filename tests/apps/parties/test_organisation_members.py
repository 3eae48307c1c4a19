from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from rongtong.apps.parties.actions import delegations, invitations, member_roles, memberships
from rongtong.apps.parties.models import Delegation, Invitation, Membership
from rongtong.apps.parties.models.invitations import digest_of
from rongtong.apps.parties.rules.organisations import EDIT
from rongtong.kit.audit.models import Entry
from rongtong.kit.permissions import Refused, can
from rongtong.kit.workflow import Conflict, Hindered
from tests.factories import organisations as make
from tests.factories.accounts import account
from tests.factories.organisations import AT

pytestmark = pytest.mark.django_db


def admin(made):
    return make.acting(make.admin_of(made))


def test_an_admitted_person_may_what_the_roles_say():
    made = make.organisation()
    asking = make.request(made)
    memberships.admit(membership=asking, roles=["org.editor"], actor=admin(made), at=AT)
    assert can(make.acting(asking.user), EDIT, made)
    assert make.acting(asking.user).roles() == {"org.member", "org.editor"}


def test_asking_twice_is_refused_in_words():
    made, person = make.organisation(), account()
    make.request(made, person)
    with pytest.raises(ValidationError, match=r"already|已"):
        make.request(made, person)
    assert Membership.objects.filter(user=person).count() == 1


def test_nobody_admits_themselves():
    made = make.organisation()
    asking = make.request(made)
    with pytest.raises(Refused):
        memberships.admit(membership=asking, roles=["org.admin"], actor=make.acting(asking.user), at=AT)
    assert make.acting(asking.user).roles() == set()


def test_a_refusal_names_its_reason():
    made = make.organisation()
    asking = make.request(made)
    with pytest.raises(Hindered):
        memberships.refuse(membership=asking, reason="", note="", actor=admin(made), at=AT)
    memberships.refuse(membership=asking, reason="unknown", note="Who?", actor=admin(made), at=AT)
    assert Entry.objects.get(verb="parties.membership.refuse").reason == "unknown"


def test_leaving_ends_access_at_once():
    made = make.organisation()
    leaving = make.member(made, "org.editor")
    memberships.leave(membership=leaving, actor=make.acting(leaving.user), at=AT)
    assert make.acting(leaving.user).held == ()


def test_removing_ends_access_at_once_and_delegations_too():
    made = make.organisation()
    gone, stays = make.member(made, "org.editor"), make.member(made)
    delegations.delegate(
        principal=gone, delegate=stays, until=AT + timedelta(days=3), reason="leave",
        actor=make.acting(gone.user), at=AT,
    )  # fmt: skip
    memberships.remove(membership=gone, reason="left_job", actor=admin(made), at=AT)
    assert make.acting(gone.user).held == ()
    assert not Delegation.objects.filter(ended_at__isnull=True).exists()


def test_the_last_administrator_stays_until_there_is_another():
    made = make.organisation()
    first = made.memberships.get()
    with pytest.raises(Hindered):
        memberships.leave(membership=first, actor=admin(made), at=AT)
    make.member(made, "org.admin")
    memberships.leave(membership=first, actor=make.acting(first.user), at=AT)
    assert made.admins(AT).count() == 1


def test_the_last_administrator_cannot_be_demoted():
    made = make.organisation()
    first = made.memberships.get()
    with pytest.raises(Hindered):
        member_roles.change_roles(membership=first, roles=[], version=first.version, actor=admin(made), at=AT)
    assert made.admins(AT).count() == 1


def test_roles_changed_meanwhile_are_not_overwritten():
    made = make.organisation()
    some = make.member(made)
    change = {"membership": some, "version": some.version, "actor": admin(made), "at": AT}
    member_roles.change_roles(roles=["org.agent"], **change)
    with pytest.raises(Conflict):
        member_roles.change_roles(roles=["org.editor"], **change)
    assert "org.agent" in make.acting(some.user).roles()


def test_roles_of_a_platform_are_not_an_organisations_to_give():
    made = make.organisation()
    some = make.member(made, "operator", "org.editor")
    assert make.acting(some.user).roles() == {"org.member", "org.editor"}


def test_an_invitation_works_once_and_for_its_address():
    made = make.organisation()
    guest, other = account(email="guest@example.org"), account()
    sent, token = make.invitation(made, roles=["org.agent"])
    with pytest.raises(Hindered, match=r"g\*\*\*@example\.org"):
        invitations.accept(invitation=sent, actor=make.acting(other), at=AT)
    invitations.accept(invitation=sent, actor=make.acting(guest), at=AT)
    assert make.acting(guest).roles() == {"org.member", "org.agent"}
    with pytest.raises(Hindered):
        invitations.accept(invitation=sent, actor=make.acting(guest), at=AT)
    assert digest_of(token) == sent.token_digest


def test_a_late_invitation_says_so_and_a_new_one_has_a_new_token():
    made, guest = make.organisation(), account(email="guest@example.org")
    sent, _ = make.invitation(made)
    late = AT + timedelta(days=15)
    with pytest.raises(Hindered):
        invitations.accept(invitation=sent, actor=make.acting(guest), at=late)
    again, token = invitations.resend(invitation=sent, actor=admin(made), at=late)
    assert again.token_digest == digest_of(token) != sent.token_digest
    invitations.accept(invitation=again, actor=make.acting(guest), at=late)
    assert Membership.objects.filter(user=guest, state="active").exists()


def test_a_withdrawn_invitation_lets_nobody_in():
    made, guest = make.organisation(), account(email="guest@example.org")
    sent, _ = make.invitation(made)
    invitations.withdraw(invitation=sent, actor=admin(made), at=AT)
    with pytest.raises(Hindered):
        invitations.accept(invitation=sent, actor=make.acting(guest), at=AT)
    assert not Membership.objects.filter(user=guest).exists()


def test_an_editor_does_not_invite():
    made = make.organisation()
    editor = make.member(made, "org.editor").user
    Invitation.objects.all().delete()
    with pytest.raises(Refused):
        invitations.invite(
            organisation=made, way="link", address="", roles=["org.admin"], actor=make.acting(editor), at=AT
        )
    assert not Invitation.objects.exists()


def test_neither_token_nor_address_stands_in_the_trail():
    made = make.organisation()
    _, token = make.invitation(made, "secret.guest@example.org")
    trail = str([entry.as_data() for entry in Entry.objects.all()])
    assert token not in trail
    assert "secret.guest" not in trail


def test_nobody_delegates_for_longer_than_half_a_year():
    made = make.organisation()
    one, other = make.member(made), make.member(made)
    with pytest.raises(ValidationError):
        delegations.delegate(
            principal=one, delegate=other, until=AT + timedelta(days=200), reason="leave",
            actor=make.acting(one.user), at=AT,
        )  # fmt: skip
    assert not Delegation.objects.exists()


def test_whoever_was_removed_meanwhile_gets_no_delegation():
    house = make.organisation()
    boss = house.memberships.get()
    gone = make.member(house)
    stale = Membership.objects.get(pk=gone.pk)
    by = {"actor": make.acting(make.admin_of(house)), "at": AT}
    memberships.remove(membership=gone, reason="other", note="left", **by)
    until = AT + timedelta(days=1)
    with pytest.raises(ValidationError):
        delegations.delegate(principal=boss, delegate=stale, until=until, reason="away", **by)
    assert not Delegation.objects.exists()
