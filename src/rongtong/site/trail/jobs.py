"""What comes round: the check of the whole trail. (Its daily digest is published by ``kit.jobs``.)"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.kit.audit import queries as trail
from rongtong.kit.audit.actions import note_check
from rongtong.kit.jobs import Run, every, job
from rongtong.lib.actor import SYSTEM


@every("daily", at="03:40")
@job("site.check_trail", title=_("Check the audit trail"))
def check(run: Run) -> None:
    """Read the whole chain, and write down that it holds, or where it does not."""
    found = [f"{fault.number}: {fault.fault}" for fault in trail.faults()]
    note_check(faults=found[:50], count=len(found), actor=SYSTEM, at=run.at)
