"""Gathering unmet needs: every night, and when somebody asks."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongtong.apps.matching.actions.gathering import keep_gathering
from rongtong.apps.matching.queries.unmet import clock, counted, gathered
from rongtong.kit.jobs import Run, every, job
from rongtong.lib.actor import SYSTEM


@every("daily", at="04:10")
@job("matching.gather_unmet", retries=2, title=_("Gather unmet needs"), queue="slow")
def gather_unmet(run: Run) -> None:
    """Find them, gather them by what they are about, put them in the place of the last ones."""
    started = clock()
    run.progress(0, 3, _("Looking for needs that nothing serves"))
    needs, unmet = counted(timezone.localdate(run.at))
    run.progress(1, 3, _("Gathering them by what they are about"))
    found = gathered(unmet, needs, started)
    run.progress(2, 3, _("Keeping them"))
    with run.step(3, 3):
        keep_gathering(found=found, actor=SYSTEM, at=run.at)
