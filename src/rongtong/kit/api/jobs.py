"""Tidying: counters that are over, answers nobody will ask for again."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.kit.api.actions import counting, repeating
from rongtong.kit.jobs import Run, every, job


@every(60)
@job("api.tidy", retries=0, title=_("Clear away old counters and kept answers of the interface"))
def tidy(run: Run) -> None:
    """Delete what is long over."""
    with run.step():
        counting.forget(run.at)
        repeating.forget(run.at)
