"""A pair in the reader's language: chips, reasons with passages, questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from rongtong.apps.matching.rules.kept import reason_of
from rongtong_match.explain.sentences import ordered, sentence, summary
from rongtong_match.messages import Language, say, tell
from rongtong_match.types import Check, Level, Match, Outcome, Reason, Verdict

FIRST = ("budget", "fee", "deadline", "maturity", "region", "reach", "licence", "kind")
"""Chips in the order in which an owner decides."""
TONES = {Outcome.MET: "good", Outcome.UNKNOWN: "warn", Outcome.VIOLATED: "bad"}
SIGNS = {Outcome.MET: "check", Outcome.UNKNOWN: "question-mark", Outcome.VIOLATED: "x"}


@dataclass(frozen=True)
class Chip:
    """One constraint: its name, how it came out, the sentence behind it."""

    constraint: str
    label: str
    outcome: str
    tone: str
    icon: str
    sentence: str


@dataclass(frozen=True)
class Passages:
    """One reason with what either side says about it; each a (before, marked, after)."""

    sentence: str
    need: Sequence[Mapping[str, str]]
    offer: Sequence[Mapping[str, str]]


def language() -> Language:
    """Give the core's name of the reader's language."""
    return "en" if (get_language() or "zh").startswith("en") else "zh"


def level_word(level: int) -> str:
    """Give a level in words."""
    return tell(f"report.level.{int(level)}", language())


def level_hint(level: int) -> str:
    """Say what a level means."""
    return tell(f"report.level.help.{int(level)}", language())


def label(constraint: str) -> str:
    """Give the name of a constraint."""
    return tell(f"report.constraint.{constraint}", language())


def chips(checks: Iterable[Check]) -> list[Chip]:
    """Give the constraints as chips, what decides first."""
    found = [_chip(one) for one in checks if one.constraint in FIRST and not _plain(one)]
    return sorted(found, key=lambda chip: FIRST.index(chip.constraint))


def _plain(check: Check) -> bool:
    """Tell whether a chip would say nothing: kinds that fit go without saying."""
    return check.constraint == "kind" and check.outcome is Outcome.MET


def _chip(check: Check) -> Chip:
    return Chip(
        check.constraint, label(check.constraint), str(check.outcome), TONES[check.outcome],
        SIGNS[check.outcome], say(check.reason, language()),
    )  # fmt: skip


def why(need: str, offer: str, reasons: Sequence[Mapping[str, Any]]) -> str:
    """Say in two sentences why the pair stands here."""
    read = tuple(reason_of(one) for one in reasons)
    return summary(Match(need, offer, 1, 0.0, Level.WEAK, Verdict(), reasons=read), language())


def passages(need: str, offer: str, reasons: Sequence[Mapping[str, Any]]) -> list[Passages]:
    """Give all reasons, the telling ones first, each with its passages on both sides."""
    known: dict[Reason, Mapping[str, Any]] = {reason_of(one): one for one in reasons}
    seed = f"{need}|{offer}"
    return [
        Passages(
            sentence(one, language(), seed=seed), known[one].get("need", ()), known[one].get("offer", ())
        )
        for one in ordered(tuple(known))
    ]


def said(reason: Reason) -> str:
    """Give the sentence of a question or a cause."""
    return say(reason, language())
