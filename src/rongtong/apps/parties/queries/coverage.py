"""What each centre serves: its region with all below it and before it, plus and minus dated changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from rongtong.apps.parties.models import Centre, Coverage
from rongtong.apps.vocab import queries as vocab

HEAD = "centre.head"


@dataclass(frozen=True)
class Served:
    """The centre that serves a region. ``handed_up``: there is none nearer, the one above stands in."""

    centre: Centre
    handed_up: bool


def covered(centres: Iterable[Centre], on: date) -> dict[int, frozenset[str]]:
    """Give the region codes each open centre covers on a day; a closed or planned one covers nothing.

    Two queries: the changes of coverage and the region list.
    """
    with vocab.pinned():
        return {
            key: frozenset().union(*(codes for _, codes in parts))
            for key, parts in _parts(centres, on).items()
        }


def reach(keys: Iterable[tuple[str, int]], at: datetime) -> Mapping[tuple[str, int], frozenset[str]]:
    """Give what each (role, centre) reaches: the centre's coverage, a head also that of the centres below.

    Registered with ``kit.permissions.scopes``: asked anew for every request, three queries, nothing is kept.
    """
    asked = list(keys)
    pks = {pk for _, pk in asked}
    below = Q(pk__in=pks) | Q(parent__in=pks) | Q(parent__parent__in=pks)
    centres = {centre.pk: centre for centre in Centre.objects.filter(below).select_related("parent")}
    codes = covered(centres.values(), timezone.localdate(at))
    return {
        (role, pk): frozenset().union(*(codes[one] for one in _under(pk, centres, role == HEAD)))
        for role, pk in asked
    }


def serving(region: str, on: date) -> Served | None:
    """Give the centre that serves ``region`` on a day: of those that cover it the nearest, or None.

    Two queries and the region list.
    """
    with vocab.pinned():
        centres = {
            centre.pk: centre for centre in Centre.objects.filter(state="open").select_related("parent")
        }
        found = [
            (len(codes), origin != "extra", pk, origin)
            for pk, parts in _parts(centres.values(), on).items()
            for origin, codes in parts
            if region in codes
        ]
        if not found:
            return None
        _size, _own, pk, origin = min(found)
        level = vocab.term(vocab.REGION, region)
        near = (
            origin == "extra" or level is None or len(vocab.path(vocab.REGION, region)) <= _depth(centres[pk])
        )
        return Served(centres[pk], handed_up=not near)


def _depth(centre: Centre) -> int:
    return len(vocab.path(vocab.REGION, centre.region))


def _parts(centres: Iterable[Centre], on: date) -> dict[int, list[tuple[str, frozenset[str]]]]:
    """Give for each centre the scopes it covers, each with its origin (own, extra), exceptions taken out."""
    open_ones = {centre.pk: centre for centre in centres if centre.state == "open"}
    parts: dict[int, list[tuple[str, frozenset[str]]]] = {
        pk: [("own", vocab.region_scope(centre.region))] for pk, centre in open_ones.items()
    }
    without: dict[int, frozenset[str]] = {}
    for change in _changes(open_ones, on):
        codes = vocab.region_scope(change.region)
        if change.kind == Coverage.Kind.EXTRA:
            parts[change.centre_id].append(("extra", codes))
        else:
            without[change.centre_id] = without.get(change.centre_id, frozenset()) | codes
    return {
        pk: [(origin, codes - without.get(pk, frozenset())) for origin, codes in some]
        for pk, some in parts.items()
    }


def _changes(centres: Mapping[int, Centre], on: date) -> Iterable[Coverage]:
    in_force = Q(until=None) | Q(until__gte=on)
    return Coverage.objects.filter(in_force, centre__in=centres, since__lte=on)


def _under(pk: int, centres: Mapping[int, Centre], deep: bool) -> list[int]:
    """Give the open centres whose coverage counts: the centre itself, for a head of an open one all below."""
    if pk not in centres or centres[pk].state != "open":
        return []
    if not deep:
        return [pk]
    return [one.pk for one in centres.values() if one.state == "open" and pk in _line(one)]


def _line(centre: Centre) -> tuple[int | None, ...]:
    return (centre.pk, centre.parent_id, centre.parent.parent_id if centre.parent else None)
