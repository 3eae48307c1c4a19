"""What every page says to the browser."""

from __future__ import annotations

import re

import pytest

from tests.access.addresses import addresses
from tests.access.asking import ask
from tests.access.conftest import undone
from tests.access.world import World

OWN_POLICY = {"files:file", "files:signed", "operations:sample"}
GETS = [one for one in addresses() if one.method == "GET"]


@pytest.mark.parametrize("who", ["a", "w", "A", "P"])
def test_every_page_is_guarded(world: World, who: str) -> None:
    for one in GETS:
        with undone():
            answer = ask(world, who, one.name, "GET")
        if answer.status_code == 200:
            faults = list(_faults(one.name, who, answer))
            assert not faults, (one.key, faults)


def _faults(name: str, who: str, answer):  # type: ignore[no-untyped-def]
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


def test_scripts_and_styles_of_pages_carry_the_nonce_or_an_address(world: World) -> None:
    for one in GETS:
        with undone():
            answer = ask(world, "P", one.name, "GET")
        if answer.status_code == 200 and "html" in answer["Content-Type"]:
            text = answer.content.decode()  # type: ignore[attr-defined]
            assert not re.search(r"<[a-z][^>]*\s(?:on[a-z]+|style)=", _bare(text)), one.key
            assert not re.search(r"<script(?![^>]*(?:src|nonce|type=\"application/))[^>]*>", text), one.key
