"""Who is looked at in full: the retriever's best for each need, under the need's own filter.

A second, unfiltered look of ``OUTSIDE`` finds the best that a hard constraint excludes, for the answer to
"why not others".
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from rongtong_match.rank.options import Options, Progress
from rongtong_match.retrieve.base import Entry, Filter, IndexSettings, Query, Retriever
from rongtong_match.retrieve.embedded import EmbeddedIndex
from rongtong_match.score.prepared import Prepared, focus, text_of
from rongtong_match.text.lexicon import Floats, Ints, unit
from rongtong_match.text.segment import Segmenter
from rongtong_match.types import Need, Offer
from rongtong_match.verdict.filter import attributes_of, of_need

OUTSIDE = 30
TITLE_COUNTS = 3.0
"""A word of the title counts as often as this: in real records the title carries the matter."""
DETAIL = 0.2
"""Weight of one of the detail's telling words beside a word of the title."""
MEANING = 0.5
"""Share of the word means in what the index ranks by; less for a question of many words."""
_CHUNK = 64


def find(
    prepared: Prepared,
    offers: Sequence[Offer],
    needs: Sequence[Need],
    options: Options,
    progress: Progress,
    rows: Sequence[int] | None = None,
) -> list[Ints]:
    """Rows of the offers to score for each need, ascending. All of them when there are few.

    ``offers`` and ``needs`` are the records as given: filters look at what was said, not at what was guessed.
    ``rows``: where in ``prepared`` each of ``needs`` stands; by default they are all of them, in order.
    """
    places = range(len(needs)) if rows is None else rows
    if len(offers) <= options.candidates:
        every = np.arange(len(offers))
        return [every for _ in needs]
    with tempfile.TemporaryDirectory(prefix="rongtong-") as folder:
        settings = IndexSettings("run", max(1, prepared.lexicon.vectors.shape[1]))
        with EmbeddedIndex(Path(folder), settings) as index:
            progress("search", 0, len(needs))
            index.put(_entries(prepared, offers))
            return _search(index, prepared, list(zip(places, needs, strict=True)), options, progress)


def _entries(prepared: Prepared, offers: Sequence[Offer]) -> Iterator[Entry]:
    vectors = unit(prepared.offers.title_words + prepared.offers.text_words)
    for row, offer in enumerate(offers):
        yield Entry(
            f"{row:09d}", terms_of(offer, prepared.segmenter), _or_none(vectors[row]), attributes_of(offer)
        )


def terms_of(record: Need | Offer, segmenter: Segmenter) -> dict[str, float]:
    """Counts of the content words, those of the title weighed more; at most 1,000 each."""
    counts = Counter(segmenter.content_words(text_of(record)))
    named = Counter(segmenter.content_words(record.title))
    weighed = {word: n + (TITLE_COUNTS - 1) * named[word] for word, n in counts.items()}
    return {word: min(1000.0, n) for word, n in sorted(weighed.items())}


def _search(
    index: Retriever,
    prepared: Prepared,
    needs: Sequence[tuple[int, Need]],
    options: Options,
    progress: Progress,
) -> list[Ints]:
    found: list[Ints] = []
    for start in range(0, len(needs), _CHUNK):
        chunk = needs[start : start + _CHUNK]
        inside = [
            _query(prepared, row, of_need(need, options.today), options.candidates) for row, need in chunk
        ]
        outside = [_query(prepared, row, Filter(), OUTSIDE) for row, _ in chunk]
        hits = index.search_many([*inside, *outside])
        for i in range(len(chunk)):
            ids = {int(hit.id) for hit in (*hits[i], *hits[i + len(chunk)])}
            found.append(np.array(sorted(ids), np.int64))
        progress("search", start + len(chunk), len(needs))
    return found


def _query(prepared: Prepared, row: int, wanted: Filter, top: int) -> Query:
    counts = prepared.needs.title_counts[row].tolist()
    words = dict(zip(prepared.needs.title_ids[row].tolist(), counts, strict=True))
    terms = {prepared.lexicon.words[i]: DETAIL for i in prepared.needs.detail_ids[row].tolist()}
    terms |= {prepared.lexicon.words[i]: count for i, count in words.items()}
    alpha = MEANING * focus(prepared.needs, row)
    return Query(terms, _or_none(prepared.needs.title_words[row]), wanted, top, alpha)


def _or_none(vector: Floats) -> Floats | None:
    return vector if vector.any() else None
