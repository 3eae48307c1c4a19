"""One case as the reviewer reads it: texts with marks, facts, what is missing, where values came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import VEILABLE
from rongtong.apps.catalogue.queries.texts import Piece, marked
from rongtong.apps.catalogue.queries.words import said
from rongtong.apps.catalogue.rules.kinds import completeness, extras, form_of, is_there, label_of, value_of

_LONG = ("summary", "detail", "tried")
_APART = ("title", "veiled", *_LONG)


@dataclass(frozen=True)
class Fact:
    """A field: its value in pieces, whether it is hidden from the public, where the value came from.

    ``counts``: for completeness, so that its lack is worth a word.
    """

    name: str
    label: Any
    pieces: list[Piece]
    hidden: bool = False
    source: str = ""
    counts: bool = False


def texts(listing: Listing, sources: dict[str, str]) -> list[Fact]:
    """Give the long texts of a listing, marked; those that its form asks and nobody wrote are empty."""
    long = [name for name, extra in extras().items() if extra.form == "long"]
    names = [name for name in (*_LONG, *long) if form_of(listing).asks(name) or is_there(listing, name)]
    return [_fact(listing, name, sources) for name in names]


def facts(listing: Listing, sources: dict[str, str]) -> list[Fact]:
    """Give the short fields that its form asks, in the order of the form; empty ones as well."""
    long = {name for name, extra in extras().items() if extra.form == "long"}
    asked = [name for step in form_of(listing).steps for name in step if name not in _APART]
    return [_fact(listing, name, sources) for name in dict.fromkeys(asked) if name not in long]


def missing(listing: Listing) -> list[str]:
    """Give the names of the fields that its owner should still fill in, weightiest first."""
    found = completeness(listing)
    return [*found.missing_must, *found.missing_good]


def _fact(listing: Listing, name: str, sources: dict[str, str]) -> Fact:
    written = marked(said(name, value_of(listing, name)))
    source = sources.get("money_high" if name == "money" else name, "")
    form, hidden = form_of(listing), name in VEILABLE and listing.hides(name)
    counts = name in form.must or name in dict(form.good)
    return Fact(name, label_of(name), written, hidden, source, counts)


def sources_of(listing: Listing) -> dict[str, str]:
    """Say where values came from that nobody typed; one query."""
    rows = listing.sources.exclude(kind="typed")
    return {row.name: f"{row.get_kind_display()} {row.reference}".strip() for row in rows}
