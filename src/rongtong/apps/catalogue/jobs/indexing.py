"""The search index follows the table: soon after a change, every minute to be sure, nightly in full."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.actions import indexing
from rongtong.apps.catalogue.queries import index, index_store
from rongtong.kit.jobs import Run, every, job


@every(1)
@job("catalogue.index", retries=8, backoff=2, title=_("Bring the search index in line"), queue="swift")
def follow(run: Run) -> None:
    """Follow what changed. While another worker writes it fails and is tried again in some seconds."""
    for side in index.SIDES:
        indexing.bring_in_line(side, at=timezone.now())


@job("catalogue.rebuild_index", retries=1, title=_("Build the search index anew"), queue="slow")
def rebuild(run: Run, side: str) -> None:
    """Build it beside the old one and switch, then follow what changed meanwhile."""
    indexing.rebuild(side, at=timezone.now())
    indexing.bring_in_line(side, at=timezone.now())


@every("daily", at="02:40")
@job("catalogue.check_index", retries=1, title=_("Compare the search index with the table"), queue="slow")
def check(run: Run) -> None:
    """Add what is missing; build anew when the operator has chosen another encoder."""
    for side in index.SIDES:
        place = index_store.current(side)
        if place is None or place.spec != index_store.wanted_spec():
            indexing.rebuild(side, at=timezone.now())
        indexing.missing_from(side, at=timezone.now())
        indexing.bring_in_line(side, at=timezone.now())
