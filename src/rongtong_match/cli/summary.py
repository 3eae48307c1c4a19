"""What a run found, in a few honest lines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rongtong_match.cli.terminal import Terminal
from rongtong_match.explain.sentences import sentence
from rongtong_match.results import Run
from rongtong_match.types import Level

QUESTIONS = 3


def show_summary(terminal: Terminal, run: Run) -> None:
    """How many needs have somebody worth a talk, and what to ask first."""
    head = terminal.t("summary.head", needs=len(run.needs), offers=len(run.offers))
    if not run.needs or not run.offers:
        terminal.say(head, "bold")
        terminal.say(terminal.t("summary.nothing"))
        return
    best: dict[str, Level] = {}
    for match in run.matches:
        best[match.need_id] = max(match.level, best.get(match.need_id, Level.NONE))
    served = sum(level >= Level.STRONG for level in best.values())
    direct = sum(level >= Level.DIRECT for level in best.values())
    rest = len(run.needs) - served
    code = "none" if not served else "strong" if rest else "all"
    counts = {"served": served, "direct": direct, "rest": rest}
    gap = "" if terminal.language == "zh" else " "
    terminal.say(head + gap + terminal.t(f"summary.{code}", **counts), "bold")
    _show_questions(terminal, run)


def _show_questions(terminal: Terminal, run: Run) -> None:
    if not run.questions:
        return
    terminal.say(terminal.t("summary.questions"))
    for number, question in enumerate(run.questions[:QUESTIONS], 1):
        line = terminal.t(
            "summary.question",
            question=sentence(question.reason, terminal.language),
            asks=terminal.t(f"explain.asks.{question.asks}"),
            record=question.record_id,
            pairs=len(question.pairs),
        )
        terminal.say(f"{number}. {line}", indent=2)


def show_files(terminal: Terminal, out: Path, files: Sequence[str]) -> None:
    """Where everything lies."""
    terminal.say(terminal.t("summary.files", folder=str(out), files="  ".join(files)))
    terminal.say(terminal.t("summary.report", report=str(out / "report.html")), "bold green")
