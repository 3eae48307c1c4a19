"""Reading imports: whose, how far, and what each row would do to what is there."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from rongtong.apps.catalogue.models import Import, ImportRow, Listing, Revision
from rongtong.apps.catalogue.models.imports import TAKEN, Verdict
from rongtong.apps.catalogue.rules.imports import IMPORT
from rongtong.apps.catalogue.rules.kinds import completeness
from rongtong.kit.jobs.models import OPEN as OPEN_JOB
from rongtong.kit.jobs.models import Job
from rongtong.kit.jobs.queries import about
from rongtong.kit.permissions import visible
from rongtong.lib.actor import Actor

MEND = "mend"
"""Rows with a fault, whatever they would do."""
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
