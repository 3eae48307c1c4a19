"""Where encoders keep what can be made again."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path


def cache_dir() -> Path:
    """``RONGTONG_CACHE`` if set, else ``rongtong`` in the platform's cache folder (not created here)."""
    if given := os.environ.get("RONGTONG_CACHE"):
        return Path(given)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "rongtong" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "rongtong"
    return Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "rongtong"


def write_whole(path: Path, content: bytes) -> bool:
    """Puts ``content`` at ``path`` all at once, so no reader sees half a file. False if the disk refuses."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
    except OSError:
        return False
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(name, path)
    except OSError:
        with suppress(OSError):
            os.unlink(name)
        return False
    return True
