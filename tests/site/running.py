"""The real site in real processes, for the tests of running it."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

PATIENCE_S = 90
OURS = (sys.executable, "-m", "rongtong.config")


def until(holds: Callable[[], object], what: str) -> None:
    """Wait until ``holds``; fail after a minute and a half, which is only spent when something is wrong."""
    end = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < end, f"waited in vain: {what}"
        time.sleep(0.05)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def lives(pid: int) -> bool:
    """Whether a process runs; one that is dead and not yet collected does not."""
    try:
        return ") Z" not in Path("/proc", str(pid), "stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def below(pid: int) -> list[int]:
    """All processes that ``pid`` has started, and those they have."""
    found = [int(child) for task in Path("/proc", str(pid), "task").glob("*")
             for child in (task / "children").read_text().split()]  # fmt: skip
    return [one for child in found for one in (child, *below(child))]


@dataclass
class Site:
    """A home folder, a database and a port; ``start`` runs a command of ours there."""

    home: Path
    database: str
    port: int = field(default_factory=free_port)
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def env(self) -> dict[str, str]:
        ours = {"RONGTONG_HOME": str(self.home), "DATABASE_URL": self.database, "PORT": str(self.port),
                "RONGTONG_WEB_WORKERS": "1", "RONGTONG_WORKERS": "1", "RONGTONG_DEMO": "no",
                "PYTHONUNBUFFERED": "1"}  # fmt: skip
        # What browser tests of the same process allow themselves is no part of a site.
        given = {name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"}
        return {**given, "DJANGO_SETTINGS_MODULE": "rongtong.config.settings", **ours}

    @property
    def log(self) -> str:
        return (self.home.parent / "site.log").read_text("utf-8")

    def start(self, *command: str, **env: str) -> subprocess.Popen[bytes]:
        with (self.home.parent / "site.log").open("ab") as log:
            process = subprocess.Popen(
                (*OURS, *command), env=self.env | env, stdout=log, stderr=log, start_new_session=True
            )
        self.started.append(process)
        return process

    def writer(self) -> subprocess.Popen[str]:
        """Start something that writes without end, and wait for its first commit."""
        writer = subprocess.Popen(
            (sys.executable, "-m", "tests.site.writer"), env=self.env, stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        assert writer.stdout.readline() == "1\n"
        return writer

    def query(self, sql: str) -> int:
        """Give the figure that ``sql`` selects."""
        if self.database:
            with psycopg.connect(self.database) as server:
                return int(server.execute(sql).fetchone()[0])
        with closing(sqlite3.connect(self.home / "rongtong.sqlite3")) as file:
            return int(file.execute(sql).fetchone()[0])

    def change(self, sql: str) -> None:
        """Change the tables as a migration does, beside whatever runs."""
        if self.database:
            with psycopg.connect(self.database) as server:
                server.execute(sql)
        else:
            with closing(sqlite3.connect(self.home / "rongtong.sqlite3", timeout=30)) as file:
                file.execute(sql)

    def run(self, *command: str, **env: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            (*OURS, *command), env=self.env | env, capture_output=True, text=True, timeout=PATIENCE_S
        )

    def up(self, **env: str) -> subprocess.Popen[bytes]:
        """Start the whole site and wait until it says that it is ready."""
        seen = self.log.count("is ready") if (self.home.parent / "site.log").exists() else 0
        process = self.start("up", **env)
        until(lambda: self.log.count("is ready") > seen or process.poll() is not None, "ready")
        assert process.poll() is None, self.log
        return process

    def says(self, text: str) -> None:
        until(lambda: text in self.log, text)

    def get(self, path: str) -> int:
        """Give the status of a page; 0 when nobody answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=30) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    def checks(self) -> dict[str, str]:
        """Give what /readyz says of each check, whether ready or not."""
        address = f"http://127.0.0.1:{self.port}/readyz"
        try:
            body = urllib.request.urlopen(address, timeout=30).read()
        except urllib.error.HTTPError as error:
            body = error.read()
        return dict(json.loads(body)["checks"])

    def child(self, process: subprocess.Popen[bytes], command: str) -> int:
        """Give the process that runs ``command`` below ``process``; 0 when there is none."""
        lines = {pid: Path("/proc", str(pid), "cmdline").read_bytes() for pid in below(process.pid)}
        fits = re.compile(rf"\0{command}(\0|$)".encode())
        return next((pid for pid, line in lines.items() if fits.search(line)), 0)

    def clear(self) -> None:
        """End everything that was started, politely first."""
        for process in self.started:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                process.wait(PATIENCE_S)
