"""Secrets made on the first start and kept in the home folder, readable by its owner only."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def kept(path: Path, size: int = 48) -> str:
    """Give the secret in ``path``, making one of ``size`` random bytes first when there is none.

    Two processes starting at once agree: the file appears whole, and the first one wins.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(size), encoding="ascii")
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text(encoding="ascii").strip()
