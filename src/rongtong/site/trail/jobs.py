"""What comes round: facts not yet delivered, the digest of the day, the check of the whole trail."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.kit.audit import queries as trail
from rongtong.kit.audit.actions import note_check, publish_day
from rongtong.kit.facts.actions import deliver_due
from rongtong.kit.jobs import Run, every, job
from rongtong.lib.actor import SYSTEM


@every(1)
@job("site.deliver_facts", retries=0, title=_("Tell facts that could not be told at once"))
def tell(run: Run) -> None:
    """Deliver what is due; each delivery is a transaction of its own."""
    deliver_due(at=run.at)


@every("daily", at="00:20")
@job("site.publish_day", title=_("Publish the day's digest of the audit trail"))
def publish(run: Run) -> None:
    """Keep the digest of everything up to midnight."""
    publish_day(actor=SYSTEM, at=run.at)


@every("daily", at="03:40")
@job("site.check_trail", title=_("Check the audit trail"))
def check(run: Run) -> None:
    """Read the whole chain, and write down that it holds, or where it does not."""
    found = [f"{fault.number}: {fault.fault}" for fault in trail.faults()]
    note_check(faults=found[:50], count=len(found), actor=SYSTEM, at=run.at)
