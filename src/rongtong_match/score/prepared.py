"""Records made ready for scoring once, so that a feature only compares numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np
from scipy import sparse

from rongtong_match.text.boilerplate import learn, weighted
from rongtong_match.text.dictionary import grow
from rongtong_match.text.encoders.base import Encoder, Vectors
from rongtong_match.text.grams import Counts, Grams, weighed
from rongtong_match.text.grams import grams as counted
from rongtong_match.text.ground import TITLES
from rongtong_match.text.lexicon import (
    Floats,
    Ints,
    Lexicon,
    build,
    centre,
    mean_vector,
    named,
    subject,
    unit,
)
from rongtong_match.text.segment import Segmenter
from rongtong_match.text.stopwords import FRAME
from rongtong_match.types import Need, Offer, Record

_K1, _B = 1.2, 0.75
FOCUSED = 12
"""Different words up to which a question is one thought; hardly a title of a real need has more."""
TELLING = 12
"""Words of a detail that a search asks with."""


@dataclass(frozen=True, slots=True, eq=False)
class Offers:
    """The searched side. Row ``i`` of everything belongs to ``records[i]``."""

    records: tuple[Offer, ...]
    title_ids: tuple[Ints, ...]
    text_ids: tuple[Ints, ...]
    title_words: Vectors
    text_words: Vectors
    titles: Vectors
    terms: sparse.csr_array
    """BM25 term part (Robertson), before the query's idf, divided by its ceiling k1 + 1: in [0, 1)."""
    grams: sparse.csr_array


@dataclass(frozen=True, slots=True, eq=False)
class Needs:
    """The asking side, row by row as ``Offers``."""

    records: tuple[Need, ...]
    title_ids: tuple[Ints, ...]
    title_counts: tuple[Floats, ...]
    """How often each of ``title_ids`` stands there: in a long question that tells what it is about."""
    title_words: Vectors
    detail_ids: tuple[Ints, ...]
    """The detail's most telling words, by rarity and by how much of their sentences is matter."""
    detail_words: Vectors
    titles: Vectors
    grams: sparse.csr_array
    """Of the title."""
    detail_grams: sparse.csr_array
    """Of the detail, each sentence counted by how much of it is matter."""


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """Both sides over one lexicon."""

    lexicon: Lexicon
    needs: Needs
    offers: Offers
    segmenter: Segmenter
    """Cuts with the terms grown from these collections; other texts must be cut with it too."""


def focus(needs: Needs, need: int) -> float:
    """1 for a question as short as a title, less for a long one: FOCUSED over its different words.

    The mean of a hundred words means little, and no offer repeats all of a page.
    """
    return min(1.0, FOCUSED / max(1, len(needs.title_ids[need])))


def text_of(record: Record) -> str:
    """Title, keywords and detail as one text."""
    return "。".join(part for part in (record.title, " ".join(record.keywords), record.detail) if part)


def heading(record: Record) -> str:
    """What names the record's matter: its title; all of its text when it has none."""
    return record.title or text_of(record)


def prepare(
    needs: Sequence[Need],
    offers: Sequence[Offer],
    encoder: Encoder | None,
    *,
    whole_titles: bool = True,
    tick: Callable[[], None] = lambda: None,
) -> Prepared:
    """Both collections ready for every feature; ``tick`` is called once a record.

    Without an encoder the meaning features stay silent; without ``whole_titles`` only the one that encodes
    titles does, and the encoder sees each different word once.
    """
    discount = learn((need.title, need.detail) for need in needs)
    segmenter = Segmenter(grow([*(need.title for need in needs), *map(text_of, offers)]))
    texts = [_cut(segmenter, offer, tick) for offer in offers]
    asked = [named(heading(need), segmenter) for need in needs]
    # A need without a title asks with its detail already (heading): it must not count twice.
    said = [weighted(discount, need.detail) if need.title else [] for need in needs]
    details = [_detail_words(one, segmenter, tick) for one in said]
    headings = [subject(heading(offer), segmenter) for offer in offers]
    # The words of a text that only stands in for a title are no title words: most of them stand once.
    titled = [words for words, offer in zip(headings, offers, strict=True) if offer.title]
    lexicon = build(texts, chain.from_iterable([*asked, *details, *titled]), encoder)
    spelled = [counted(text_of(offer)) for offer in offers]
    titles = [counted(heading(need)) for need in needs]
    grams = Grams([*spelled, *titles])
    reader = encoder if whole_titles else None
    asking = grams.matrix(titles), grams.matrix([weighed(one) for one in said])
    return Prepared(
        lexicon,
        _needs(needs, asked, details, lexicon, asking, reader),
        _offers(offers, headings, texts, spelled, lexicon, grams, reader),
        segmenter,
    )


