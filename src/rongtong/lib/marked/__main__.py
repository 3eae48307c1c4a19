"""Draws pages with a mark: a process without rights to the network or much memory."""

from __future__ import annotations

import json
import resource
import sys
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

from rongtong.lib.marked.mark import Mark, marked
from rongtong.lib.marked.sheets import Unshown, count, sheets

MEMORY = 2 * 2**30
"""Bytes of address space."""


def main(seconds: str) -> None:
    """Do what stands on the input; the result is the output, the code of a fault the last line of errors."""
    with suppress(ValueError, OSError):  # some systems do not limit the address space
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
    sys.addaudithook(_no_network)
    try:
        sys.stdout.buffer.write(_done(json.load(sys.stdin)))
    except Unshown as fault:
        sys.exit(str(fault))
    except MemoryError:
        sys.exit("large")
    except Exception:  # parsers raise whatever they stumble over
        sys.exit("broken")


def _done(order: dict[str, Any]) -> bytes:
    path, form = Path(order["path"]), order["form"]
    number = count(path, form)
    if order["do"] == "pages":
        return str(number).encode()
    wanted, mark = order["number"], Mark(tuple(order["mark"]["lines"]), order["mark"]["foot"])
    if wanted > number:
        raise Unshown("pages")
    drawn = [marked(sheet, mark) for sheet in sheets(path, form, wanted)]
    kept = BytesIO()
    if order["do"] == "page":
        drawn[0].save(kept, "JPEG", quality=82)
    else:
        drawn[0].save(kept, "PDF", save_all=True, append_images=drawn[1:], resolution=150.0, quality=80)
    return kept.getvalue()


def _no_network(event: str, _given: object) -> None:
    if event in (
        "socket.connect", "socket.getaddrinfo", "socket.bind", "subprocess.Popen", "os.system", "os.exec",
    ):  # fmt: skip
        raise PermissionError(event)


if __name__ == "__main__":
    main(*sys.argv[1:])
