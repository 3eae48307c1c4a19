"""What is shown of a personal value to those who may not read it (GB/T 35273: masked on display).

A mask never tells how long the hidden part is, except where the form fixes the length.
"""

from __future__ import annotations

import re

HIDDEN = "***"
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


def phone(value: str) -> str:
    """``+8613800138000`` becomes ``138****8000``."""
    digits = value.removeprefix("+86")
    return f"{digits[:3]}****{digits[-4:]}" if len(digits) == 11 else HIDDEN


def resident_id(value: str) -> str:
    """``11010519491231002X`` becomes ``110*************2X``."""
    return f"{value[:3]}{'*' * 13}{value[-2:]}" if len(value) == 18 else HIDDEN


def email(value: str) -> str:
    """``zhang.wei@example.com`` becomes ``z***@example.com``."""
    local, at, domain = value.rpartition("@")
    return f"{local[0]}{HIDDEN}@{domain}" if at and local else HIDDEN


def name(value: str) -> str:
    """``张伟`` becomes ``张**``, ``Anna Smith`` becomes ``A*** S***``."""
    words = value.split() if _LATIN.match(value) else [value.strip()]
    stars = HIDDEN if _LATIN.match(value) else "**"
    return " ".join(word[0] + stars for word in words if word) or HIDDEN


def text(value: str) -> str:
    """Anything else: nothing is shown but that there is something."""
    return HIDDEN if value else ""
