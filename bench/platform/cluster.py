"""A PostgreSQL of our own, as durable as a real one but for fsync: the disk of a bench is nobody's."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from tests.postgres import programs

SETTINGS = (
    "fsync=off",
    "listen_addresses=",
    "shared_buffers=2GB",
    "effective_cache_size=8GB",
    "work_mem=16MB",
    "max_wal_size=8GB",
    "random_page_cost=1.1",
    "max_connections=60",
    "shared_preload_libraries=",
)
"""What an operator with 16 GB would set. WAL, full pages and synchronous commit are on, as everywhere."""
PATIENCE_S = 60


def _owner() -> dict[str, Any]:
    """PostgreSQL refuses to run as root."""
    return {"user": "postgres", "group": "postgres", "extra_groups": []} if os.getuid() == 0 else {}


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """Run the cluster of ``folder``, made when missing; its address. RuntimeError without PostgreSQL."""
    programs_at = programs()
    if programs_at is None:
        raise RuntimeError("PostgreSQL is not installed: initdb and postgres are looked for in the PATH")
    folder.mkdir(parents=True, exist_ok=True)
    if os.getuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    data = folder / "data"
    if not data.exists():
        make = (
            programs_at / "initdb",
            "-D",
            data,
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        )
        subprocess.run(make, check=True, cwd=folder, stdout=subprocess.DEVNULL, **_owner())
    options = [word for option in (*SETTINGS, f"unix_socket_directories={folder}") for word in ("-c", option)]
    with (folder / "log").open("ab") as log:
        server = subprocess.Popen(
            (programs_at / "postgres", "-D", data, *options), cwd=folder, stdout=log, stderr=log, **_owner()
        )
    try:
        yield _answering(server, f"postgresql://postgres@/postgres?host={folder}")
    finally:
        server.send_signal(signal.SIGINT)
        server.wait()


def _answering(server: subprocess.Popen[bytes], address: str) -> str:
    for _ in range(PATIENCE_S * 10):
        try:
            psycopg.connect(address).close()
            return address
        except psycopg.OperationalError:
            try:
                server.wait(0.1)
            except subprocess.TimeoutExpired:
                continue
            break
    raise RuntimeError("PostgreSQL did not start: its log lies in the folder of the cluster")


if __name__ == "__main__":
    import sys

    with cluster(Path(sys.argv[1])) as where:
        print(where, flush=True)
        signal.pause()
