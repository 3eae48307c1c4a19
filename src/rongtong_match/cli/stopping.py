"""From exceptions to one sentence on standard error and an exit code."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from rongtong_match.cli.terminal import Terminal
from rongtong_match.messages import say
from rongtong_match.types import Reason

BAD_INPUT, UNEXPECTED, INTERRUPTED = 2, 1, 130


class StopError(Exception):
    """The command cannot go on; ``reason`` says why and what to do."""

    def __init__(self, code: str, **params: str | int | float) -> None:
        self.reason = Reason(f"cli.stop.{code}", tuple(sorted(params.items())))
        super().__init__(f"{code} {params}")


@contextmanager
def stopping(terminal: Terminal, *, debug: bool, writes: bool = False) -> Iterator[None]:
    """Turns what goes wrong inside into a sentence and an exit code; ``debug`` lets tracebacks through."""
    try:
        yield
    except (typer.Exit, BrokenPipeError):
        raise
    except KeyboardInterrupt:
        terminal.warn(terminal.t("stop.interrupted" if writes else "stop.broken_off"))
        raise typer.Exit(INTERRUPTED) from None
    except Exception as error:
        reason = getattr(error, "reason", None)
        if debug and not isinstance(reason, Reason):
            raise
        if isinstance(reason, Reason):
            terminal.warn(say(reason, terminal.language), "red")
            raise typer.Exit(BAD_INPUT) from None
        terminal.warn(_unexpected(terminal, error), "red")
        raise typer.Exit(UNEXPECTED) from None


def _unexpected(terminal: Terminal, error: Exception) -> str:
    from importlib.metadata import version

    return terminal.t("stop.unexpected", kind=type(error).__name__, version=version("rongtong"))
