"""How far a grant reaches: each kind as a filter for queries and as a test of one record, side by side.

The two must agree; ``tests/kit/permissions`` proves it for every permission with records that differ.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.lib.actor import Actor, Held

NOTHING = Q(pk__in=())


@dataclass(frozen=True)
class Reach:
    """A filter, the same as a test, and the words for the matrix. ``staff``: only in a staff session.

    ``path``: the paths of the filter, with a blank between.
    """

    words: Any
    query: Callable[[Actor, Held], Q]
    test: Callable[[Actor, Held, models.Model], bool]
    staff: bool = False
    path: str = ""


def everywhere(*, staff: bool = False) -> Reach:
    """Reach every record."""
    words = _("everywhere, in a staff session") if staff else _("everywhere")
    return Reach(words, lambda actor, held: Q(), lambda actor, held, obj: True, staff)


def own(path: str) -> Reach:
    """Reach records whose field ``path`` is the organisation of the role held."""
    return Reach(
        _("of the own organisation"),
        lambda actor, held: NOTHING if held.organisation is None else Q(**{path: held.organisation}),
        lambda actor, held, obj: held.organisation is not None and held.organisation in values(obj, path),
        path=path,
    )


def of_centre(path: str) -> Reach:
    """Reach records whose field ``path`` is the centre of the role held."""
    return Reach(
        _("of the own centre"),
        lambda actor, held: NOTHING if held.centre is None else Q(**{path: held.centre}),
        lambda actor, held, obj: held.centre is not None and held.centre in values(obj, path),
        path=path,
    )


def within(path: str, *, staff: bool = False) -> Reach:
    """Reach records whose field ``path`` (a region code) lies in the regions of the role held."""
    return Reach(
        _("in the own regions"),
        lambda actor, held: Q(**{f"{path}__in": sorted(held.regions)}) if held.regions else NOTHING,
        lambda actor, held, obj: not (held.regions or frozenset()).isdisjoint(values(obj, path)),
        staff,
        path,
    )


def mine(path: str) -> Reach:
    """Reach records whose field ``path`` is the actor's account."""
    return Reach(
        _("the own"),
        lambda actor, held: NOTHING if actor.id is None else Q(**{path: actor.id}),
        lambda actor, held, obj: actor.id is not None and actor.id in values(obj, path),
        path=path,
    )


def where(query: Q, words: Any, test: Callable[[models.Model], bool]) -> Reach:
    """Reach records in a state: ``query`` filters, ``test`` asks one record the same."""
    return Reach(words, lambda actor, held: query, lambda actor, held, obj: test(obj))


def both(first: Reach, second: Reach) -> Reach:
    """Reach what both reach."""
    return Reach(
        _("%(first)s and %(second)s") % {"first": first.words, "second": second.words},
        lambda actor, held: first.query(actor, held) & second.query(actor, held),
        lambda actor, held, obj: first.test(actor, held, obj) and second.test(actor, held, obj),
        first.staff or second.staff,
        f"{first.path} {second.path}".strip(),
    )


def values(obj: models.Model, path: str) -> set[Any]:
    """Give the values at ``path`` (as in a filter, ``a__b``), following relations to one or many."""
    reached: list[Any] = [obj]
    for name in path.split("__"):
        reached = [item for at in reached for item in _step(at, name)]
    return {getattr(item, "pk", item) for item in reached}


def _step(at: Any, name: str) -> list[Any]:
    """Follow one name; a relation to many gives several, an empty one none."""
    if name == "pk":
        return [at.pk]
    try:
        value = getattr(at, name, None)
    except models.ObjectDoesNotExist:
        return []
    if isinstance(value, models.Manager):
        return list(value.all())
    return [] if value is None else [value]
