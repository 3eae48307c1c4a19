"""Comparing the ledger with the records it was counted from, row for row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Sum as Total

from rongtong.apps.conversion.models import Deal, Link
from rongtong.apps.conversion.models.choices import Money, StepName
from rongtong.apps.conversion.models.deals import STEPS
from rongtong.apps.conversion.queries.replay import every_record, reading_of, replayed
from rongtong.apps.conversion.queries.roots import kind_of
from rongtong.apps.conversion.rules.counting import first_of_each, waits_of


def faults() -> Iterator[str]:
    """Give every difference: rows without a record, records without a row, figures that are not their sum."""
    entered = set(Link.objects.values_list("kind", "key"))
    for kind, key in every_record():
        if (kind, key) not in entered and reading_of(kind, key).steps:
            yield f"{kind} {key}: not counted"
    for deal in Deal.objects.order_by("pk").iterator():
        yield from (f"{deal} {fault}" for fault in _faults_of(deal))


def _faults_of(deal: Deal) -> Iterator[str]:
    reading = replayed(deal)
    shown: set[Any] = {
        (one.name, one.at, one.kind, one.key, one.side) for one in first_of_each(reading.steps).values()
    }
    rows: set[Any] = set(deal.steps.values_list("name", "at", "kind", "key", "side"))
    shown |= {(one.what, one.amount, one.at, one.kind, one.key) for one in reading.sums}
    rows |= set(deal.sums.values_list("what", "amount", "at", "kind", "key"))
    yield from (f"row without a record: {row[0]} {row[-3:]}" for row in sorted(rows - shown, key=str))
    yield from (f"record without a row: {row[0]} {row[-3:]}" for row in sorted(shown - rows, key=str))
    yield from (f"figure differs: {name}" for name in _figures(deal))


def _figures(deal: Deal) -> Iterator[str]:
    when = dict(deal.steps.values_list("name", "at"))
    yield from (name for name in StepName.values if when.get(name) != deal.at_step(name))
    waits = waits_of(when, STEPS)
    yield from (f"{name} wait" for name, minutes in waits.items() if getattr(deal, f"{name}_wait") != minutes)
    totals = dict(deal.sums.order_by().values_list("what").annotate(sum=Total("amount")))
    yield from (what for what in Money.values if totals.get(what, 0) != getattr(deal, f"{what}_fen"))
    if deal.kind != kind_of(deal):
        yield "kind"
