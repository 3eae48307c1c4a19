"""An immutable part on disk: memory-mapped numpy files in one folder, known by the digest of all of them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from rongtong_match.retrieve.build import Clusters, Postings, arrange, label_postings, term_postings
from rongtong_match.retrieve.coding import Ints, Longs
from rongtong_match.retrieve.columns import Columns, names
from rongtong_match.retrieve.part import Part, remembered
from rongtong_match.retrieve.ragged import Ragged

Arrays = dict[str, NDArray[Any]]
SMALL_FILE = 1 << 16


class DamagedError(Exception):
    """The files are not those that were written."""


class Segment(Part):
    """A part whose rows stand in the order of their clusters."""

    def __init__(self, name: str, columns: Columns, arrays: Arrays) -> None:
        super().__init__(columns)
        self.name = name
        self.terms = Postings(*(arrays[f"term_{one.name}"] for one in fields(Postings)))
        self.labels = Postings(*(arrays[f"label_{one.name}"] for one in fields(Postings)))
        self.clusters = Clusters(*(arrays[f"cluster_{one.name}"] for one in fields(Clusters)))
        self._by_seq = arrays["by_seq"]
        self._seqs = arrays["sorted_seq"]
        lengths = np.sqrt(columns.squares, dtype=np.float32)
        self.inverse = np.divide(1, lengths, out=np.zeros_like(lengths), where=lengths > 0)
        """One over the length of each row's codes; 0 without a vector."""
        remembered(self)

    @property
    def first(self) -> int:
        """The lowest number among its versions."""
        return int(self._seqs[0])

    def rows_of(self, seqs: Iterable[int]) -> Longs:
        """See ``Part``; rows do not stand in the order of writing here."""
        wanted = np.array(sorted(seqs), np.int64)
        at = np.searchsorted(self._seqs, wanted)
        wanted, at = wanted[at < len(self)], at[at < len(self)]
        rows: Longs = self._by_seq[at[self._seqs[at] == wanted]].astype(np.int64)
        return rows

    def sums(self, terms: Ints, shares: Ints) -> Ints:
        """See ``Part``."""
        post = self.terms
        places, there = post.places(terms)
        places, shares = places[there], shares[there]
        if not len(places):
            return np.zeros(len(self), np.int32)
        edges = zip(post.offsets[places], post.offsets[places + 1], strict=True)
        spans = [slice(start, end) for start, end in edges]
        ends = np.cumsum([0, *(span.stop - span.start for span in spans)])
        rows = np.concatenate([post.rows[span] for span in spans])
        impacts = np.concatenate([post.impacts[span] for span in spans]).astype(np.int32)
        table = csc_array((impacts, rows, ends.astype(np.int32)), shape=(len(self), len(spans)))
        return np.asarray(table @ shares, np.int32)

    def labelled(self, numbers: tuple[int, ...]) -> Longs:
        """See ``Part``."""
        places, there = self.labels.places(np.array(numbers, np.int32))
        edges = self.labels.offsets
        found = [self.labels.rows[edges[at] : edges[at + 1]] for at in places[there]]
        rows: Longs = np.concatenate(found) if found else np.zeros(0, np.int64)
        return rows


def write(folder: Path, columns: Columns) -> str:
    """Build a segment of these entries in a new folder, safe on disk; returns its digest."""
    folder.mkdir()
    arranged, clusters = arrange(columns)
    for name, array in _arrays(arranged, clusters):
        with (folder / f"{name}.npy").open("wb") as file:
            np.save(file, np.ascontiguousarray(array), allow_pickle=False)
            file.flush()
            os.fsync(file.fileno())
    _sync(folder)
    _sync(folder.parent)
    return digest(folder)


def _arrays(columns: Columns, clusters: Clusters) -> Iterator[tuple[str, NDArray[Any]]]:
    for name in names():
        column = getattr(columns, name)
        if isinstance(column, Ragged):
            yield f"{name}_offsets", column.offsets
            yield f"{name}_values", column.values
        else:
            yield name, column
    order = np.argsort(columns.seq, kind="stable")
    yield "by_seq", order.astype(np.int32)
    yield "sorted_seq", columns.seq[order]
    for kind, post in (("term", term_postings(columns.terms)), ("label", label_postings(columns.labels))):
        yield from ((f"{kind}_{one.name}", getattr(post, one.name)) for one in fields(Postings))
    yield from ((f"cluster_{one.name}", getattr(clusters, one.name)) for one in fields(Clusters))


def read(folder: Path) -> Segment:
    """Open a segment. Raises DamagedError for missing or cut files; only ``digest`` sees a flipped bit."""
    try:
        arrays = {path.stem: _load(path) for path in sorted(folder.glob("*.npy"))}
        columns = {name: _column(name, arrays) for name in names()}
        return Segment(folder.name, Columns(**columns), arrays)
    except (OSError, KeyError, ValueError) as error:
        raise DamagedError(folder.name) from error


def _column(name: str, arrays: Arrays) -> Any:
    if name in arrays:
        return arrays[name]
    return Ragged(arrays[f"{name}_offsets"], arrays[f"{name}_values"])


def digest(folder: Path) -> str:
    """BLAKE2b over names, sizes and contents of all our files; of none when there is no folder.

    What a file manager leaves in a folder that it has shown (.DS_Store) is none of ours.
    """
    sum_ = hashlib.blake2b(digest_size=16)
    for path in sorted(folder.glob("*.npy")):
        sum_.update(f"{path.name} {path.stat().st_size}\n".encode())
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                sum_.update(block)
    return sum_.hexdigest()


def _load(path: Path) -> NDArray[Any]:
    mapped = path.stat().st_size > SMALL_FILE
    # Plain arrays over the map: slicing a numpy.memmap costs a microsecond more each time.
    return np.asarray(np.load(path, mmap_mode="r" if mapped else None, allow_pickle=False))


def _sync(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)
