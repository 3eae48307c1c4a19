"""Who holds data about a person: each app says how to hand it over, how to erase it and what law keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from rongtong.lib.actor import Actor

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Section = Mapping[str, Sequence[Mapping[str, Any]]]
"""Heading → rows; a row maps a label to a value that JSON knows (or a time)."""


class Eraser(Protocol):
    """Deletes or anonymises what a part holds of ``user``; harmless to repeat. Gives how many records it
    changed.
    """

    def __call__(self, user: Any, *, actor: Actor, at: datetime) -> int:
        """Erase; called in a transaction of its own."""


@dataclass(frozen=True)
class Kept:
    """Something that law keeps: what, the article, until when in words."""

    what: StrOrPromise
    article: StrOrPromise
    until: StrOrPromise = ""


@dataclass(frozen=True)
class Part:
    """A part that holds personal data."""

    name: str
    label: StrOrPromise
    export: Callable[[Any], Section]
    erase: Eraser
    keeps: Callable[[Any], Iterable[Kept]]
    hinders: Callable[[Any], Iterable[StrOrPromise]]
    order: int
    counts: Callable[[Any], Mapping[str, int]] | None = None

    def held(self, user: Any) -> Mapping[str, int]:
        """Give how many records stand under each heading."""
        if self.counts is not None:
            return self.counts(user)
        return {heading: len(rows) for heading, rows in self.export(user).items()}


_parts: dict[str, Part] = {}


def _nothing(user: Any) -> Iterable[Any]:
    return ()


def personal(
    name: str,
    *,
    label: StrOrPromise,
    export: Callable[[Any], Section],
    erase: Eraser,
    keeps: Callable[[Any], Iterable[Kept]] = _nothing,
    hinders: Callable[[Any], Iterable[StrOrPromise]] = _nothing,
    order: int = 50,
    counts: Callable[[Any], Mapping[str, int]] | None = None,
) -> None:
    """Declare (in an app's ``privacy.py``) how it hands over and erases what it holds of an account.

    ``keeps`` names what law keeps all the same; ``hinders`` gives a sentence for each thing to settle before
    the person can be erased (the last administrator hands over first). Parts are erased by ``order``, the
    account itself last (100). ``counts`` spares gathering it all where there is much. ValueError when
    the name is taken.
    """
    made = Part(name, label, export, erase, keeps, hinders, order, counts)
    if _parts.setdefault(name, made).export is not export:
        raise ValueError(f"two parts called {name}")


def parts() -> list[Part]:
    """Give all parts, in the order they are erased."""
    return sorted(_parts.values(), key=lambda part: (part.order, part.name))
