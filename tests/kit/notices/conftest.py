"""A real mail server on this machine, and notices of the tests."""

from __future__ import annotations

import asyncio
import email
import socket
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import default

import pytest
from aiosmtpd.controller import Controller

import tests.kit.notices.declared  # noqa: F401
from tests.kit.jobs.processes import start_worker

__all__ = ["post", "start_worker"]

PATIENCE_S = 60


class Post:
    """What the server has received; ``answer`` is what it says to the text of the next mails."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.raw: list[bytes] = []
        self.answer = "250 OK"
        self.hold_at = 0
        self.unknown: set[str] = set()

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if address in self.unknown:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if self.answer == "drop after taking":
            self._take(envelope)
            session.__dict__["_transport"] = None
            server.transport.abort()
            return "421 gone"
        if self.answer.startswith("250"):
            self._take(envelope)
        if self.hold_at and len(self.letters) == self.hold_at:
            self.hold_at = 0
            await asyncio.sleep(PATIENCE_S)
        return self.answer

    def _take(self, envelope) -> None:
        self.raw.append(envelope.content)
        self.letters.append(email.message_from_bytes(envelope.content, policy=default))


class Office(Controller):
    """Starts and stops on one port."""

    def __init__(self, post: Post, port: int) -> None:
        super().__init__(post, hostname="127.0.0.1", port=port)


@pytest.fixture
def post(settings) -> Iterator[Post]:
    """A mail server that Django's settings name."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    box = Post()
    box.office = Office(box, port)
    box.reopen = lambda: setattr(box, "office", Office(box, port)) or box.office.start()
    box.office.start()
    box.address = f"smtp://127.0.0.1:{port}?tls=no"
    settings.EMAIL_BACKEND = "rongtong.kit.notices.smtp.Backend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    yield box
    box.office.stop(no_assert=True)
