"""What every page says to the browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.http import HttpResponseBase

ASKED_AS = "awAP"
"""A stranger, a person, an administrator, the operator: enough for what does not depend on who asks."""


def unguarded(who: str, answer: HttpResponseBase, text: str) -> Iterator[str]:
    """Name what a page that was shown lacks: its headers, and the nonce of its scripts."""
    yield from _headers(who, answer)
    if "html" in answer.get("Content-Type", ""):
        if found := re.search(r"<[a-z][^>]*\s(?:on[a-z]+|style)=", _bare(text)):
            yield f"inline: {found[0]}"
        if found := re.search(r"<script(?![^>]*(?:src|nonce|type=\"application/))[^>]*>", text):
            yield f"script without nonce: {found[0]}"


def _headers(who: str, answer: HttpResponseBase) -> Iterator[str]:
    policy = answer.get("Content-Security-Policy", "")
    if "default-src 'none'" not in policy or "frame-ancestors 'none'" not in policy:
        yield f"policy: {policy}"
    if "unsafe" in policy or "*" in policy or "http:" in policy:
        yield f"policy is loose: {policy}"
    for header, wanted in (
        ("X-Content-Type-Options", ("nosniff",)),
        ("X-Frame-Options", ("DENY",)),
        ("Referrer-Policy", ("same-origin", "no-referrer")),
        ("Cross-Origin-Opener-Policy", ("same-origin",)),
    ):
        if answer.get(header) not in wanted:
            yield f"{header}: {answer.get(header)}"
    kept = answer.get("Cache-Control", "")
    if who != "a" and not ("private" in kept and ("no-store" in kept or "no-cache" in kept)):
        yield f"Cache-Control: {kept or 'none'}"


def _bare(text: str) -> str:
    """Give the tags without the values of their attributes, without scripts and samples of code."""
    return re.sub(r'"[^"]*"', '""', re.sub(r"(?s)<(?:script|pre|code).*?</(?:script|pre|code)>", "", text))
