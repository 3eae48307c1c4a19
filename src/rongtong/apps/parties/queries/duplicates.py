"""Records that look like one organisation: the evidence, and who may judge it."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from rongtong.apps.parties.models import ContactPerson, DuplicateProposal, Merge, Organisation
from rongtong.apps.parties.rules.merges import JUDGE, UNDO
from rongtong.kit.permissions import visible
from rongtong.lib.actor import Actor

MOST = 50
"""Of one telling (a code, a name) no more records are paired: beyond, it is a wrong import."""

Pair = tuple[int, int]


def likely_twins(record: Organisation) -> list[Organisation]:
    """Give the standing records that share code, or name and region, with ``record``. At most ten."""
    same_name = Q(bare_key=record.bare_key, region=record.region)
    same_code = Q(uscc=record.uscc) if record.uscc else Q(pk__in=())
    others = Organisation.objects.filter(same_name | same_code, merged_into__isnull=True).exclude(
        pk=record.pk
    )
    return list(others.order_by("pk")[:10])


def evidence() -> dict[Pair, list[str]]:
    """Give every pair of standing records with a telling in common. Six queries."""
    found: dict[Pair, list[str]] = defaultdict(list)
    standing = Organisation.objects.filter(merged_into__isnull=True)
    for code, groups in (
        ("same_code", _groups(standing.exclude(uscc=""), "uscc")),
        ("same_name", _groups(standing.exclude(region=""), "bare_key", "region")),
        ("same_phone", _phone_groups()),
    ):
        for keys in groups:
            for pair in combinations(sorted(keys)[:MOST], 2):
                found[pair].append(code)
    return dict(found)


def proposals(actor: Actor) -> QuerySet[DuplicateProposal]:
    """Give the proposals to judge, the strongest evidence first by code, then the oldest."""
    waiting = DuplicateProposal.objects.filter(state="proposed")
    return visible(actor, JUDGE, waiting).select_related("first", "second").order_by("found_at", "pk")


def merges(actor: Actor) -> QuerySet[Merge]:
    """Give the merges that the actor may undo, newest first."""
    return visible(actor, UNDO, Merge.objects.filter(undone_at__isnull=True)).select_related(
        "kept", "absorbed", "by"
    )


def _groups(records: QuerySet[Organisation], *fields: str) -> list[list[int]]:
    """Give the keys of the records that share all ``fields``, telling by telling; two queries."""
    shared = records.values(*fields).annotate(many=Count("pk")).filter(many__gt=1).order_by()
    tellings = {tuple(row[field] for field in fields) for row in shared}
    first = {f"{fields[0]}__in": {telling[0] for telling in tellings}}
    by_telling: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for key, *telling in records.filter(**first).values_list("pk", *fields):
        if tuple(telling) in tellings:
            by_telling[tuple(telling)].append(key)
    return list(by_telling.values())


def _phone_groups() -> list[list[int]]:
    standing = ContactPerson.objects.filter(
        organisation__merged_into__isnull=True, phone_digest__isnull=False
    )
    many = (
        standing.values("phone_digest").annotate(many=Count("organisation", distinct=True)).filter(many__gt=1)
    )
    digests = many.order_by().values("phone_digest")
    groups: dict[str | None, set[int]] = defaultdict(set)
    for digest, key in standing.filter(phone_digest__in=digests).values_list(
        "phone_digest", "organisation_id"
    ):
        groups[digest].add(key)
    return [sorted(group) for group in groups.values()]


def proposal(actor: Actor, pk: int) -> DuplicateProposal:
    """Give one pair to judge; 404 where there is none."""
    rows = visible(actor, JUDGE, DuplicateProposal.objects.select_related("first", "second"))
    return get_object_or_404(rows, pk=pk)


def merged(actor: Actor, pk: int) -> Merge:
    """Give one merge that the actor may undo; 404 where there is none."""
    return get_object_or_404(visible(actor, UNDO, Merge.objects.all()), pk=pk)
