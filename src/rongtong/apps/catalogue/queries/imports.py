"""Reading imports: whose, how far, and what each row would do to what is there."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from rongtong.apps.catalogue.models import Import, ImportRow, Listing
from rongtong.apps.catalogue.models.imports import Verdict
from rongtong.apps.catalogue.rules.imports import IMPORT
from rongtong.apps.catalogue.rules.kinds import completeness
from rongtong.apps.catalogue.rules.lines import Line, digest, stated
from rongtong.apps.catalogue.rules.values import plain
from rongtong.kit.permissions import visible
from rongtong.lib.actor import Actor

MEND = "mend"
"""Rows with a fault, whatever they would do."""
ENDED = ("closed", "refused", "discarded", "taken_down")


def imports(actor: Actor) -> QuerySet[Import]:
    """Give the imports an actor manages, newest first."""
    return visible(actor, IMPORT, Import.objects.all()).select_related("organisation", "person", "author")


def counts(batch: Import) -> dict[str, int]:
    """Give how many rows there are of each verdict; one query."""
    rows = batch.rows.values_list("verdict").annotate(Count("pk"))
    found = Counter(dict(rows))
    return {str(verdict): found[verdict] for verdict in Verdict}


@dataclass(frozen=True)
class Known:
    """What the owner has already: listings by the key of an earlier import and by title."""

    by_key: dict[str, int]
    by_title: dict[str, int]
    values: dict[int, dict[str, Any]]

    def verdict(self, line: Line) -> tuple[Verdict, int | None]:
        """Say what a line would do, and to which listing."""
        if line.stopped:
            return Verdict.FAULTY, None
        listing = self.by_key.get(line.key) or self.by_title.get(digest(line.title))
        if listing is None:
            return Verdict.NEW, None
        there = self.values[listing]
        same = all(there.get(name) == value for name, value in stated(line.values).items())
        return (Verdict.SAME if same else Verdict.CHANGED), listing


def known_of(batch: Import) -> Known:
    """Read what the owner of an import has; two queries."""
    own = Listing.objects.filter(side=batch.side, organisation=batch.organisation, person=batch.person)
    alive = {one.pk: one for one in own.exclude(state__in=ENDED)}
    # Numbers are given by whoever keeps the file: those of a file of another name are not these.
    earlier = ImportRow.objects.filter(
        listing__in=own.exclude(state__in=ENDED), done=True, batch__name=batch.name
    )
    by_key = dict(earlier.order_by("pk").values_list("key", "listing"))
    by_title = {digest(one.title): pk for pk, one in alive.items()}
    return Known(by_key, by_title, {pk: plain(one) for pk, one in alive.items()})


def rows_to_take(batch: Import, after: int, most: int) -> list[ImportRow]:
    """Give the next rows to bring in, in the order of the file."""
    found = batch.rows.filter(verdict__in=(Verdict.NEW, Verdict.CHANGED), position__gt=after)
    return list(found.order_by("position")[:most])


def complete_drafts(batch: Import) -> list[Listing]:
    """Give the drafts of an import that lack nothing, in the order of the file."""
    drafts = Listing.objects.filter(batch=f"import-{batch.pk}", state="draft").order_by("pk")
    return [
        one for one in drafts.select_related("organisation", "person") if not completeness(one).missing_must
    ]


def imported(pk: int) -> Import:
    """Give an import by its key, for background work."""
    return Import.objects.select_related("organisation", "person", "file").get(pk=pk)


def rows_of(batch: Import, verdict: str = "") -> QuerySet[ImportRow]:
    """Give the rows in the order of the file: all, those of a verdict, or those with a fault (``MEND``)."""
    found = batch.rows.select_related("batch", "listing").order_by("position")
    if verdict == MEND:
        return found.exclude(faults=[])
    return found.filter(verdict=verdict) if verdict else found


def to_mend(batch: Import) -> int:
    """Count the rows in which something is to be mended, those that come in all the same among them."""
    return batch.rows.exclude(faults=[]).count()
