"""The web server as an operator runs it: production settings, worker processes, its own home folder."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WORKERS = 2
PATIENCE_S = 120


def free_port() -> int:
    """Give a port nobody listens on now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def serving() -> Iterator[int]:
    """Run the web server on the database and home of this process's environment; gives its port."""
    port = free_port()
    wanted = {
        "PORT": str(port),
        "RONGTONG_WEB_WORKERS": str(WORKERS),
        "RONGTONG_LOG_LEVEL": "warning",
        "RONGTONG_PROXIES": "1",
        "DJANGO_SETTINGS_MODULE": "rongtong.config.settings",
    }
    with tempfile.TemporaryDirectory() as ready:
        command = (sys.executable, "-m", "rongtong.config", "web", "--ready", ready)
        server = subprocess.Popen(command, env={**os.environ, **wanted})
        try:
            _warm(server, Path(ready))
            yield port
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait()


def _warm(server: subprocess.Popen[bytes], ready: Path) -> None:
    until = time.monotonic() + PATIENCE_S
    while len(list(ready.iterdir())) < WORKERS:
        if server.poll() is not None or time.monotonic() > until:
            raise RuntimeError("the web server did not start")
        time.sleep(0.2)
