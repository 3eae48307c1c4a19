"""Reading somebody else's file in a process of its own: bounded, without the site's environment or a network.

A file that breaks a parser breaks only that process.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from contextlib import suppress

_KEPT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "LANG", "LC_ALL", "TMPDIR")
_FORBIDDEN = frozenset(
    ("socket.connect", "socket.getaddrinfo", "socket.bind", "subprocess.Popen", "os.system", "os.exec")
)


def run(words: list[str], seconds: float) -> subprocess.CompletedProcess[bytes]:
    """Run this Python with ``words`` after it. Raises subprocess.TimeoutExpired after ``seconds``.

    It sees nothing of the site's environment: no address of the database, no key.
    """
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    clean = kept | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, *words]
    return subprocess.run(command, capture_output=True, timeout=seconds, check=False, env=clean)  # noqa: S603


def confine(memory: int, seconds: int) -> None:
    """Bound this process for good: bytes of memory, seconds of processor time, no network, no program."""
    with suppress(ValueError, OSError):  # some systems do not limit the address space
        _bound(resource.RLIMIT_AS, memory)
    _bound(resource.RLIMIT_CPU, seconds)
    os.nice(5)
    sys.addaudithook(_forbid)


def _bound(kind: int, most: int) -> None:
    """Set a limit, or leave a narrower one that this process was born with."""
    _soft, hard = resource.getrlimit(kind)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (most, most))


def _forbid(event: str, _given: object) -> None:
    if event in _FORBIDDEN:
        raise PermissionError(event)
