"""A real OpenID Connect provider in a process of its own: discovery, signed tokens, its own form."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from tests.ports import free_port


class Provider:
    """The running provider, as its users and their browsers see it."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.web = requests.Session()
        patient = Retry(total=200, connect=200, backoff_factor=0.05, backoff_max=0.5)
        self.web.mount("http://", HTTPAdapter(max_retries=patient))

    def knows(self, sub: str, **claims: object) -> None:
        """Give the provider a person with these claims."""
        self.web.put(f"{self.address}/users/{sub}", json=claims, timeout=10).raise_for_status()

    def approves(self, address: str, sub: str) -> str:
        """Let ``sub`` sign in at the provider; where the browser is sent then."""
        answer = self.web.post(address, data={"sub": sub}, allow_redirects=False, timeout=10)
        assert answer.status_code == 302
        return answer.headers["Location"]


@contextmanager
def running() -> Iterator[Provider]:
    """Start a provider on a free port, end it afterwards."""
    port = free_port()
    command = (sys.executable, "-m", "oidc_provider_mock", "--port", str(port))
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        provider = Provider(f"http://127.0.0.1:{port}")
        provider.web.get(
            f"{provider.address}/.well-known/openid-configuration", timeout=10
        ).raise_for_status()
        yield provider
    finally:
        process.terminate()
        process.wait(10)
