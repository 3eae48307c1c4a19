"""What kinds of job there are: declared once, beside the code that does the work."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

F = TypeVar("F", bound=Callable[..., object])
OURS = frozenset({"actor", "at", "about", "due", "key"})
"""Keywords of ``enqueue``: a job cannot have arguments of these names."""
LONGEST_WAIT = 3_600
"""Seconds: a retry never waits longer."""
QUEUES = ("swift", "usual", "slow")
"""In the order in which workers take: what somebody waits for, the rest, and what may take its time."""


@dataclass(frozen=True)
class Kind:
    """A declared job. ``backoff`` is the wait in seconds before the first retry; it doubles each time."""

    name: str
    function: Callable[..., object]
    retries: int
    backoff: int
    whole: bool
    title: StrOrPromise
    queue: str = "usual"

    def wait(self, failures: int) -> int:
        """Give the seconds to wait after the given number of failures (1 or more)."""
        return min(self.backoff << min(failures - 1, 20), LONGEST_WAIT)


_kinds: dict[str, Kind] = {}
_names: dict[Callable[..., object], str] = {}


def job(
    name: str, *, retries: int = 3, backoff: int = 30, whole: bool = False, title: StrOrPromise = "",
    queue: str = "usual",
) -> Callable[[F], F]:  # fmt: skip
    """Declare a function as the job ``name`` ("part.what").

    It is called as ``function(run, **arguments)`` with a ``Run`` and the JSON values given to ``enqueue``.
    ``whole``: function and the mark "done" are one transaction, so what it writes happens exactly once.
    Without it a job may be started again after a crash: use ``run.step`` or make it harmless to repeat.
    ``queue``: one of ``QUEUES``. Somebody waits for what is ``swift``: it takes a second or two, and a worker
    is kept free for it. What is ``slow`` may last for minutes; its steps are short and let others write.
    ValueError when the name is taken, the queue unknown or an argument has a name that ``enqueue`` keeps.
    """

    def declare(function: F) -> F:
        taken = OURS & set(inspect.signature(function).parameters)
        if taken:
            raise ValueError(f"{name}: arguments may not be called {', '.join(sorted(taken))}")
        if name in _kinds and _kinds[name].function is not function:
            raise ValueError(f"two jobs called {name}")
        if queue not in QUEUES:
            raise ValueError(f"{name}: the queue is one of {', '.join(QUEUES)}")
        _kinds[name] = Kind(name, function, retries, backoff, whole, title or name, queue)
        _names[function] = name
        return function

    return declare


def kinds() -> dict[str, Kind]:
    """Give every declared kind by its name."""
    return dict(sorted(_kinds.items()))


def kind(name: str) -> Kind | None:
    """Give the kind called ``name``, or None: a row may be older or newer than the program."""
    return _kinds.get(name)


def kind_of(function: Callable[..., object] | str) -> Kind:
    """Give the kind that ``function`` was declared as, or of this name. ValueError when there is none."""
    try:
        return _kinds[function if isinstance(function, str) else _names[function]]
    except KeyError:
        raise ValueError(f"{function!r} is not a job: decorate it with @job") from None


def checked(kind: Kind, arguments: dict[str, Any]) -> dict[str, Any]:
    """Give ``arguments`` as JSON hands them back. TypeError when the function would not take them."""
    inspect.signature(kind.function).bind(None, **arguments)
    plain: dict[str, Any] = json.loads(json.dumps(arguments))
    return plain
