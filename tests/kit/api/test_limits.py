"""Limits: counted exactly, told on every answer, over means 429 with a way back."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from rongtong.kit.api import limits
from rongtong.kit.api.actions.counting import KEEP, count, forget
from rongtong.kit.api.models import Window
from tests.factories.accounts import account
from tests.factories.tokens import bearer, token

AT = datetime(2026, 3, 2, 9, 0, 30, tzinfo=UTC)
LISTS = "/api/v1/vocab/lists"


@pytest.fixture
def small(monkeypatch):
    few = {name: limits.Limit(3, 3600) for name in limits.limits()}
    monkeypatch.setattr(limits, "limits", lambda: few)


@pytest.mark.django_db
def test_every_call_counts_and_the_next_window_begins_at_nothing():
    used = [limits.take("address", "a", AT).used for _ in range(3)]
    assert used == [1, 2, 3]
    assert limits.take("address", "b", AT).used == 1
    assert limits.take("address", "a", AT + timedelta(seconds=60)).used == 1


@pytest.mark.django_db
def test_an_address_over_its_limit_is_told_when_to_come_back(client, small):
    answers = [client.get(LISTS) for _ in range(4)]
    assert [one.status_code for one in answers] == [200, 200, 200, 429]
    assert [one["RateLimit-Remaining"] for one in answers] == ["2", "1", "0", "0"]
    assert 0 < int(answers[3]["Retry-After"]) <= 3600
    assert answers[3].json()["code"] == "too_many"


@pytest.mark.django_db
def test_one_token_does_not_use_up_anothers(client, small):
    secrets = [token(account(), "api.me.read")[1] for _ in range(2)]
    for _ in range(4):
        last = client.get("/api/v1/me", **bearer(secrets[0]))
    assert last.status_code == 429
    assert client.get("/api/v1/me", **bearer(secrets[1])).status_code == 200


@pytest.mark.django_db
def test_guessing_tokens_is_cut_off_before_looking_them_up(client, small):
    statuses = [client.get(LISTS, **bearer(f"rt_{n}")).status_code for n in range(5)]
    assert statuses == [401, 401, 401, 429, 429]
    _made, secret = token(account(), "api.me.read")
    assert client.get("/api/v1/me", **bearer(secret)).status_code == 429


@pytest.mark.django_db
def test_old_windows_are_forgotten():
    count("a", int((AT - KEEP).timestamp()) - 1)
    count("a", int(AT.timestamp()))
    assert forget(AT) == 1
    assert Window.objects.count() == 1


def _count(_number):
    try:
        return count("together", 1)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_counting_at_once_loses_no_call():
    with ThreadPoolExecutor(4) as pool:
        seen = sorted(pool.map(_count, range(40)))
    assert seen == list(range(1, 41))
