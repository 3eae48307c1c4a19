"""Real worker processes on the test's own database."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection

from tests.kit.jobs import looking

Worker = subprocess.Popen[bytes]


@pytest.fixture
def start_worker(tmp_path: Path) -> Iterator[Callable[..., Worker]]:
    """Start ``work`` as its own process; what still runs at the end is killed."""
    started = looking.WORKERS
    started.clear()
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.kit.jobs.site",
        "TEST_DATABASE": str(connection.settings_dict["NAME"]),
        "RONGTONG_LOG_SHAPE": "plain",
    }

    def start(*options: str, **variables: str) -> Worker:
        log = (tmp_path / f"worker{len(started)}.log").open("wb")
        command = (sys.executable, "-m", "rongtong.config", "work", "--idle", "0.1", *options)
        started.append(subprocess.Popen(command, env=environment | variables, stdout=log, stderr=log))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()
