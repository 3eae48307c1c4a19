"""Counting: what the records of a deal say and nobody has written yet is written, once."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Sum as Total
from django.utils import timezone

from rongtong.apps.conversion.actions.examining import examine
from rongtong.apps.conversion.models import Deal, Link, Step, Sum
from rongtong.apps.conversion.models.choices import Money
from rongtong.apps.conversion.models.deals import STEPS
from rongtong.apps.conversion.queries.replay import reading_of, replayed
from rongtong.apps.conversion.queries.roots import Root, born, kind_of, root_of
from rongtong.apps.conversion.rules.counting import Reading, first_of_each, month_of, waits_of
from rongtong.kit.audit import action
from rongtong.lib.actor import Actor


@action
def count(*, kind: str, key: int, actor: Actor, at: datetime) -> Deal | None:
    """Enter a record in its deal, begun if need be, and write what counts by now.

    Counting again writes nothing. None for a record of which nobody confirmed anything: it begins no deal.
    """
    root = root_of(kind, key)
    if not reading_of(kind, key).steps:
        return None
    deal, _new = Deal.objects.get_or_create(root_kind=root[0], root_key=root[1], defaults=born(root))
    held = Deal.objects.select_for_update(of=("self",)).select_related("buyer", "seller").get(pk=deal.pk)
    _enter(held, root, (kind, key))
    _write(held, replayed(held))
    _figures(held)
    examine(deal=held, actor=actor, at=at)
    return held


def _enter(deal: Deal, *records: Root) -> None:
    for kind, key in dict.fromkeys(records):
        Link.objects.get_or_create(kind=kind, key=key, defaults={"deal": deal})


def _write(deal: Deal, reading: Reading) -> None:
    """Add the steps and sums that are not there; what is there stays."""
    zone = timezone.get_default_timezone()
    steps = set(deal.steps.values_list("name", flat=True))
    Step.objects.bulk_create(
        Step(
            deal=deal, name=one.name, at=one.at, month=month_of(one.at, zone), kind=one.kind, key=one.key,
            side=one.side, confirmer_id=one.confirmer,
        )
        for name, one in first_of_each(reading.steps).items() if name not in steps
    )  # fmt: skip
    sums = set(deal.sums.values_list("what", "kind", "key"))
    Sum.objects.bulk_create(
        Sum(deal=deal, what=one.what, amount=one.amount, at=one.at, kind=one.kind, key=one.key)
        for one in reading.sums
        if (one.what, one.kind, one.key) not in sums
    )


def _figures(deal: Deal) -> None:
    """Repeat steps and sums in the deal's own row."""
    when = dict(deal.steps.values_list("name", "at"))
    for name, at in when.items():
        setattr(deal, f"{name}_at", at)
    for name, minutes in waits_of(when, STEPS).items():
        setattr(deal, f"{name}_wait", minutes)
    totals = dict(deal.sums.order_by().values_list("what").annotate(sum=Total("amount")))
    for what in Money.values:
        setattr(deal, f"{what}_fen", totals.get(what, 0))
    deal.kind = kind_of(deal)
    columns = [
        *(f"{name}_at" for name in STEPS),
        *(f"{name}_wait" for name in STEPS[1:]),
        *(f"{what}_fen" for what in Money.values),
        "kind",
    ]
    deal.save(update_fields=columns)
