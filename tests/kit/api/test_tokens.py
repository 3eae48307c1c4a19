"""A token is worth what its owner is worth at the moment of the call, within its scopes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from rongtong.kit.api.actions.tokens import make_token, revoke_token
from rongtong.kit.api.models import Token
from rongtong.kit.api.queries import actor_of, bearer, offered, tokens
from rongtong.kit.api.rules import NEVER
from rongtong.kit.audit.models import Entry
from rongtong.kit.permissions import Refused, actions, can
from rongtong.kit.permissions.queries import actor_for, holding
from rongtong.lib.actor import SYSTEM
from tests.factories.accounts import account
from tests.factories.tokens import bearer as header
from tests.factories.tokens import token

pytestmark = pytest.mark.django_db
ME = "/api/v1/me"


def give(user, role="org.admin", organisation=1):
    return actions.assign(user=user, role=role, organisation=organisation, actor=SYSTEM, at=timezone.now())


def test_the_secret_is_kept_nowhere():
    made, secret = token(account(), "api.me.read")
    kept = [
        str(value) for row in (Token, Entry) for values in row.objects.values() for value in values.values()
    ]
    assert made.digest in kept
    assert not any(secret in text or secret[9:] in text for text in kept)


def test_a_token_says_who_its_owner_is(client):
    user = account("Anne")
    _made, secret = token(user, "api.me.read")
    answer = client.get(ME, **header(secret)).json()
    assert (answer["id"], answer["name"], answer["scopes"]) == (user.pk, "Anne", ["api.me.read"])


@pytest.mark.parametrize("wrong", ["rt_wrong", "", "x" * 500, "rt_\u00fc"])
def test_a_wrong_token_opens_nothing_even_beside_a_session(client, wrong):
    client.force_login(account(), backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = client.get(ME, **header(wrong))
    assert (answer.status_code, answer.json()["code"]) == (401, "token")


def test_scopes_limit_and_never_widen(client):
    _made, secret = token(account(), "api.notices.read")
    assert client.get("/api/v1/notices", **header(secret)).status_code == 200
    refused = client.get(ME, **header(secret))
    assert (refused.status_code, refused.json()["code"]) == (403, "refused")


def test_nobody_gives_what_they_do_not_hold():
    actor = actor_for(account(), at=timezone.now())
    for scope in ("jobs.operate", "no.such", *NEVER):
        with pytest.raises(Refused):
            make_token(name="x", scopes=[scope], days=1, actor=actor, at=timezone.now())
    assert Token.objects.count() == 0


@pytest.mark.parametrize("end", ["revoked", "expired", "closed"])
def test_a_token_that_is_over_is_dead(client, end):
    user = account()
    made, secret = token(user, at=timezone.now() - timedelta(days=2), days=1 if end == "expired" else 30)
    if end == "revoked":
        revoke_token(token=made, actor=actor_for(user, at=timezone.now()), at=timezone.now())
    if end == "closed":
        user.is_active = False
        user.save()
    assert client.get(ME, **header(secret)).status_code == 401


def test_an_organisations_token_dies_with_its_owners_membership(client):
    user = account()
    held = give(user)
    _made, secret = token(user, organisation=1)
    assert can(actor_of(bearer(secret, timezone.now()), timezone.now()), "parties.organisation.edit")
    actions.revoke(assignment=held, actor=SYSTEM, at=timezone.now())
    assert client.get(ME, **header(secret)).status_code == 401


def test_a_personal_token_loses_what_its_owner_loses():
    user = account()
    held = give(user)
    made, _secret = token(user)
    assert can(actor_of(made, timezone.now()), "parties.organisation.edit")
    actions.revoke(assignment=held, actor=SYSTEM, at=timezone.now())
    assert not can(actor_of(made, timezone.now()), "parties.organisation.edit")


def test_an_organisations_token_opens_neither_another_one_nor_its_owners_own():
    user = account()
    give(user, organisation=1)
    give(user, organisation=2)
    made, _secret = token(user, organisation=1)
    actor = actor_of(made, timezone.now())
    assert {held.organisation for held in actor.held} == {1}
    assert "api.me.read" not in actor.scopes


def test_a_token_carries_no_staff_power():
    user, now = account(), timezone.now()
    actions.assign(user=user, role="operator", actor=SYSTEM, at=now)
    actions.open_staff_session(user=user, reason="a real reason", actor=SYSTEM, at=now)
    actor = actor_for(user, at=now)
    assert can(actor, "jobs.operate")
    assert "jobs.operate" not in {one.name for one in offered(actor, None)}
    made, _secret = token(user)
    Token.objects.filter(pk=made.pk).update(scopes=["jobs.operate"])
    assert not can(actor_of(Token.objects.get(pk=made.pk), now), "jobs.operate")


def test_a_token_makes_no_tokens():
    made, _secret = token(account())
    with pytest.raises(Refused):
        make_token(name="x", scopes=[], days=1, actor=actor_of(made, timezone.now()), at=timezone.now())


def test_who_administers_the_organisation_sees_and_ends_its_tokens():
    maker, other, stranger = account(), account(), account()
    give(maker)
    made, _secret = token(maker, organisation=1)
    give(other)
    assert list(tokens(actor_for(other, at=timezone.now()))) == [made]
    assert not tokens(actor_for(stranger, at=timezone.now())).exists()
    with pytest.raises(Refused):
        revoke_token(token=made, actor=actor_for(stranger, at=timezone.now()), at=timezone.now())
    revoke_token(token=made, actor=actor_for(other, at=timezone.now()), at=timezone.now())
    assert Entry.objects.filter(verb="api.token.revoked", actor=other.pk).count() == 1


def test_use_is_noted_once_a_minute(client, django_assert_num_queries):
    made, secret = token(account(), "api.me.read")
    client.get(ME, **header(secret))
    first = Token.objects.get(pk=made.pk).used_at
    client.get(ME, **header(secret))
    assert first is not None
    assert Token.objects.get(pk=made.pk).used_at == first


def test_what_is_done_through_a_token_names_it():
    user = account()
    made, _secret = token(user)
    assert actor_of(made, timezone.now()).via == f"api:{made.pk}"
    assert holding(timezone.now()).count() == 0
