"""Reading imports: whose, how far, and what each row would do to what is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from rongtong.apps.catalogue.models import Import, ImportRow, Listing, Revision
from rongtong.apps.catalogue.models.imports import TAKEN, Verdict
from rongtong.apps.catalogue.models.revisions import OPEN_REVISION
from rongtong.apps.catalogue.rules.imports import IMPORT
from rongtong.apps.catalogue.rules.kinds import completeness
from rongtong.apps.catalogue.rules.lines import Line, digest, wanted
from rongtong.apps.catalogue.rules.values import plain, put
from rongtong.kit.jobs.models import OPEN as OPEN_JOB
from rongtong.kit.jobs.models import Job
from rongtong.kit.jobs.queries import about
from rongtong.kit.permissions import visible
from rongtong.lib.actor import Actor

MEND = "mend"
"""Rows with a fault, whatever they would do."""
ENDED = ("closed", "refused", "discarded", "taken_down")
IN_HAND = ("draft", "returned")
COUNTED = 200
"""Drafts that are looked at one by one to say how many are complete."""
EARLIER = 20
"""Imports of the same owner whose answers are kept for the next one."""


def imports(actor: Actor) -> QuerySet[Import]:
    """Give the imports an actor manages, newest first."""
    return visible(actor, IMPORT, Import.objects.all()).select_related("organisation", "person", "author")


def counts(batch: Import) -> dict[str, int]:
    """Give how many rows there are of each verdict, as they were when the file was last read."""
    return {str(verdict): batch.tally.get(str(verdict), 0) for verdict in Verdict}


@dataclass(frozen=True)
class Known:
    """What the owner has already: listings by the key of an earlier import and by title."""

    by_key: dict[str, int]
    by_title: dict[str, int]

    def verdicts(self, lines: Sequence[Line]) -> list[tuple[Verdict, int | None]]:
        """Say what each line would do, and to which listing; two queries."""
        found = [self._listing(line) for line in lines]
        keys = {pk for pk in found if pk}
        there = Listing.objects.in_bulk(keys)
        open_changes = dict(
            Revision.objects.filter(listing__in=keys, state__in=OPEN_REVISION).values_list(
                "listing", "values"
            )
        )
        return [
            (_verdict(line, there.get(pk or 0), open_changes.get(pk, {})), pk)
            for line, pk in zip(lines, found, strict=True)
        ]

    def _listing(self, line: Line) -> int | None:
        return None if line.stopped else self.by_key.get(line.key) or self.by_title.get(digest(line.title))


def _verdict(line: Line, there: Listing | None, change: dict[str, Any]) -> Verdict:
    if line.stopped:
        return Verdict.FAULTY
    if there is None:
        return Verdict.NEW
    if not wanted(line.values, {*line.guessed, *line.chosen}, plain(there) | change):
        return Verdict.SAME
    if there.state == "published":
        return Verdict.REVISION
    return Verdict.CHANGED if there.state in IN_HAND else Verdict.HELD


def known_of(batch: Import) -> Known:
    """Read what the owner of an import has; two queries."""
    own = Listing.objects.filter(side=batch.side, organisation=batch.organisation, person=batch.person)
    alive = own.exclude(state__in=ENDED)
    # Numbers are given by whoever keeps the file: those of a file of another name are not these.
    earlier = ImportRow.objects.filter(listing__in=alive, done=True, batch__name=batch.name)
    by_key = dict(earlier.order_by("pk").values_list("key", "listing"))
    titles = alive.order_by("pk").values_list("pk", "title").iterator()
    return Known(by_key, {digest(title): pk for pk, title in titles})


def lacks(batch: Import, row: ImportRow) -> list[str]:
    """Name what the draft of a row would lack to be handed in, and the price and forms it is silent about."""
    draft = Listing(side=batch.side, kind=row.kind, region=getattr(batch.owner, "region", ""))
    put(draft, {name: value for name, value in row.values.items() if value or name != "region"})
    found = completeness(draft)
    return [*found.missing_must, *(name for name in found.missing_good if name in ("money", "licences"))]


def rows_to_take(batch: Import, after: int, most: int) -> list[ImportRow]:
    """Give the next rows to bring in, in the order of the file."""
    found = batch.rows.filter(verdict__in=TAKEN, position__gt=after)
    return list(found.order_by("position")[:most])


def rows_taken(batch: Import, after: int, most: int) -> list[ImportRow]:
    """Give the next rows that were brought in, in the order of the file."""
    return list(batch.rows.filter(done=True, position__gt=after).order_by("position")[:most])


def drafts_after(batch: Import, after: int, most: int) -> list[Listing]:
    """Give the next drafts of an import by their keys, complete or not."""
    drafts = Listing.objects.filter(batch=batch.mark, state="draft", pk__gt=after).order_by("pk")
    return list(drafts.select_related("organisation", "person")[:most])


def is_complete(listing: Listing) -> bool:
    """Tell whether a draft lacks nothing that must be there."""
    return not completeness(listing).missing_must


def changes_after(batch: Import, after: int, most: int) -> list[Revision]:
    """Give the next changes of public listings that an import began and nobody handed in."""
    found = Revision.objects.filter(import_rows__in=_changes(batch), pk__gt=after)
    return list(found.select_related("listing").order_by("pk")[:most])


def to_hand_in(batch: Import) -> int:
    """Count what handing in will look at."""
    return Listing.objects.filter(batch=batch.mark, state="draft").count() + _changes(batch).count()


def _changes(batch: Import) -> QuerySet[ImportRow]:
    return batch.rows.filter(verdict=Verdict.REVISION, revision__state="draft")


def complete(batch: Import) -> int:
    """Count what can be handed in: looked up for a short list, else as it was when brought in."""
    drafts = drafts_after(batch, 0, COUNTED + 1)
    ready = batch.ready if len(drafts) > COUNTED else sum(is_complete(one) for one in drafts)
    return ready + _changes(batch).count()


def imported(pk: int) -> Import:
    """Give an import by its key, for background work."""
    return Import.objects.select_related("organisation", "person", "file").get(pk=pk)


def open_job(batch: Import) -> Job | None:
    """Give the job of an import that waits or runs."""
    return about(batch).filter(state__in=OPEN_JOB).first()


def last_job(batch: Import) -> Job | None:
    """Give the job of an import that was asked for last."""
    return about(batch).first()


def rows_of(batch: Import, verdict: str = "") -> QuerySet[ImportRow]:
    """Give the rows in the order of the file: all, those of a verdict, or those with a fault (``MEND``)."""
    found = batch.rows.select_related("listing").order_by("position")
    if verdict == MEND:
        return found.filter(flawed=True)
    return found.filter(verdict=verdict) if verdict else found


def remembered(batch: Import) -> dict[str, str]:
    """Give what the owner said words of a column mean, in earlier files of the same side; latest counts."""
    owner = Q(organisation=batch.organisation, person=batch.person, side=batch.side)
    earlier = Import.objects.filter(owner).exclude(pk=batch.pk).exclude(answers={}).order_by("-pk")

    found: dict[str, str] = {}
    for answers in earlier.values_list("answers", flat=True)[:EARLIER]:
        for words, code in answers.get("fields", {}).items():
            found.setdefault(words, code)

    return found
