"""The nightly search for listings that are there already."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.actions.duplicates import look_for_duplicates
from rongtong.apps.catalogue.queries.duplicates import untraced
from rongtong.kit.jobs import Run, every, job
from rongtong.lib.actor import SYSTEM


@every("daily", at="03:40")
@job("catalogue.find_duplicates", retries=1, title=_("Look for duplicate needs and offers"), queue="slow")
def find_duplicates(run: Run) -> None:
    """Look at what nobody looked at since its last change, a hundred at a time."""
    after = 0
    while batch := untraced(after, most=100):
        for listing in batch:
            look_for_duplicates(listing=listing, actor=SYSTEM, at=run.at)
        after = batch[-1].pk
