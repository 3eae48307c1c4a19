"""Vectors of the titles, mixed from those of their parts.

To encode a million titles costs hours of one core. A title here is a written title with a keyword: the
encoder reads those few thousand, and a title's vector is the sum of its two. Searching, ranking and the time
of a query are what they are with vectors of its own; only how well meaning is met is not to be read off this.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import numpy as np
from django.conf import settings

from bench.region.texts import parts_of
from rongtong.apps.catalogue.models import Showing
from rongtong.apps.catalogue.queries import index_store
from rongtong_match.text.encoders import open_encoder
from rongtong_match.text.encoders.cache import Cached
from rongtong_match.text.encoders.cache import _key as key_of

KEYWORD = 0.45
"""Weight of the keyword beside the title."""
AT_ONCE = 20_000


def prefill() -> int:
    """Put the vectors of all public titles into the site's file; give how many (none without an encoder)."""
    spec = index_store.wanted_spec()
    encoder = open_encoder(spec, cache=Path(settings.INDEX_FOLDER) / "vectors.sqlite")
    if not isinstance(encoder, Cached):
        return 0
    known: dict[str, np.ndarray] = {}  # type: ignore[type-arg]
    titles, many = Showing.objects.values_list("title", flat=True).iterator(chunk_size=AT_ONCE), 0
    while chunk := list(islice(titles, AT_ONCE)):
        many += _mixed(encoder, known, chunk)
    return many


def _mixed(encoder: Cached, known: dict[str, np.ndarray], titles: Iterable[str]) -> int:  # type: ignore[type-arg]
    parts = {title: parts_of(title) for title in titles}
    new = sorted({part for pair in parts.values() for part in pair} - known.keys())
    known.update(zip(new, encoder.passages(new), strict=True))
    rows = {}
    for title, (base, keyword) in parts.items():
        row = known[base] + KEYWORD * known[keyword]
        rows[key_of(encoder.id, "passage", title)] = (row / np.linalg.norm(row)).astype(np.float32)
    encoder.cache.write(rows)
    return len(rows)
