"""What the disk says while results are written, as a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from xlsxwriter.exceptions import XlsxWriterException

from rongtong_match.cli.stopping import StopError


@contextmanager
def writing(place: Path) -> Iterator[None]:
    """Turns a refusal of the disk inside into ``StopError``; ``place`` is what the user named."""
    try:
        yield
    except (OSError, XlsxWriterException) as error:
        cause = getattr(error, "strerror", None) or type(error).__name__
        raise StopError("unwritable", path=str(place), cause=cause) from error
