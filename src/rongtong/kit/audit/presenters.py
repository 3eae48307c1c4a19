"""An entry as a sentence, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rongtong.kit.audit.models import Entry

Presenter = Callable[["Entry"], object]
_presenters: dict[str, Presenter] = {}
_families: list[Callable[[Entry], object | None]] = []


def present(verb: str, presenter: Presenter) -> None:
    """Let ``presenter`` make the sentence of entries with ``verb``. ValueError when one is already named."""
    if _presenters.get(verb, presenter) is not presenter:
        raise ValueError(f"two presenters for {verb}")
    _presenters[verb] = presenter


def present_family(presenter: Callable[[Entry], object | None]) -> None:
    """Let ``presenter`` make the sentence of a whole family of verbs; None where it is not its own."""
    _families.append(presenter)


def sentence(entry: Entry) -> str:
    """Give what ``entry`` tells, without who and when. A verb nobody presents is shown as it is."""
    if entry.verb in _presenters:
        return str(_presenters[entry.verb](entry))
    told = (presenter(entry) for presenter in _families)
    return str(next((words for words in told if words is not None), f"{entry.verb} {entry.label}".strip()))


def presented() -> frozenset[str]:
    """Give the verbs that have a sentence."""
    return frozenset(_presenters)
