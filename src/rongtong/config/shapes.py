"""How the text of a variable becomes a value. Each reader raises ValueError for what it cannot read."""

from __future__ import annotations

import logging
from collections.abc import Callable
from ipaddress import IPv4Network, IPv6Network, ip_network
from urllib.parse import urlsplit


def switch(text: str) -> bool:
    """Read 1/0, true/false, yes/no, on/off."""
    word = text.strip().lower()
    if word in {"1", "true", "yes", "on"}:
        return True
    if word in {"0", "false", "no", "off", ""}:
        return False
    raise ValueError(text)


def words(text: str) -> list[str]:
    """Read a list separated by commas; blanks around and empty items are dropped."""
    return [part.strip() for part in text.split(",") if part.strip()]


def networks(text: str) -> list[IPv4Network | IPv6Network]:
    """Read IP addresses and networks (10.0.0.0/8) separated by commas."""
    return [ip_network(word) for word in words(text)]


def whole(least: int, most: int) -> Callable[[str], int]:
    """Give a reader of whole numbers from ``least`` to ``most``."""

    def read(text: str) -> int:
        if not least <= int(text) <= most:
            raise ValueError(text)
        return int(text)

    return read


def one_of(*allowed: str) -> Callable[[str], str]:
    """Give a reader of one of the words ``allowed``, in any case."""

    def read(text: str) -> str:
        return allowed[allowed.index(text.strip().lower())]

    return read


def site_address(text: str) -> str:
    """Read http:// or https:// with a host, and no path; a slash at the end is dropped."""
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/"):
        raise ValueError(text)
    return f"{parts.scheme}://{parts.netloc}"


def log_level(text: str) -> int:
    """Read debug, info, warning or error."""
    return logging.getLevelNamesMapping()[one_of("debug", "info", "warning", "error")(text).upper()]
