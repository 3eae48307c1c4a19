"""Reading the trail: of one record, of one person, whole; and checking it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import models

from rongtong.kit.audit import chain
from rongtong.kit.audit.models import Day, Entry, Head

BATCH = 2_000


def of(about: models.Model) -> models.QuerySet[Entry]:
    """Give the entries about one record, oldest first. The caller checks who may see the record."""
    return Entry.objects.filter(kind=about._meta.label, about=str(about.pk))


def search(
    *, verb: str = "", actor: int | None = None, kind: str = "", about: str = "",
    since: datetime | None = None, until: datetime | None = None, text: str = "",
) -> models.QuerySet[Entry]:  # fmt: skip
    """Give the entries that meet every condition given, newest first."""
    found = Entry.objects.order_by("-number")
    exact = {"verb__startswith": verb, "actor": actor, "kind": kind, "about": about,
             "at__gte": since, "at__lt": until, "label__icontains": text}  # fmt: skip
    return found.filter(**{name: value for name, value in exact.items() if value not in ("", None)})


def export(after: int = 0) -> Iterator[dict[str, Any]]:
    """Give all entries after number ``after`` as plain data, in order, a batch at a time."""
    while True:
        rows = list(Entry.objects.filter(number__gt=after)[:BATCH])
        yield from (row.as_data() for row in rows)
        if not rows:
            return
        after = rows[-1].number


def faults() -> Iterator[chain.Break]:
    """Give every place where the trail does not hold: in the chain, at its end, at the published days.

    The site may go on writing meanwhile. The end is therefore read before the entries, which must reach
    it, and once more after them, and no entry may lie beyond that: what is written in between is no fault.
    """
    days = {day.number: day.digest for day in Day.objects.all()}
    before = _end()
    number, digest = 0, chain.START
    reached = not before[0]

    def watched() -> Iterator[dict[str, Any]]:
        nonlocal number, digest, reached
        for entry in export():
            number, digest = entry["number"], entry["digest"]
            reached = reached or (number, digest) == before
            if days.pop(number, digest) != digest:
                days[number] = ""
            yield entry

    yield from chain.breaks(watched())
    yield from (chain.Break(missing, "day") for missing in sorted(days) if missing)
    after = _end()
    if not reached or number > after[0] or (number == after[0] and digest != after[1]):
        yield chain.Break(after[0], "end")


def _end() -> tuple[int, str]:
    head = Head.objects.filter(pk=1).first()
    return (head.number, head.digest) if head else (0, chain.START)


def last_check() -> Entry | None:
    """Give the last time the trail was read through."""
    return Entry.objects.filter(verb="audit.checked").order_by("-number").first()


def published_days() -> models.QuerySet[Day]:
    """Give the published digests, newest first. They are public: that is their use."""
    return Day.objects.order_by("-day")


def one(number: int) -> Entry | None:
    """Give the entry of this number."""
    return Entry.objects.filter(number=number).first()
