"""The same key and request: one answer, one record; whatever happens in between."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from rongtong.apps.parties.models import Organisation
from rongtong.kit.api.actions.repeating import KEEP, forget
from rongtong.kit.api.models import Repeat
from rongtong.kit.audit.models import Entry
from tests.factories import vocab
from tests.factories.accounts import account
from tests.factories.tokens import bearer, token

NEW = {"name": "渝新传感技术有限公司", "kind": "company", "region": "500103"}


@pytest.mark.django_db
def test_a_repeated_write_is_done_once_and_answered_the_same(programme):
    first, second = (programme.post("/organisations", NEW, key="a") for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.content == second.content
    assert (second["ETag"], second["Location"]) == (first["ETag"], first["Location"])
    assert second["Idempotency-Replayed"] == "true"
    assert Organisation.objects.count() == 1
    assert Entry.objects.filter(verb="parties.organisation.registered").count() == 1


@pytest.mark.django_db
def test_without_a_key_it_is_done_twice(programme):
    for _ in range(2):
        programme.post("/organisations", NEW)
    assert Organisation.objects.count() == 2


@pytest.mark.django_db
def test_a_key_serves_one_request_only(programme):
    programme.post("/organisations", NEW, key="a")
    answer = programme.post("/organisations", NEW | {"name": "另一家"}, key="a")
    assert (answer.status_code, answer.json()["code"]) == (422, "key_reused")
    assert Organisation.objects.count() == 1


@pytest.mark.django_db
def test_another_callers_key_is_another_key(programme, client):
    programme.post("/organisations", NEW, key="a")
    other = bearer(token(account())[1])
    answer = client.post(
        "/api/v1/organisations",
        json.dumps(NEW),
        content_type="application/json",
        HTTP_IDEMPOTENCY_KEY="a",
        **other,
    )
    assert answer.status_code == 201
    assert "Idempotency-Replayed" not in answer


@pytest.mark.django_db
def test_what_was_refused_may_be_tried_again_with_the_same_key(programme):
    assert programme.post("/organisations", NEW | {"region": "nowhere"}, key="a").status_code == 422
    assert Repeat.objects.count() == 0
    assert programme.post("/organisations", NEW, key="a").status_code == 201


@pytest.mark.django_db
def test_what_broke_leaves_neither_record_nor_answer(programme, monkeypatch):
    from rongtong.apps.parties.api import organisations as api

    with monkeypatch.context() as broken:
        broken.setattr(api, "out", lambda record: 1 / 0)
        assert programme.post("/organisations", NEW, key="a").status_code == 500
    assert (Organisation.objects.count(), Repeat.objects.count(), Entry.objects.filter(
        verb="parties.organisation.registered").count()) == (0, 0, 0)  # fmt: skip
    assert programme.post("/organisations", NEW, key="a").status_code == 201


@pytest.mark.django_db
def test_an_answer_is_kept_for_a_day(programme):
    programme.post("/organisations", NEW, key="a")
    kept = Repeat.objects.get()
    assert forget(kept.at + KEEP - timedelta(seconds=1)) == 0
    Repeat.objects.update(at=kept.at - KEEP)
    assert "Idempotency-Replayed" not in programme.post("/organisations", NEW, key="a")


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["x" * 256, "two words", "\u00fc"])
def test_a_key_is_visible_ascii(programme, key):
    assert programme.post("/organisations", NEW, key=key).json()["code"] == "key"


def _register(secret):
    try:
        return Client().post(
            "/api/v1/organisations", json.dumps(NEW), content_type="application/json",
            HTTP_IDEMPOTENCY_KEY="together", **bearer(secret),
        )  # fmt: skip
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_requests_that_arrive_together_are_done_once():
    vocab.load()
    _made, secret = token(account())
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(_register, [secret] * 6))
    assert {one.status_code for one in answers} == {201}
    assert len({one.content for one in answers}) == 1
    assert Organisation.objects.count() == 1
