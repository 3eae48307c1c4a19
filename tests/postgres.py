"""A private PostgreSQL for tests: ``python -m tests.postgres COMMAND…`` runs COMMAND beside one.

COMMAND finds it by DATABASE_URL. The cluster lies in a temporary folder, listens on a socket in there only,
and is gone afterwards. Where PostgreSQL is not installed COMMAND is left out with a line; with CI=true that
is a failure.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

SPEED = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=128MB")
"""Nothing of a test need outlive a power cut."""
PATIENCE_S = 30
MISSING = "platform tests on PostgreSQL (initdb and postgres are not installed)"


def programs() -> Path | None:
    """The folder of ``initdb`` and ``postgres``: the PATH's, else the newest of the usual places."""
    if on_path := shutil.which("initdb"):
        return Path(on_path).resolve().parent
    usual = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(usual, key=lambda path: int(path.parts[-3]), default=None)
    return newest.parent if newest else None


def _owner() -> dict[str, Any]:
    """PostgreSQL refuses to run as root: root starts it as ``postgres``."""
    return {"user": "postgres", "group": "postgres", "extra_groups": []} if os.getuid() == 0 else {}


def _name() -> str:
    return pwd.getpwuid(os.getuid()).pw_name if os.getuid() else "postgres"


def _folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="rongtong-pg-"))
    if os.getuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    return folder


def _started(server: subprocess.Popen[bytes], address: str) -> None:
    """Wait until ``server`` answers; RuntimeError when it ends or stays silent for half a minute."""
    for _ in range(PATIENCE_S * 10):
        try:
            psycopg.connect(address).close()
            return
        except psycopg.OperationalError:
            try:
                server.wait(0.1)
            except subprocess.TimeoutExpired:
                continue
            break
    raise RuntimeError("PostgreSQL did not start")


@contextmanager
def cluster(bin_folder: Path) -> Iterator[str]:
    """Run a fresh cluster and give the address of its database ``postgres``."""
    folder = _folder()
    data = folder / "data"
    make = (
        bin_folder / "initdb",
        "-D",
        data,
        "-U",
        _name(),
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "-N",
    )
    subprocess.run(make, check=True, cwd=folder, stdout=subprocess.DEVNULL, **_owner())
    options = (f"unix_socket_directories={folder}", "listen_addresses=", *SPEED)
    run = (bin_folder / "postgres", "-D", data, *(word for option in options for word in ("-c", option)))
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(run, cwd=folder, stdout=log, stderr=log, start_new_session=True, **_owner())
    try:
        address = f"postgresql://{_name()}@/postgres?host={folder}"
        _started(server, address)
        yield address
    finally:
        server.send_signal(signal.SIGINT)  # a fast shutdown: open connections are cut
        server.wait()
        shutil.rmtree(folder)


def main(command: list[str]) -> int:
    """Run ``command`` with DATABASE_URL set and give its exit code."""
    bin_folder = programs()
    if bin_folder is None:
        in_ci = os.environ.get("CI") == "true"
        print(f"{MISSING} must be there in CI" if in_ci else f"left out: {MISSING}")
        return 1 if in_ci else 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with cluster(bin_folder) as address:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": address}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
