"""Texts of a listing as the public may read them, and as a reviewer sees them: with the telling parts marked.

Contact data in free text is replaced for the public until its owner has removed it: who wants to talk does so
here, where both sides are known. What is public is drawn by ``public_text``, ``cleaned`` or, for a text at
hand, ``without_contacts``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import VEILABLE
from rongtong.apps.catalogue.rules.kinds import label_of, value_of
from rongtong.apps.catalogue.rules.listings import UNVEIL
from rongtong.apps.catalogue.rules.terms import terms
from rongtong.apps.catalogue.rules.texts import texts_of
from rongtong.kit.permissions import can
from rongtong.lib import contacts
from rongtong.lib.actor import Actor


@dataclass(frozen=True)
class Piece:
    """A stretch of a text; ``mark`` says what is telling about it: contact, sensitive, or nothing."""

    text: str
    mark: str = ""


def public_text(listing: Listing, name: str) -> str:
    """Give a text (or keywords, one after the other) for everybody: contact data replaced, veiled ones empty.

    ``name`` as in ``rules.kinds.value_of``; what is no text is given as text.
    """
    if name in VEILABLE and listing.hides(name):
        return ""
    value = value_of(listing, name)
    words = "、".join(map(str, value)) if isinstance(value, list) else str(value or "")
    return without_contacts(words)


def without_contacts(text: str, by: str | None = None) -> str:
    """Replace contact data in a text; ``by`` (say a blank, for an index) instead of the words for readers."""
    said = by if by is not None else _("[contact hidden]")
    return contacts.replaced(text, lambda one: said)


def cleaned(value: Any, listing: Listing, actor: Actor) -> Any:
    """Give JSON values as a reader may have them: contact data only for the owner and who reviews."""
    return value if can(actor, UNVEIL, listing) else _without(value)


def _without(value: Any) -> Any:
    if isinstance(value, str):
        return without_contacts(value)
    if isinstance(value, dict):
        return {key: _without(one) for key, one in value.items()}
    return [_without(one) for one in value] if isinstance(value, list) else value


def marked(text: str) -> list[Piece]:
    """Cut a text into pieces, contact data and sensitive words marked."""
    spans = [(one.start, one.end, "contact") for one in contacts.found_in(text)]
    spans += [(start, end, "sensitive") for start, end in _places(text, terms().sensitive)]
    return cut(text, spans)


def telling(listing: Listing) -> list[Any]:
    """Give the labels of the fields that hold contact data."""
    return [label_of(name) for name, text in texts_of(listing).items() if contacts.found_in(text)]


def cut(text: str, spans: Iterable[tuple[int, int, str]]) -> list[Piece]:
    """Cut a text at (start, end, mark); of two that overlap the first one counts."""
    pieces, at = [], 0
    for start, end, mark in sorted(spans):
        if start < at:
            continue
        pieces += [Piece(text[at:start]), Piece(text[start:end], mark)]
        at = end
    return [piece for piece in [*pieces, Piece(text[at:])] if piece.text]


def _places(text: str, words: Iterable[str]) -> Iterable[tuple[int, int]]:
    for word in words:
        at = text.find(word)
        while at >= 0:
            yield at, at + len(word)
            at = text.find(word, at + len(word))


def around(text: str, start: int, end: int, wide: int = 14) -> list[Piece]:
    """Give a stretch with what stands around it, for a line of a list."""
    before, after = text[max(0, start - wide) : start], text[end : end + wide]
    pieces = (Piece(("…" if start > wide else "") + before), Piece(text[start:end], "contact"))
    return [one for one in (*pieces, Piece(after + ("…" if end + wide < len(text) else ""))) if one.text]
