"""Which mail server: by its address, else letters as files in the home folder."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from rongtong.lib.mailbox import Mailbox

PORTS = {"smtp": 587, "smtps": 465}
BOXES = {"imap": 143, "imaps": 993}
_SHAPE = "write smtp://user:password@host:port or smtps://…, or nothing for letters as files"


@dataclass(frozen=True)
class MailServer:
    """What Django's settings need. ``tls``: turns private after the greeting; ``ssl``: private at once."""

    backend: str
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    tls: bool = False
    ssl: bool = False


def mail_server(text: str) -> MailServer:
    """Read an address; ``smtp://…?tls=no`` is readable by others and only for a server on the same machine.

    >>> mail_server("smtps://mail.example.cn").port
    465
    >>> mail_server("http://mail.example.cn")
    Traceback (most recent call last):
    ValueError: write smtp://user:password@host:port or smtps://…, or nothing for letters as files
    """
    if not text:
        return MailServer("django.core.mail.backends.filebased.EmailBackend")
    parts = urlsplit(text)
    if parts.scheme not in PORTS or not parts.hostname:
        raise ValueError(_SHAPE)
    starts_tls = parts.scheme == "smtp" and parse_qs(parts.query).get("tls") != ["no"]
    return MailServer(
        "rongtong.kit.notices.smtp.Backend", parts.hostname, parts.port or PORTS[parts.scheme],
        unquote(parts.username or ""), unquote(parts.password or ""), starts_tls, parts.scheme == "smtps",
    )  # fmt: skip


def mailbox(text: str) -> Mailbox | None:
    """Read the address of a mailbox; None when nothing is given.

    >>> mailbox("imaps://needs%40example.cn:secret@mail.example.cn/INBOX").user
    'needs@example.cn'
    """
    if not text:
        return None
    parts = urlsplit(text)
    if parts.scheme not in BOXES or not parts.hostname or not parts.username:
        raise ValueError("write imaps://user:password@host:port/folder or imap://…, or nothing")
    starts_tls = parts.scheme == "imap" and parse_qs(parts.query).get("tls") != ["no"]
    folder = unquote(parts.path.strip("/")) or "INBOX"
    if '"' in folder or "\\" in folder:
        raise ValueError("write a folder without quotes and backslashes")
    return Mailbox(
        parts.hostname, parts.port or BOXES[parts.scheme], unquote(parts.username),
        unquote(parts.password or ""), folder, parts.scheme == "imaps", starts_tls,
    )  # fmt: skip
