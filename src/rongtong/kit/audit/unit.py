"""The unit of writing: one transaction whose entries join the chain when it closes.

Entries are gathered and written at the end of the outermost action, so that the chain's only lock is
taken last and held for one insert: actions that lock records in any order cannot wait for each other
through the trail.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, ParamSpec, TypeVar

from django.db import models, transaction

from rongtong.kit.audit import chain
from rongtong.lib.actor import Actor

P = ParamSpec("P")
R = TypeVar("R")
_open: ContextVar[list[dict[str, Any]] | None] = ContextVar("open unit", default=None)


class OutsideAction(RuntimeError):
    """Something was written down outside an action: wrap the use case in ``@action``."""


def action(function: Callable[P, R]) -> Callable[P, R]:
    """Make ``function`` a use case: one transaction, and its entries in the chain when it closes.

    It is called with ``actor`` (an Actor) and ``at`` (an aware datetime) by keyword; TypeError otherwise.
    """

    @functools.wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        if args:
            raise TypeError(f"{function.__name__} takes keyword arguments only")
        if not isinstance(kwargs.get("actor"), Actor):
            raise TypeError(f"{function.__name__} needs actor=")
        at = kwargs.get("at")
        if not isinstance(at, datetime) or at.tzinfo is None:
            raise TypeError(f"{function.__name__} needs at=, a time with its zone")
        with unit():
            return function(*args, **kwargs)

    run.is_action = True  # type: ignore[attr-defined]
    return run


@contextmanager
def unit() -> Iterator[None]:
    """Open a unit, or join the one that is open; when the outermost closes, write its entries and commit."""
    if _open.get() is not None:
        # A savepoint: an inner action that fails takes its entries with it if the outer one goes on.
        entries = _entries()
        kept = len(entries)
        try:
            with transaction.atomic():
                yield
        except BaseException:
            del entries[kept:]
            raise
        return
    token = _open.set([])
    with transaction.atomic():
        try:
            yield
            _chain(_entries())
        finally:
            # Before the commit: what runs on commit opens units of its own.
            _open.reset(token)


def is_open() -> bool:
    """Tell whether an action is running."""
    return _open.get() is not None


def record(
    verb: str,
    *,
    actor: Actor,
    at: datetime,
    about: models.Model | None = None,
    reason: str = "",
    note: str = "",
    changes: dict[str, Any] | None = None,
    data: dict[str, Any] | None = None,
) -> None:
    """Note that ``actor`` did ``verb`` to ``about``. OutsideAction when no action is running.

    ``changes`` maps a field to [old, new]; values must be JSON and hold no secret and nothing unmasked.
    """
    _entries().append(
        {
            "at": at.astimezone(UTC),
            "actor_kind": actor.kind,
            "actor": actor.id,
            "actor_name": plain(actor.name[:150]),
            "staff": actor.staff,
            "via": actor.via,
            "verb": verb,
            "kind": about._meta.label if about is not None else "",
            "about": str(about.pk) if about is not None else "",
            "label": plain(str(about)[:250]) if about is not None else "",
            "reason": plain(reason),
            "note": plain(note),
            "changes": plain(changes or {}),
            "data": plain(data or {}),
        }
    )


def plain(value: Any) -> Any:
    """Give ``value`` as both databases hand it back unchanged: no fractions, no NUL, no half of a character.

    A fraction becomes text (jsonb rewrites numbers, and the digest would no longer hold), and so does
    anything that JSON does not know.
    """
    if isinstance(value, dict):
        return {plain(str(key)): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if value is None or isinstance(value, bool | int):
        return value
    return str(value).replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def _entries() -> list[dict[str, Any]]:
    entries = _open.get()
    if entries is None:
        raise OutsideAction("write inside an action: decorate the use case with @action")
    return entries


def _chain(entries: list[dict[str, Any]]) -> None:
    """Write ``entries`` at the end of the chain; the head's lock is the last one an action takes."""
    if not entries:
        return
    # Here and not above: Django imports this package before it knows any model.
    from rongtong.kit.audit.models import Entry, Head

    head, _ = Head.objects.select_for_update().get_or_create(pk=1)
    rows = []
    for values in entries:
        row = Entry(**values, number=head.number + 1, before=head.digest)
        row.digest = chain.digest(row.as_data() | {"before": head.digest}, head.digest)
        head.number, head.digest = row.number, row.digest
        rows.append(row)
    Entry.objects.bulk_create(rows)
    head.save()
