"""How far a command is: a bar in a terminal, now and then a plain line elsewhere."""

from __future__ import annotations

from time import monotonic
from types import TracebackType
from typing import Self

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from rongtong_match.cli.terminal import Terminal

EVERY_SECONDS = 15.0
"""How often a phase speaks again where there is no terminal."""


class Phases:
    """A context that takes (phase, done, total) from the pipeline and shows it on standard error."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._live = terminal.err.is_terminal and not terminal.quiet
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            TimeRemainingColumn(compact=True, elapsed_when_finished=True),
            console=terminal.err,
            transient=True,
            disable=not self._live,
        )
        self._task = self._bar.add_task("", total=None)
        self._phase = ""
        self._total = -1
        self._seen: set[str] = set()
        self._began = self._spoke = 0.0

    def __call__(self, phase: str, done: int, total: int) -> None:
        """Shows that ``done`` of ``total`` pieces of ``phase`` are done."""
        if self._terminal.quiet:
            return
        name = self._terminal.t(f"phase.{phase}")
        if self._live:
            self._move(phase, name, done, total)
        else:
            self._write(phase, name, done, total)

    def encoding(self, done: int, total: int) -> None:
        """The encoder's own progress."""
        self("encode", done, total)

    def _move(self, phase: str, name: str, done: int, total: int) -> None:
        if (phase, total) != (self._phase, self._total):
            self._bar.reset(self._task, total=total, description=name)
            self._phase, self._total = phase, total
        self._bar.update(self._task, completed=done)

    def _write(self, phase: str, name: str, done: int, total: int) -> None:
        now = monotonic()
        if phase not in self._seen:
            self._seen.add(phase)
            self._began, self._spoke = now, now
            self._terminal.err.print(self._terminal.t("progress.start", phase=name))
        elif now - self._spoke >= EVERY_SECONDS and 0 < done < total:
            self._spoke = now
            left = _clock((now - self._began) / done * (total - done))
            line = self._terminal.t("progress.left", phase=name, done=done, total=total, left=left)
            self._terminal.err.print(line)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"
