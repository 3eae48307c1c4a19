"""A mailbox asked by IMAP (RFC 3501): what is new is taken, and only then marked as seen."""

from __future__ import annotations

import imaplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

SECONDS = 30
FAULTS = (imaplib.IMAP4.error, OSError)
"""What asking raises when the mailbox does not answer as it should."""


@dataclass(frozen=True)
class Mailbox:
    """Where the mailbox is. ``ssl``: private at once; ``tls``: private after the greeting."""

    host: str
    port: int
    user: str
    password: str
    folder: str = "INBOX"
    ssl: bool = True
    tls: bool = False


def take_new(box: Mailbox, take: Callable[[bytes, int], object], *, largest: int, most: int = 50) -> int:
    """Hand each unseen message and its size in bytes to ``take``, mark it when that returned; give the count.

    Who dies in between is handed the same message again. Of one larger than ``largest`` bytes only the head
    is handed over. Raises one of ``FAULTS``.
    """
    with _connected(box) as line:
        line.login(box.user, box.password)
        _ok(line.select(f'"{box.folder}"'))
        numbers = _ok(line.uid("SEARCH", "UNSEEN"))[0].split()[:most]
        for number in numbers:
            uid = number.decode()
            size = _size(_ok(line.uid("FETCH", uid, "(RFC822.SIZE)")))
            part = "BODY.PEEK[]" if size <= largest else "BODY.PEEK[HEADER]"
            take(_message(_ok(line.uid("FETCH", uid, f"({part})"))), size)
            _ok(line.uid("STORE", uid, "+FLAGS", "(\\Seen)"))
        return len(numbers)


def _connected(box: Mailbox) -> imaplib.IMAP4:
    context = ssl.create_default_context()
    if box.ssl:
        return imaplib.IMAP4_SSL(box.host, box.port, ssl_context=context, timeout=SECONDS)
    line = imaplib.IMAP4(box.host, box.port, timeout=SECONDS)
    if box.tls:
        line.starttls(context)
    return line


def _ok(answer: tuple[str, list[Any]]) -> list[Any]:
    said, data = answer
    if said != "OK":
        raise imaplib.IMAP4.error(f"the mailbox answered {said}")
    return data


def _size(data: list[Any]) -> int:
    text = b"".join(one if isinstance(one, bytes) else one[0] for one in data if one)
    return int(text.split(b"RFC822.SIZE")[1].strip(b" )").split()[0].rstrip(b")"))


def _message(data: list[Any]) -> bytes:
    found: bytes = next(one[1] for one in data if isinstance(one, tuple))
    return found
