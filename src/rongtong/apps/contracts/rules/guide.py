"""Which kind of contract suits: a few questions and what follows, read from ``data/guide.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rongtong.apps.contracts.rules.data import data, worded
from rongtong.apps.contracts.rules.kinds import Subkind, kinds


@dataclass(frozen=True)
class Question:
    """One question with its answers as (code, words)."""

    code: str
    label: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Advice:
    """The sub-kind that suits best, and why; ``reasons`` name their articles."""

    subkind: Subkind
    reasons: tuple[str, ...]


def questions() -> list[Question]:
    """Give the questions in the reader's language."""
    return [
        Question(row["code"], worded(row), tuple((one["code"], worded(one)) for one in row["answers"]))
        for row in data("guide")["question"]
    ]


def advise(answers: Mapping[str, str]) -> Advice | None:
    """Weigh the answers {question: answer}; None when nothing was answered that points anywhere."""
    given = [one for row in data("guide")["question"] if (one := _answer(row, answers)) is not None]
    points = _points(given)
    if not points:
        return None
    best = max(points, key=lambda path: (points[path], -list(points).index(path)))
    kind = best.partition(".")[0]
    found = next(one for one in kinds()[kind].subkinds if one.path == best)
    reasons = tuple(
        worded(one, "reason")
        for one in given
        if one["reason_zh"] and any(path.partition(".")[0] == kind for path in one["points"])
    )
    return Advice(found, reasons)


def _answer(row: Mapping[str, Any], answers: Mapping[str, str]) -> Mapping[str, Any] | None:
    return next((one for one in row["answers"] if one["code"] == answers.get(row["code"])), None)


def _points(given: list[Mapping[str, Any]]) -> dict[str, int]:
    """Add up points of every sub-kind: its own and its kind's; only those with any."""
    added: dict[str, int] = {}
    for one in given:
        for path, points in one["points"].items():
            added[path] = added.get(path, 0) + points
    every = {sub.path: sub.kind for kind in kinds().values() for sub in kind.subkinds}
    summed = {path: added.get(path, 0) + added.get(kind, 0) for path, kind in every.items()}
    return {path: points for path, points in summed.items() if points}