def with_titles(prepared: Prepared, rows: Ints, encoder: Encoder) -> Prepared:
    """``prepared`` with all needs' titles encoded and those of the offers in ``rows``; the others stay 0."""
    needs, offers = prepared.needs, prepared.offers
    some = _titles([offers.records[i] for i in rows.tolist()], encoder, asking=False)
    titles = np.zeros((len(offers.records), some.shape[1]), np.float32)
    titles[rows] = some
    asked = replace(needs, titles=_titles(needs.records, encoder, asking=True))
    return replace(prepared, needs=asked, offers=replace(offers, titles=titles))


def _needs(
    records: Sequence[Need],
    asked: Sequence[dict[str, int]],
    details: Sequence[dict[str, float]],
    lexicon: Lexicon,
    grams: tuple[sparse.csr_array, sparse.csr_array],
    encoder: Encoder | None,
) -> Needs:
    ids = tuple(lexicon.encode(words) for words in asked)
    return Needs(
        tuple(records),
        ids,
        tuple(np.array(list(words.values()), np.float32) for words in asked),
        _stack(lexicon, [mean_vector(lexicon, one) for one in ids]),
        tuple(_telling(lexicon, detail) for detail in details),
        _stack(lexicon, [_detail_vector(lexicon, detail) for detail in details]),
        _titles(records, encoder, asking=True),
        *grams,
    )


def _offers(
    records: Sequence[Offer],
    named: Sequence[Sequence[str]],
    texts: Sequence[Sequence[str]],
    spelled: Sequence[Counts],
    lexicon: Lexicon,
    grams: Grams,
    encoder: Encoder | None,
) -> Offers:
    title_ids = tuple(lexicon.encode(words) for words in named)
    text_ids = tuple(lexicon.encode(dict.fromkeys(words)) for words in texts)
    return Offers(
        tuple(records),
        title_ids,
        text_ids,
        _stack(lexicon, [mean_vector(lexicon, one) for one in title_ids]),
        _stack(lexicon, [_text_vector(lexicon, words) for words in texts]),
        _titles(records, encoder, asking=False),
        _saturation(texts, lexicon),
        grams.matrix(spelled),
    )


def _titles(records: Sequence[Record], encoder: Encoder | None, *, asking: bool) -> Vectors:
    """Queries and passages have means of their own: each side is centred by its own."""
    if encoder is None or not records:
        return np.zeros((len(records), 0), np.float32)
    encode = encoder.queries if asking else encoder.passages
    return unit(centre(encode([heading(record) for record in records]), encode(TITLES)))


def _stack(lexicon: Lexicon, rows: Sequence[Floats]) -> Vectors:
    return np.array(rows, np.float32).reshape(len(rows), lexicon.vectors.shape[1])


def _cut(segmenter: Segmenter, offer: Offer, tick: Callable[[], None]) -> list[str]:
    tick()
    return segmenter.content_words(text_of(offer))


def _detail_words(
    said: Iterable[tuple[str, float]], segmenter: Segmenter, tick: Callable[[], None]
) -> dict[str, float]:
    tick()
    words: dict[str, float] = {}
    for sentence, weight in said:
        for word in segmenter.content_words(sentence):
            words[word] = words.get(word, 0.0) + weight
    return words


def _detail_vector(lexicon: Lexicon, detail: dict[str, float]) -> Floats:
    kept = {word: detail[word] for word in subject_of(detail)}
    return mean_vector(lexicon, lexicon.encode(kept), np.array(list(kept.values()), np.float32))


def _telling(lexicon: Lexicon, detail: dict[str, float]) -> Ints:
    weight = {word: detail[word] * float(lexicon.idf[lexicon.ids[word]]) for word in subject_of(detail)}
    return lexicon.encode(sorted(weight, key=lambda word: (-weight[word], word))[:TELLING])


def _text_vector(lexicon: Lexicon, words: Sequence[str]) -> Floats:
    counts = Counter(subject_of(words))
    return mean_vector(lexicon, lexicon.encode(counts), np.array(list(counts.values()), np.float32))


def subject_of(words: Sequence[str] | dict[str, float]) -> list[str]:
    """``words`` without the frame words that every title carries; with them when nothing else is there."""
    return [w for w in words if w not in FRAME] or list(words)


def _saturation(texts: Sequence[Sequence[str]], lexicon: Lexicon) -> sparse.csr_array:
    lengths = np.array([len(words) for words in texts], np.float64)
    usual = float(lengths.mean()) or 1.0 if len(lengths) else 1.0
    indices: list[int] = []
    values: list[float] = []
    starts = [0]
    for words, length in zip(texts, lengths, strict=True):
        norm = _K1 * (1 - _B + _B * length / usual)
        row = sorted((lexicon.ids[w], n) for w, n in Counter(words).items())
        indices += [i for i, _ in row]
        values += [n / (n + norm) for _, n in row]
        starts.append(len(indices))
    shape = (len(texts), len(lexicon.words))
    return sparse.csr_array((np.array(values, np.float32), np.array(indices), np.array(starts)), shape)
