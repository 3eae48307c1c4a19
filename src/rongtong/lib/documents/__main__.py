"""Reads one document and writes its lines as JSON: a process without rights to the network or much memory."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any

from rongtong.lib.apart import confine
from rongtong.lib.documents.lines import Line, Unread, held

MEMORY = 2 * 2**30
OCR_MEMORY = 6 * 2**30
"""Bytes of address space; what the OCR engine really uses is a tenth of it."""
WAYS = {
    "word": ("word", "lines", MEMORY), "pdf": ("pdf", "lines", MEMORY),
    "picture": ("picture", "lines", OCR_MEMORY), "scan": ("picture", "scanned", OCR_MEMORY),
}  # fmt: skip
"""The module and function of each way: only what is needed is imported."""


def main(way: str, path: str, seconds: str) -> None:
    """Read, and say what was found or why not."""
    room, name, memory = WAYS[way]
    read: Callable[[Path], Iterator[Line]] = getattr(import_module(f"rongtong.lib.documents.{room}"), name)
    confine(memory, int(seconds))
    answer: dict[str, Any]
    try:
        answer = {"lines": [asdict(line) for line in held(read(Path(path)))]}
        answer = answer if answer["lines"] else {"fault": "empty", "number": 0}
    except Unread as fault:
        answer = {"fault": fault.code, "number": fault.number}
    except (MemoryError, RecursionError):
        answer = {"fault": "large", "number": 0}
    except Exception:  # parsers raise whatever they stumble over
        answer = {"fault": "broken", "number": 0}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
