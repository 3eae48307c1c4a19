"""Browsers of the people at the gate."""

from __future__ import annotations

from django.test import Client

from rongtong.kit.permissions.actions import assign
from rongtong.lib.actor import SYSTEM
from tests.factories import centres
from tests.factories.accounts import account
from tests.factories.organisations import AT

_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def reviewer_client(name: str = "郑审核", *, role: str = "reviewer", region: str = "500000") -> Client:
    """Give a browser of somebody who works in a centre for a region; ``user`` is who."""
    user = account(name)
    assign(user=user, role=role, centre=centres.centre(region).pk, actor=SYSTEM, at=AT, reason="")
    client = Client(headers={"accept-language": "en"})
    client.force_login(user, backend=_BACKEND)
    client.user = user  # type: ignore[attr-defined]
    return client


def stranger_client() -> Client:
    """Give a browser of somebody with an account and nothing else."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(account(), backend=_BACKEND)
    return client


def text(client: Client, path: str, status: int = 200) -> str:
    """Give the text of a page, which answers with a status."""
    answer = client.get(path)
    assert answer.status_code == status, answer.status_code
    return answer.content.decode()
