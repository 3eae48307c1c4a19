"""Verdicts, reasons and contributions as JSON data, and back: the core's words, never sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rongtong_match.types import (
    Check,
    Contribution,
    Need,
    Offer,
    Outcome,
    Passage,
    Reason,
)

AROUND = 24
"""Characters of text kept before and after a passage, so that a reader sees where it stands."""
Data = dict[str, Any]


def check_data(check: Check) -> Data:
    """Give one constraint as data."""
    question = check.question and reason_data(check.question)
    return {
        "constraint": check.constraint, "outcome": str(check.outcome), "reason": reason_data(check.reason),
        "question": question, "asks": check.asks,
    }  # fmt: skip


def check_of(data: Mapping[str, Any]) -> Check:
    """Give the constraint again."""
    question = data.get("question")
    return Check(
        data["constraint"], Outcome(data["outcome"]), reason_of(data["reason"]),
        reason_of(question) if question else None, data.get("asks"),
    )  # fmt: skip


def reason_data(reason: Reason, need: Need | None = None, offer: Offer | None = None) -> Data:
    """Give one reason as data, its passages with what stands around them in the records given."""
    data: Data = {"code": reason.code, "params": dict(reason.params)}
    if reason.because is not None:
        data["because"] = reason_data(reason.because)
    for name, passages, record in (
        ("need", reason.need_passages, need),
        ("offer", reason.offer_passages, offer),
    ):
        if passages and record is not None:
            data[name] = [_passage(one, record) for one in passages]
    return data


def reason_of(data: Mapping[str, Any]) -> Reason:
    """Give the reason again, without its passages: sentences need none."""
    because = data.get("because")
    return Reason(
        data["code"], tuple(sorted(data["params"].items())), because=reason_of(because) if because else None
    )


def _passage(passage: Passage, record: Need | Offer) -> Data:
    text = str(getattr(record, passage.part, ""))
    before = text[max(0, passage.start - AROUND) : passage.start]
    after = text[passage.end : passage.end + AROUND]
    return {"part": passage.part, "text": passage.text, "before": before, "after": after}


def contribution_data(parts: Iterable[Contribution]) -> list[list[Any]]:
    """Give [feature, value, weight, points] a feature."""
    return [[one.feature, round(one.value, 4), round(one.weight, 6), one.points] for one in parts]


def contributions_of(data: Iterable[Iterable[Any]]) -> tuple[Contribution, ...]:
    """Give the contributions again."""
    return tuple(Contribution(*one) for one in data)
