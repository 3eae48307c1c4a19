"""Keeping the search index in line with the table. Each step may be repeated: nothing is lost or doubled."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db.models import F

from rongtong.apps.catalogue.actions.showing import refresh
from rongtong.apps.catalogue.models import IndexMark, Listing
from rongtong.apps.catalogue.queries import index_store
from rongtong.apps.catalogue.queries.index import entries_of, published_of
from rongtong.apps.catalogue.queries.index_store import Place
from rongtong.apps.catalogue.queries.listings import public
from rongtong.apps.catalogue.queries.search import not_laid_out
from rongtong.apps.vocab import queries as vocab
from rongtong_match.retrieve.base import RetrieveError
from rongtong_match.retrieve.embedded import EmbeddedIndex
from rongtong_match.text.encoders import Encoder

BATCH = 500
SLACK = timedelta(minutes=5)
"""Clocks of two processes may differ by so much: a change followed within it is followed again."""


def mark(side: str, keys: Iterable[int], *, at: datetime) -> None:
    """Note that the index has to look at listings again; part of the caller's transaction."""
    wanted = list(keys)
    rows = [IndexMark(listing=key, side=side, asked_at=at) for key in wanted]
    IndexMark.objects.bulk_create(rows, ignore_conflicts=True)
    IndexMark.objects.filter(pk__in=wanted).update(turn=F("turn") + 1, asked_at=at, done_at=None)


def bring_in_line(side: str, *, at: datetime) -> int:
    """Let the index follow every open mark; give how many listings it looked at.

    RetrieveError ``retrieve.locked`` while another process writes.
    """
    if index_store.current(side) is None:
        rebuild(side, at=at)
    followed = 0
    with _writing(side) as (index, encoder):
        while batch := _open_marks(side):
            follow(index, encoder, side, [mark.listing for mark in batch])
            for mark in batch:
                # A change that came meanwhile has a later turn and stays open.
                IndexMark.objects.filter(pk=mark.pk, turn=mark.turn).update(done_at=at)
            followed += len(batch)
    return followed


def follow(index: EmbeddedIndex, encoder: Encoder | None, side: str, keys: list[int]) -> None:
    """Put what is public now into the index, take the rest out."""
    refresh(keys)
    there = published_of(side, keys)
    _put(index, there, encoder)
    index.delete(str(key) for key in set(keys) - {one.pk for one in there})


def _put(index: EmbeddedIndex, listings: list[Listing], encoder: Encoder | None) -> None:
    """Put listings in; the lists of words are read once for all of them."""
    with vocab.pinned():
        index.put(entries_of(listings, encoder))


def rebuild(side: str, *, at: datetime) -> int:
    """Build the index anew beside the old one and switch; readers notice nothing. Gives its size."""
    spec = index_store.wanted_spec()
    voice = index_store.voice(spec)
    place = Place(index_store.root(side) / f"{at:%Y%m%dT%H%M%S%f}", spec)
    with EmbeddedIndex(place.folder, voice.space) as fresh:
        for keys in _published_keys(side):
            refresh(not_laid_out(keys))
            _put(fresh, published_of(side, keys), voice.encoder)
        fresh.merge()
        size = len(fresh)
    _switch(side, place, at)
    return size


def missing_from(side: str, *, at: datetime) -> int:
    """Mark what is public and not in the index, for a table that was restored or written past the actions."""
    opened = index_store.reader(side)
    found = 0
    for keys in _published_keys(side):
        lost = [key for key in keys if opened is None or opened[0].get(str(key)) is None]
        mark(side, lost, at=at)
        found += len(lost)
    return found


def _switch(side: str, place: Place, at: datetime) -> None:
    """Replace the old folder; what changed while the new one was built is followed again."""
    old = index_store.current(side)
    if old is None:
        index_store.switch(side, place)
    else:
        # The old one's lock keeps others from following a change there that the new one would then miss.
        with EmbeddedIndex(old.folder, verify=False):
            IndexMark.objects.filter(side=side, done_at__gte=at - SLACK).update(done_at=None)
            index_store.switch(side, place)
    kept = {place.folder.name, old.folder.name if old else ""}
    for folder in index_store.root(side).iterdir():
        if folder.is_dir() and folder.name not in kept and folder.name < place.folder.name:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _writing(side: str) -> Iterator[tuple[EmbeddedIndex, Encoder | None]]:
    place = index_store.current(side)
    if place is None:
        raise RetrieveError("retrieve.no_index", path=str(index_store.root(side)))
    voice = index_store.voice(place.spec)
    with EmbeddedIndex(place.folder, voice.space, verify=False) as index:
        if index_store.current(side) == place:
            yield index, voice.encoder
            return
    with _writing(side) as newer:
        yield newer


def _open_marks(side: str) -> list[IndexMark]:
    return list(IndexMark.objects.filter(side=side, done_at=None).order_by("asked_at")[:BATCH])


def _published_keys(side: str) -> Iterator[list[int]]:
    """Give the keys of what is public in the order of the keys, a batch at a time."""
    last = 0
    while keys := list(
        public().filter(side=side, pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]
    ):
        yield keys
        last = keys[-1]
