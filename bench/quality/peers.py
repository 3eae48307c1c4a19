"""What ours is compared with, set up as a search engine or a paper would. Scores: (questions, texts)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache

import bm25s
import jieba
import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize

from rongtong_match.text.encoders.base import Encoder
from rongtong_match.types import Need, Offer

Scores = NDArray[np.float32]
RRF_K = 60
"""Cormack, Clarke and Büttcher 2009."""


def all_peers(
    needs: Sequence[Need], offers: Sequence[Offer], encoder: Encoder | None
) -> dict[str, Callable[[], Scores]]:
    """Every peer by name. A question is the need's title, its detail where it has none; or both of them."""
    texts = ["。".join(part for part in (offer.title, offer.detail) if part) for offer in offers]
    titles = [offer.title or offer.detail for offer in offers]
    found = _asking([need.title or need.detail for need in needs], texts, encoder, "")
    if any(need.title and need.detail for need in needs):
        both = [f"{need.title}。{need.detail}" for need in needs]
        found |= _asking(both, texts, encoder, ", with detail")
        del found["LSA, with detail"]
    if encoder is not None and titles != texts:
        asked = [need.title or need.detail for need in needs]
        found["encoder, titles"] = cache(lambda: encoded(encoder, asked, titles))
        found["RRF BM25 + encoder, titles"] = lambda: rrf(found["BM25"](), found["encoder, titles"]())
    return found


def _asking(
    asked: Sequence[str], texts: Sequence[str], encoder: Encoder | None, suffix: str
) -> dict[str, Callable[[], Scores]]:
    """The peers for one way to ask, each made once and only when it is looked at."""
    words, runs = cache(lambda: bm25(asked, texts)), cache(lambda: tfidf(asked, texts))
    found: dict[str, Callable[[], Scores]] = {
        "BM25": words,
        "char TF-IDF": runs,
        "LSA": lambda: lsa(asked, texts),
    }
    if encoder is not None:
        meaning = cache(lambda: encoded(encoder, asked, texts))
        found["encoder"] = meaning
        found["RRF BM25 + encoder"] = lambda: rrf(words(), meaning())
        found["RRF BM25 + TF-IDF + encoder"] = lambda: rrf(words(), runs(), meaning())
    return {name + suffix: make for name, make in found.items()}


def bm25(asked: Sequence[str], texts: Sequence[str]) -> Scores:
    """``bm25s`` over jieba's words; over its own tokenizer, with English stop words, for English."""
    index = _index(tuple(texts))
    return np.array([index.get_scores(words) for words in _words(asked, _latin(texts))], np.float32)


@lru_cache(maxsize=1)
def _index(texts: tuple[str, ...]) -> bm25s.BM25:
    index = bm25s.BM25()
    index.index(_words(texts, _latin(texts)), show_progress=False)
    return index


def _words(texts: Sequence[str], latin: bool) -> list[list[str]]:
    if latin:
        return bm25s.tokenize(list(texts), stopwords="en", return_ids=False, show_progress=False)
    cut = (jieba.lcut(text.lower()) for text in texts)
    return [[word for word in words if word.strip() and (word.isalnum() or len(word) > 1)] for words in cut]


def _latin(texts: Sequence[str]) -> bool:
    start = "".join(texts[:100])
    return sum(char.isascii() for char in start) > 0.9 * len(start)


def tfidf(asked: Sequence[str], texts: Sequence[str]) -> Scores:
    """Cosine of TF-IDF rows over runs of one to three characters; of three to five within English words."""
    made, theirs = _rows(tuple(texts))
    return np.asarray((made.transform(asked) @ theirs.T).todense(), np.float32)


def lsa(asked: Sequence[str], texts: Sequence[str], dim: int = 200, most: int = 50_000) -> Scores:
    """Cosine after truncated SVD of the same rows (Deerwester et al. 1990), over their commonest columns."""
    made, theirs = _rows(tuple(texts))
    common = np.sort(np.argsort(-np.asarray((theirs > 0).sum(axis=0)).ravel(), kind="stable")[:most])
    kept = theirs[:, common]
    svd = TruncatedSVD(min(dim, *(side - 1 for side in kept.shape)), random_state=0).fit(kept)
    ours = normalize(svd.transform(made.transform(asked)[:, common]))
    return np.asarray(ours @ normalize(svd.transform(kept)).T, np.float32)


@lru_cache(maxsize=1)
def _rows(texts: tuple[str, ...]) -> tuple[TfidfVectorizer, sparse.csr_matrix]:
    latin = _latin(texts)
    made = TfidfVectorizer(
        analyzer="char_wb" if latin else "char",
        ngram_range=(3, 5) if latin else (1, 3),
        sublinear_tf=True,
        dtype=np.float32,
    )
    return made, made.fit_transform(texts)


def encoded(encoder: Encoder, asked: Sequence[str], texts: Sequence[str]) -> Scores:
    """Cosine of the sentence encoder's vectors as they are."""
    return encoder.queries(asked) @ encoder.passages(texts).T


def rrf(*systems: Scores) -> Scores:
    """Reciprocal rank fusion over the whole collection."""
    return sum((1 / (RRF_K + ranks(one)) for one in systems), np.zeros(systems[0].shape, np.float32))


def ranks(scores: Scores) -> NDArray[np.int64]:
    """Rank of each text for each question, from 1, ties by place."""
    order = np.argsort(-scores, axis=1, kind="stable")
    found = np.empty_like(order)
    np.put_along_axis(found, order, np.arange(1, scores.shape[1] + 1)[None, :], axis=1)
    return found
