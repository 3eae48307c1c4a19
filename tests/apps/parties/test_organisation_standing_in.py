"""Acting for somebody in the session, and what the workbench brings."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from rongtong.apps.parties.actions import delegations
from rongtong.apps.parties.models import Delegation, Organisation
from rongtong.apps.parties.queries.memberships import standing_in
from rongtong.apps.parties.rules.memberships import MANAGE
from rongtong.kit.audit.models import Entry
from rongtong.kit.permissions import can
from tests.factories import organisations as make
from tests.factories import vocab
from tests.factories.accounts import account
from tests.factories.organisations import AT

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def delegated(made):
    """The administrator lets a plain member act until tomorrow."""
    return delegations.delegate(
        principal=made.memberships.get(), delegate=make.member(made, user=account("Deputy")),
        until=NOW + timedelta(days=1), reason="leave", actor=make.acting(make.admin_of(made)), at=NOW,
    )  # fmt: skip


def client(user):
    made = Client()
    made.force_login(user)
    return made


def test_a_delegate_has_the_roles_while_it_lasts_and_no_longer():
    made = make.organisation()
    given, member = delegated(made), made.memberships.get
    deputy = make.acting(given.delegate, NOW)
    assert not can(deputy, MANAGE, member(user=given.delegate))
    assert can(standing_in(deputy, given.pk, NOW), MANAGE, member(user=given.delegate))
    assert standing_in(deputy, given.pk, NOW + timedelta(days=2)) is None
    assert standing_in(make.acting(account()), given.pk, NOW) is None


def test_what_a_delegate_does_is_noted_with_both_names():
    vocab.load()
    made = make.organisation()
    given = delegated(made)
    deputy = client(given.delegate)
    deputy.post(reverse("parties:act_for"), {"delegation": given.pk})
    typed = {name: getattr(made, name) for name in ("name", "uscc", "kind", "visibility", "region")}
    edit = reverse("parties:organisation_edit", args=[made.pk])
    deputy.post(edit, typed | {"version": 0, "summary": "代为填写"})
    entry = Entry.objects.get(verb="parties.organisation.edited")
    assert entry.actor == given.delegate_id
    assert "Deputy" in entry.actor_name
    assert given.principal.name in entry.actor_name


def test_a_delegation_that_was_ended_lends_nothing_more():
    vocab.load()
    made = make.organisation()
    given = delegated(made)
    deputy = client(given.delegate)
    deputy.post(reverse("parties:act_for"), {"delegation": given.pk})
    Delegation.objects.update(ended_at=NOW)
    assert deputy.get(reverse("parties:organisation_edit", args=[made.pk])).status_code == 403
    assert Organisation.objects.get().version == 0


def test_the_workbench_shows_invitations_and_requests():
    vocab.load()
    made = make.organisation(name="重庆甲有限公司")
    make.request(made, account("李明"))
    make.invitation(made, "guest@example.org", at=NOW)
    guest = account(email="guest@example.org")
    assert "重庆甲有限公司" in client(guest).get("/me/").content.decode()
    assert "李明" in client(make.admin_of(made)).get("/me/").content.decode()


def test_an_invitation_is_accepted_without_its_letter_by_its_address_only():
    vocab.load()
    made = make.organisation()
    sent, _ = make.invitation(made, "guest@example.org", at=NOW)
    address = reverse("parties:own_invitation", args=[sent.pk])
    assert client(account()).post(address, {"transition": "accept"}).status_code == 410
    client(account(email="guest@example.org")).post(address, {"transition": "accept"})
    assert made.memberships.filter(state="active").count() == 2


def test_a_notice_reaches_who_decides_and_who_asked():
    made = make.organisation()
    asked = make.request(made)
    told = make.admin_of(made).notices.values_list("name", flat=True)
    assert list(told) == ["parties.joining_asked"]
    assert asked.created_at == AT
