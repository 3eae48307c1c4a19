"""Visitors who keep asking, each time with a new connection as nginx does, and count what went wrong."""

from __future__ import annotations

import http.client
import itertools
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field

HOST = "r.example.org"
PRODUCTION = {"RONGTONG_SITE_URL": f"https://{HOST}", "RONGTONG_HOSTS": HOST, "RONGTONG_PROXIES": "1"}
HEADERS = {"Host": HOST, "X-Forwarded-For": "192.0.2.1", "X-Forwarded-Proto": "https", "Connection": "close"}
PATHS = ("/", "/accounts/login/", "/accounts/signup/", "/healthz")


@dataclass
class Visitors:
    """``answered`` counts good answers; ``failed`` says what came instead of one.

    A page whose connection closed without a word is asked ``again``, once: nginx does so by itself.
    """

    port: int
    answered: int = 0
    again: int = 0
    failed: list[str] = field(default_factory=list)

    def ask(self, path: str) -> None:
        try:
            try:
                status = self._get(path)
            except (ConnectionResetError, http.client.RemoteDisconnected):
                self.again += 1
                status = self._get(path)
            if status == 200:
                self.answered += 1
            else:
                self.failed.append(f"{path}: {status}")
        except (OSError, http.client.HTTPException) as error:
            self.failed.append(f"{path}: {error!r}")

    def _get(self, path: str) -> int:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)) as line:
            line.request("GET", path, headers=HEADERS)
            answer = line.getresponse()
            answer.read()
            return answer.status


@contextmanager
def visitors(port: int, number: int = 4) -> Iterator[Visitors]:
    """Let ``number`` visitors ask without a pause until the block ends."""
    seen = Visitors(port)
    over = threading.Event()

    def keep_asking() -> None:
        for path in itertools.cycle(PATHS):
            if over.is_set():
                return
            seen.ask(path)

    threads = [threading.Thread(target=keep_asking) for _ in range(number)]
    for thread in threads:
        thread.start()
    try:
        yield seen
    finally:
        over.set()
        for thread in threads:
            thread.join()
