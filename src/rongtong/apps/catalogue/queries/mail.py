"""A raw message (RFC 5322) as what counts of it: who, about what, text, files, signs of a program."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses
from hashlib import sha256

from django.utils.html import strip_tags

from rongtong.apps.catalogue.rules.letters import MOST_ADDRESS, MOST_ATTACHMENTS

_PROGRAMS = re.compile(r"^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|daemon)\b", re.I)
_BULK = frozenset({"bulk", "list", "junk", "auto_reply"})
_QUOTED = re.compile(
    r"^(?:>|-{2,} ?(?:原始邮件|转发邮件|Original Message)|-- $|_{10,}|发件人[:：]|From: "
    r"|在.{4,60}写道[:：]|On .{4,80} wrote:)",
    re.M,
)
_BREAKS = re.compile(r"<(?:br|/p|/div|/tr|/li|/h\d)[^>]*>", re.I)
_UNSEEN = re.compile(r"<(style|script|head)\b.*?</\1>", re.I | re.S)
_LONGEST_TEXT = 100_000
MOST_PARTS = 100
"""Parts that hold others: the library's time grows with the square of how deep they nest."""


@dataclass(frozen=True)
class Attachment:
    """A file that came with a letter."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Mail:
    """What counts of a message. ``results``: the topmost Authentication-Results header, or ""."""

    message_id: str
    sender: str
    subject: str
    text: str
    attachments: tuple[Attachment, ...]
    automatic: bool
    results: str


def key_of(raw: bytes) -> str:
    """Give what tells a message from others: the digest of its Message-ID, else of the whole."""
    found = message_from_bytes(raw, policy=policy.compat32).get("Message-ID")
    return sha256(str(found).strip().encode("utf-8", "replace") if found else raw).hexdigest()


def parsed(raw: bytes) -> Mail:
    """Read a message; what is broken in it counts as missing, one that cannot be read as a program's."""
    try:
        if raw.count(b"multipart/") > MOST_PARTS:
            raise ValueError
        return _parsed(raw)
    except Exception:  # a thousand parts in each other, and what else hostile letters hold
        return Mail("", "", "", "", (), True, "")


def _parsed(raw: bytes) -> Mail:
    message = message_from_bytes(raw, policy=policy.default)
    assert isinstance(message, EmailMessage)  # noqa: S101 - the policy makes these
    sender = _sender(message)
    return Mail(
        _header(message, "Message-ID")[:300], sender, _header(message, "Subject")[:300], _text(message),
        tuple(_attachments(message)), _is_automatic(message, sender),
        _header(message, "Authentication-Results"),
    )  # fmt: skip


def _header(message: EmailMessage, name: str) -> str:
    """Give the first header of a name on one line; one that cannot be read is none."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except Exception:  # the library's parsers stumble over hostile headers in many ways
        return ""


def _sender(message: EmailMessage) -> str:
    """Give the one address of From; "" when there are none or several."""
    found = [address for _name, address in getaddresses([_header(message, "From")]) if "@" in address]
    one = found[0].strip().lower() if len(found) == 1 else ""
    return one if len(one) <= MOST_ADDRESS and one.isprintable() else ""


def _is_automatic(message: EmailMessage, sender: str) -> bool:
    """Tell whether a program or a list sent it (RFC 3834): such a letter is never answered."""
    said = _header(message, "Auto-Submitted").lower()
    return (
        said not in ("", "no")
        or _header(message, "Precedence").lower() in _BULK
        or any(message.get(name) is not None for name in ("List-Id", "List-Unsubscribe", "List-Post"))
        or _header(message, "Return-Path") == "<>"
        or message.get_content_type() == "multipart/report"
        or bool(_PROGRAMS.match(sender))
    )


def _text(message: EmailMessage) -> str:
    """Give what the sender wrote: plain text first, quoted letters and signatures cut off."""
    try:
        part = message.get_body(preferencelist=("plain", "html"))
        if part is None or part.get_content_disposition() == "attachment":
            return ""
        text = str(part.get_content())[: 4 * _LONGEST_TEXT]
    except Exception:  # as above: a charset nobody knows, a broken part
        return ""
    if part.get_content_subtype() == "html":
        text = html.unescape(strip_tags(_BREAKS.sub("\n", _UNSEEN.sub("", text))))
    cut = _QUOTED.search(text)
    kept = text[: cut.start()] if cut else text
    return "\n".join(line.strip() for line in kept.splitlines() if line.strip())[:_LONGEST_TEXT]


def _attachments(message: EmailMessage) -> Iterator[Attachment]:
    """Give the files that were attached; pictures of a signature stand inline and are none."""
    found = (one for one in message.walk() if one.get_content_disposition() == "attachment")
    for number, part in enumerate(found):
        if number >= MOST_ATTACHMENTS:
            return
        try:
            content, name = part.get_payload(decode=True), part.get_filename() or f"{number + 1}"
        except Exception:  # as above
            content, name = b"", ""
        if isinstance(content, bytes) and content:
            yield Attachment(name[:200], content)


def is_proven(mail: Mail, relay: str) -> bool:
    """Tell whether our own mail server vouches for the sender (RFC 8601): DMARC, aligned DKIM or aligned SPF.

    ``relay``: the name it signs its results with; without one nothing is believed.
    """
    name, _semicolon, results = mail.results.partition(";")
    if not relay or name.split()[:1] != [relay]:
        return False
    domain = mail.sender.rpartition("@")[2]
    for result in results.lower().split(";"):
        method, passed, _rest = result.strip().partition("=pass")
        if not passed or not domain:
            continue
        named = re.search(r"(?:header\.(?:d|i|from)|smtp\.mailfrom)=(?:[^\s@;]*@)?([^\s;]+)", result)
        if method in ("dmarc", "dkim", "spf") and named and _aligned(domain, named[1]):
            return True
    return False


def _aligned(domain: str, other: str) -> bool:
    return domain == other or ("." in other and domain.endswith(f".{other}"))
