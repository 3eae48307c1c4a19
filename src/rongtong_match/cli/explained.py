"""One pair taken apart, in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from rich import box
from rich.table import Table

from rongtong_match.cli.stopping import StopError
from rongtong_match.cli.terminal import Terminal
from rongtong_match.explain.sentences import label, ordered, sentence
from rongtong_match.messages import catalogue, tell
from rongtong_match.rank.combine import MILLION
from rongtong_match.rank.explain import UnknownRecordError, explain
from rongtong_match.rank.pipeline import Matcher
from rongtong_match.results import Change, Explanation
from rongtong_match.types import Check, Match, Passage, Reason

NEAR = 3


def explain_pair(terminal: Terminal, ready: Matcher, need_id: str, offer_id: str) -> None:
    """Prints the pair. An id that nobody has raises ``StopError`` with the closest ones."""
    try:
        found = explain(ready, need_id, offer_id)
    except UnknownRecordError as error:
        ids = [one.id for one in (ready.needs if error.side == "need" else ready.offers)]
        near = terminal.t("explain.near", ids=terminal.listed(closest(error.record_id, ids))) if ids else ""
        near = near or terminal.t("explain.near_none")
        raise StopError(f"unknown_{error.side}", id=error.record_id, near=near) from None
    _head(terminal, found)
    _checks(terminal, found.checks)
    _parts(terminal, found.match)
    _reasons(terminal, found.match)
    _changes(terminal, found.changes)


def closest(wanted: str, ids: Sequence[str]) -> list[str]:
    """The three ids most like ``wanted``, best first."""
    return get_close_matches(wanted, sorted(ids), NEAR, cutoff=0.0)


def _head(terminal: Terminal, found: Explanation) -> None:
    match = found.match
    for side, record in (("need", found.need), ("offer", found.offer)):
        terminal.show(terminal.t(f"explain.{side}", id=record.id, title=record.title), "bold")
    level = tell(f"report.level.{int(match.level)}", terminal.language)
    score = f"{match.score:.6f}"
    terminal.show(
        terminal.t("explain.level", number=int(match.level), level=level, score=score, rank=match.rank)
    )


def _checks(terminal: Terminal, checks: Sequence[Check]) -> None:
    if not checks:
        return
    terminal.show(terminal.t("explain.checks"), "bold")
    for check in checks:
        code = f"report.constraint.{check.constraint}"
        name = tell(code, terminal.language) if code in catalogue() else check.constraint
        outcome = tell(f"report.outcome.{check.outcome.value}", terminal.language)
        why = sentence(check.reason, terminal.language)
        terminal.show(terminal.t("explain.check", constraint=name, outcome=outcome, why=why), indent=2)
        if check.question is not None and check.asks is not None:
            asked = sentence(check.question, terminal.language)
            asks = terminal.t(f"explain.asks.{check.asks}")
            terminal.show(terminal.t("explain.ask", asks=asks, question=asked), indent=4)


def _parts(terminal: Terminal, match: Match) -> None:
    """Every contribution with all its digits: what is printed adds up to the score that is printed."""
    terminal.show(terminal.t("explain.parts"), "bold")
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column(terminal.t("explain.feature"))
    for name in ("value", "weight", "points"):
        table.add_column(terminal.t(f"explain.{name}"), justify="right")
    for part in match.contributions:
        name, points = label(part.feature, terminal.language), _exact(part.points)
        table.add_row(name, f"{part.value:.4f}", f"{part.weight:.6f}", points)
    table.add_row(terminal.t("explain.sum"), "", "", _exact(sum(c.points for c in match.contributions)))
    terminal.out.print(table)


def _exact(points: int) -> str:
    return f"{points // MILLION}.{points % MILLION:06d}"


def _reasons(terminal: Terminal, match: Match) -> None:
    if not match.reasons:
        return
    terminal.show(terminal.t("explain.reasons"), "bold")
    for reason in ordered(match.reasons):
        terminal.show(sentence(reason, terminal.language), indent=2)
        for side, passages in (("need", reason.need_passages), ("offer", reason.offer_passages)):
            if passages:
                terminal.show(terminal.t(f"explain.passage.{side}", text=_texts(passages)), "dim", 4)


def _texts(passages: Sequence[Passage]) -> str:
    return " … ".join(dict.fromkeys(passage.text for passage in passages))


def _changes(terminal: Terminal, changes: Sequence[Change]) -> None:
    if not changes:
        return
    terminal.show(terminal.t("explain.changes"), "bold")
    for change in changes:
        terminal.show(_change(terminal, change), indent=2)


def _change(terminal: Terminal, change: Change) -> str:
    more, fewer = ("up", "down") if _moves(change.reason) else ("more", "fewer")
    way = more if change.gain > 0 else fewer if change.gain < 0 else "same"
    what = sentence(change.reason, terminal.language)
    return terminal.t(f"explain.gain.{way}", what=what, count=abs(change.gain))


def _moves(reason: Reason) -> bool:
    """A stated fact moves the pair; a loosened condition lets candidates in."""
    return reason.code.startswith("change.said_")
