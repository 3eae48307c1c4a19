from __future__ import annotations

import json

import pytest

from tests.factories import vocab
from tests.factories.accounts import account
from tests.factories.tokens import bearer, token


@pytest.fixture
def lists(db):
    """The shipped lists, loaded."""
    vocab.load()


class Programme:
    """A programme with a token of ``user``: sends JSON, gives the answer."""

    def __init__(self, client, user, *scopes):
        self.client, self.user = client, user
        self.headers = bearer(token(user, *scopes)[1])

    def get(self, address, **headers):
        return self.client.get(f"/api/v1{address}", **self.headers, **headers)

    def send(self, method, address, body=None, *, key=None, version=None):
        extra = {"HTTP_IDEMPOTENCY_KEY": key} if key else {}
        if version is not None:
            extra["HTTP_IF_MATCH"] = f'"v{version}"'
        text = json.dumps({} if body is None else body)
        return self.client.generic(
            method, f"/api/v1{address}", text, content_type="application/json", **self.headers, **extra
        )

    def post(self, address, body=None, **options):
        return self.send("POST", address, body, **options)


@pytest.fixture
def programme(client, lists):
    """Somebody without an organisation, calling with all they may."""
    return Programme(client, account())
