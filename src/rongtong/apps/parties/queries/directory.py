"""The directory: what a reader may find, by name, code, kind, region and industry."""

from __future__ import annotations

from collections import Counter

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F, Func, QuerySet, TextField, Value
from django.shortcuts import get_object_or_404

from rongtong.apps.parties.models import Organisation
from rongtong.apps.parties.models.names import grams, name_key
from rongtong.apps.parties.rules.organisations import VIEW
from rongtong.apps.vocab import queries as vocab
from rongtong.kit.permissions import visible
from rongtong.lib.actor import Actor

USCC_LENGTH, SHORTEST = 18, 2
REACH = 10_000
"""Records counted at most, as in lists."""


def directory(actor: Actor) -> QuerySet[Organisation]:
    """Give every standing record the reader may see."""
    standing = Organisation.objects.filter(merged_into__isnull=True)
    return visible(actor, VIEW, standing).defer("grams", "keys", "provenance")


def named(records: QuerySet[Organisation], text: str) -> QuerySet[Organisation]:
    """Narrow to records one of whose names holds ``text``, or whose code is or begins with it."""
    key = name_key(text)
    if not key:
        return records
    if len(key) == USCC_LENGTH and key.isascii():
        return records.filter(uscc=key.upper())
    if len(key) < SHORTEST:
        return records.filter(name_key__startswith=key)
    return _holding(records, key)


def _holding(records: QuerySet[Organisation], key: str) -> QuerySet[Organisation]:
    """Narrow by pairs of characters, which the index knows, then by the whole: pairs may stand apart."""
    if connection.vendor != "postgresql":
        return records.filter(keys__contains=key)
    from django.contrib.postgres.fields import ArrayField  # not loaded where there is only SQLite

    split = Func(F("grams"), Value(" "), function="string_to_array", output_field=ArrayField(TextField()))
    records = records.alias(pairs=split).filter(pairs__contains=grams(key))
    return records if len(key) == SHORTEST else records.filter(keys__contains=key)


def in_region(records: QuerySet[Organisation], code: str) -> QuerySet[Organisation]:
    """Narrow to a region, all below it, and what it took over."""
    return records.filter(region__in=sorted(vocab.region_scope(code)))


def in_industry(records: QuerySet[Organisation], code: str) -> QuerySet[Organisation]:
    """Narrow to an industry and all below it."""
    return records.filter(industry__in=sorted(vocab.subtree(vocab.INDUSTRY, code)))


def kinds(records: QuerySet[Organisation]) -> Counter[str] | None:
    """Count the records by kind; None beyond ``REACH``: counting costs more than it tells. One query.

    Counted by the database over the slice, which the ORM has no words for: ten thousand rows stay there.
    """
    try:
        some, values = records.order_by().values_list("kind", flat=True)[: REACH + 1].query.sql_with_params()
    except EmptyResultSet:  # a filter that nothing can pass, such as a region of no list
        return Counter()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT kind, COUNT(*) FROM ({some}) AS found GROUP BY kind", values)  # noqa: S608
        found = Counter(dict(cursor.fetchall()))
    return None if found.total() > REACH else found


def resolved(organisation: Organisation) -> Organisation:
    """Follow merges to the record that stands."""
    seen = {organisation.pk}
    while organisation.merged_into is not None and organisation.merged_into_id not in seen:
        organisation = organisation.merged_into
        seen.add(organisation.pk)
    return organisation


def numbered(pk: int) -> Organisation:
    """Give the standing record of a number; 404 for none. Whether the reader may know it: the caller asks."""
    return resolved(get_object_or_404(Organisation.objects.select_related("merged_into"), pk=pk))
