"""What a listing's own text says about its other fields, with passages; a person takes it over or not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.listings import TITLE_LONGEST
from rongtong.apps.catalogue.rules.fields import contract_fields
from rongtong.apps.catalogue.rules.kinds import form_of, is_there
from rongtong_match.classify import fill
from rongtong_match.classify.labels import hits_of
from rongtong_match.types import Need, Passage
from rongtong_match.values.extract import budgets, deadlines, maturities

TEXT, GUESS, DOCUMENT = "text", "guess", "document"
"""Kinds of source: the text states it; the programme concludes it; a document states it."""
KEYWORDS, AROUND = 5, 18
"""Keywords proposed at most; characters shown on either side of a passage."""
_SENTENCE = re.compile(r"[^。！？!?；;\n]+[。！？!?；;]?")
_TRIED = re.compile(r"(?:尝试过?|试过|试用过|换过|调过|做过|曾(?:经|用|试|采用|委托)|已采用过)")


@dataclass(frozen=True)
class Proposed:
    """Values read for one field of the form, the passage that says so, and what stands around it.

    ``place``: where in a document it stands; ``doubtful``: its letters were read from a picture, not surely.
    """

    name: str
    values: dict[str, Any]
    kind: str
    passage: str
    before: str = ""
    after: str = ""
    place: str = ""
    doubtful: bool = False

    def sources(self) -> dict[str, dict[str, str]]:
        """Give the source of each value, as ``actions.listings.save`` takes it."""
        told = {"kind": self.kind, "reference": self.place[:200], "passage": self.passage[:1_000]}
        return dict.fromkeys(self.values, told)


def proposals(listing: Listing, today: date, told: Iterable[Proposed] = ()) -> list[Proposed]:
    """Give what its details say of fields that its kind asks and that are open; nothing is written.

    ``told`` goes before: what the labels of the document say that it came from.
    """
    form = form_of(listing)
    stated = [*_stated(listing.detail, today), *_concluded(listing), *told]
    read = {one.name: one for one in stated}
    order = [name for step in form.steps for name in step]
    return [read[name] for name in order if name in read and _is_open(listing, read[name])]


def _is_open(listing: Listing, one: Proposed) -> bool:
    """Tell whether nothing stands there; a place that came from the profile gives way to a stated one."""
    if one.name == "region":
        return one.values["region"] != listing.region and listing.region in ("", listing.home)
    return not is_there(listing, one.name)


def _stated(text: str, today: date) -> Iterator[Proposed]:
    """Read what the text says in so many words; of several the first counts."""
    if title := _first(text):
        yield Proposed("title", {"title": title}, TEXT, title)
    for money in budgets(text)[:1]:
        values = {"money_low": money.value.low, "money_high": money.value.high}
        yield _at("money", values, TEXT, money.passage, text)
    for day in deadlines(text, today=today)[:1]:
        yield _at("deadline", {"deadline": day.value.isoformat()}, TEXT, day.passage, text)
    for level in maturities(text)[:1]:
        yield _at("maturity", {"maturity": level.value}, TEXT, level.passage, text)
    tried = [one for one in _SENTENCE.finditer(text) if _TRIED.search(one.group())]
    if tried:
        said = "".join(one.group().strip() for one in tried)
        yield Proposed("tried", {"tried": said[:2_000]}, TEXT, said)


def _concluded(listing: Listing) -> Iterator[Proposed]:
    """Let the core's lexicon say field, place and keywords."""
    record = _record(listing)
    for one in fill(record)[1]:
        name = {"fields": "field", "region": "region"}.get(one.attribute)
        value = contract_fields().get(one.value) if name == "field" else one.value
        if name and value:
            text = str(getattr(record, one.passage.part, "") or "")
            yield _at(name, {name: value}, GUESS, one.passage, text)
    hits = sorted(hits_of(record), key=lambda hit: -hit.points)
    words = list(dict.fromkeys(hit.passage.text for hit in hits))[:KEYWORDS]
    if words:
        yield Proposed("keywords", {"keywords": words}, GUESS, "、".join(words))


def _record(listing: Listing) -> Need:
    """Give the texts as the core reads them; it reads those of an offer alike."""
    return Need(id="draft", title=listing.title or _first(listing.detail), detail=listing.detail)


def _first(text: str) -> str:
    """Give the first sentence, short enough for a title."""
    sentence = next(_SENTENCE.finditer(text.strip()), None)
    return sentence.group().strip().rstrip("。！？!?；;，,")[:TITLE_LONGEST] if sentence else ""


def _at(name: str, values: dict[str, Any], kind: str, passage: Passage, text: str) -> Proposed:
    before = text[max(0, passage.start - AROUND) : passage.start]
    after = text[passage.end : passage.end + AROUND]
    return Proposed(name, values, kind, passage.text, before, after)
