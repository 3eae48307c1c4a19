"""The beat of the workers: who does it every minute is alive."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.kit.jobs import Run, every, job
from rongtong.site.operations.verbs import BEAT


@every(1)
@job(BEAT, retries=0, title=_("Sign of life of the workers"), queue="swift")
def beat(run: Run) -> None:
    """Do nothing: that it was done is what ``queries.is_worked`` looks for."""
