"""Labelled texts: how often a label is told right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from bench.quality.datasets import Labelled
from bench.quality.measures import row
from rongtong_match.classify import learned
from rongtong_match.text.encoders.base import Encoder

Told = Callable[[], list[str]]


def run(data: Labelled, encoder: Encoder) -> dict[str, Any]:
    """Accuracy of peers and ours; the paired difference is from the best peer."""
    truth = [label for _, label in data.asked]
    right = {name: _right(told(), truth) for name, told in _peers(data, encoder).items()}
    best = max(right, key=lambda name: float(np.mean(right[name])))
    systems = {name: row({"accuracy": list(found)}, ["accuracy"]) for name, found in right.items()}
    for name, told in _ours(data, encoder).items():
        found = {"accuracy": _right(told(), truth)}
        systems[name] = row(found, ["accuracy"], {"accuracy": list(right[best])})
    return {"known": len(data.known), "asked": len(truth), "best_peer": best, "systems": systems}


def _right(told: list[str], truth: list[str]) -> list[float | None]:
    return [float(one == other) for one, other in zip(told, truth, strict=True)]


def _peers(data: Labelled, encoder: Encoder) -> dict[str, Told]:
    texts, labels = zip(*data.known, strict=True)
    asked = [text for text, _ in data.asked]
    made = TfidfVectorizer(analyzer="char", ngram_range=(1, 3), sublinear_tf=True, min_df=2, dtype=np.float32)
    known = made.fit_transform(texts)

    def vectors() -> list[str]:
        model = LogisticRegression(C=100.0, max_iter=300).fit(encoder.passages(texts), labels)
        return list(model.predict(encoder.passages(asked)))

    def nearest() -> list[str]:
        alike = encoder.passages(asked) @ encoder.passages(texts).T
        return [str(labels[int(at)]) for at in alike.argmax(axis=1)]

    def lines() -> list[str]:
        return list(LinearSVC(C=0.3).fit(known, labels).predict(made.transform(asked)))

    return {
        "char TF-IDF + linear SVM": lines,
        "encoder + logistic regression": vectors,
        "encoder, nearest neighbour": nearest,
    }


def _ours(data: Labelled, encoder: Encoder) -> dict[str, Told]:
    texts, labels = zip(*data.known, strict=True)
    asked = [text for text, _ in data.asked]

    def with_vectors() -> list[str]:
        model = learned.fit(texts, labels, encoder.passages(texts).astype(np.float64))
        return [label for label, _ in model.predict(asked, encoder.passages(asked).astype(np.float64))]

    def without() -> list[str]:
        return [label for label, _ in learned.fit(texts, labels).predict(asked)]

    return {"rongtong, learned classifier": with_vectors, "rongtong, no encoder": without}
