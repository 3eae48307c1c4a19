"""A browser as the bench needs it: one connection, cookies, nothing drawn."""

from __future__ import annotations

import os
import time
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from bench.platform.size import PASSWORD

SIGN_IN = "/accounts/login/"
PATIENCE_S = 60


class Browser:
    """Keeps its connection and its cookies. ``ask`` gives (status, milliseconds, bytes)."""

    def __init__(self, port: int) -> None:
        self._port, self._line = port, HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)
        self.cookies: dict[str, str] = {}
        # Sign-ins from one address are limited: each browser stands behind the proxy with one of its own.
        self._address = ".".join(str(part) for part in (10, *os.urandom(3)))

    def ask(self, path: str, form: dict[str, str] | None = None) -> tuple[int, float, int]:
        """Ask for a page; status 0 when the connection broke."""
        body = urlencode(form) if form is not None else None
        headers = {
            "X-Forwarded-For": self._address,
            "Accept-Encoding": "gzip",
            "Accept-Language": "zh-CN",
            "User-Agent": "Mozilla/5.0 Firefox/140.0",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        } | ({"Content-Type": "application/x-www-form-urlencoded"} if body else {})
        began = time.perf_counter()
        try:
            self._line.request("POST" if body else "GET", path, body, headers)
            answer = self._line.getresponse()
            size = len(answer.read())
        except (OSError, HTTPException):
            self._line.close()
            return 0, (time.perf_counter() - began) * 1000, 0
        took = (time.perf_counter() - began) * 1000
        for line in answer.headers.get_all("Set-Cookie") or ():
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        self.location = answer.headers.get("Location", "")
        return answer.status, took, size

    def sign_in(self, address: str) -> tuple[int, float, int]:
        """Sign in from the form that is open; the time is that of handing it in. Status 401 when refused."""
        form = {
            "login": address,
            "password": PASSWORD,
            "csrfmiddlewaretoken": self.cookies.get("csrftoken", ""),
        }
        status, took, size = self.ask(SIGN_IN, form)
        return status if status == 302 and SIGN_IN not in self.location else 401, took, size

    def arrive(self, address: str) -> None:
        """Sign in for what follows; RuntimeError when it is refused."""
        self.ask(SIGN_IN)
        if self.sign_in(address)[0] != 302:
            raise RuntimeError(f"{address} cannot sign in")

    def close(self) -> None:
        """Hang up."""
        self._line.close()
