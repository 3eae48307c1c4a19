"""Asking an address as somebody, and what came of it: the answer as a letter, and the tables written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.http import HttpResponseBase
from django.test import Client
from django.utils import timezone

from tests.access.addresses import IF_MATCH, sent, where
from tests.access.world import World

UNCOUNTED = {"django_session", "usersessions_usersession", "api_window", "api_token"}
"""Last use and calls against a limit: written by reading too. A token that is made or ended is on the trail."""  # noqa: E501
_WRITES = re.compile(r'^\s*(?:INSERT(?: OR IGNORE)? INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)
LETTERS = {
    200: "2",
    201: "2",
    204: "2",
    400: "b",
    401: "1",
    403: "3",
    404: "4",
    405: "m",
    409: "c",
    410: "g",
    412: "p",
    422: "v",
    428: "p",
    429: "l",
}


@contextmanager
def written() -> Iterator[Counter[str]]:
    """Give the tables that statements write, by name."""
    tables: Counter[str] = Counter()

    def watch(execute: Any, sql: str, *rest: Any) -> Any:
        if found := _WRITES.match(sql):
            tables[found[1].lower()] += 1
        return execute(sql, *rest)

    with connection.execute_wrapper(watch):
        yield tables


def client_of(world: World, who: str, **options: Any) -> Client:
    """Give a browser, or a programme, as one of the actors."""
    client = world.clients.get(who) if not options else None
    if client is None:
        client = Client(raise_request_exception=False, **options)
        if not options:
            world.clients[who] = client
    client.cookies.clear()
    if who in world.sessions:
        client.cookies[settings.SESSION_COOKIE_NAME] = world.sessions[who]
        _awake(world.sessions[who])
    elif who in world.secrets:
        client.defaults["HTTP_AUTHORIZATION"] = f"Bearer {world.secrets[who]}"
    return client


def _awake(key: str) -> None:
    """Let a session be in use now: the world may be older than staff may be idle."""
    session = SessionStore(key)
    if "seen" in session:
        session["seen"] = int(timezone.now().timestamp())
        session.save(must_create=False)


def ask(world: World, who: str, name: str, method: str, **headers: Any) -> HttpResponseBase:
    """Ask for an address with the body that is kept for it."""
    path, (content, kind) = where(name, world), sent(name, world)
    client = client_of(world, who)
    if name in IF_MATCH:
        headers["HTTP_IF_MATCH"] = f'"v{world.keys[IF_MATCH[name]].version}"'
    if kind:
        text = "" if method == "GET" else content
        return client.generic(method, path, text, content_type=kind, **headers)
    return getattr(client, method.lower())(path, content if method == "POST" else {}, **headers)


def letter(answer: HttpResponseBase) -> str:
    """Give the letter of an answer: ``r`` to the sign-in page, ``>`` to another one."""
    if answer.status_code in (301, 302, 303, 307, 308):
        return "r" if answer["Location"].startswith("/accounts/login/") else ">"
    return LETTERS.get(answer.status_code, "!")


def text_of(answer: HttpResponseBase) -> str:
    """Give all of a body as text."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    return content.decode("utf-8", "replace")
