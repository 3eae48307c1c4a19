"""An entry as a sentence, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rongtong.kit.audit.models import Entry

Presenter = Callable[["Entry"], object]
_presenters: dict[str, Presenter] = {}


def present(verb: str, presenter: Presenter) -> None:
    """Let ``presenter`` make the sentence of entries with ``verb``. ValueError when one is already named."""
    if _presenters.get(verb, presenter) is not presenter:
        raise ValueError(f"two presenters for {verb}")
    _presenters[verb] = presenter


def sentence(entry: Entry) -> str:
    """Give what ``entry`` tells, without who and when. A verb nobody presents is shown as it is."""
    presenter = _presenters.get(entry.verb)
    return str(presenter(entry)) if presenter else f"{entry.verb} {entry.label}".strip()


def presented() -> frozenset[str]:
    """Give the verbs that have a sentence."""
    return frozenset(_presenters)
