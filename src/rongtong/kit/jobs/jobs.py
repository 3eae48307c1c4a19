"""What comes round for the parts below (facts to deliver, the digest of a day), and tidying."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from rongtong.kit.audit.actions import publish_day
from rongtong.kit.facts.actions import deliver_due
from rongtong.kit.jobs.declare import job
from rongtong.kit.jobs.every import every
from rongtong.kit.jobs.models import Job, State
from rongtong.kit.jobs.run import Run
from rongtong.lib.actor import SYSTEM

KEEP_DONE = timedelta(days=30)
KEEP_OTHERS = timedelta(days=180)
AT_A_TIME = 2_000


@every(1)
@job("facts.deliver", retries=0, title=_("Deliver what could not be told at once"))
def deliver_facts(run: Run) -> None:
    """Try again what a subscriber could not take."""
    while deliver_due(at=run.at):
        pass


@every("daily", at="00:10")
@job("audit.publish_day", retries=5, title=_("Publish the digest of the audit trail"))
def publish_audit_day(run: Run) -> None:
    """Keep the digest of yesterday's last entry."""
    publish_day(actor=SYSTEM, at=run.at)


@every("daily", at="03:10")
@job("jobs.tidy", retries=0, title=_("Clear away old jobs"))
def tidy(run: Run) -> None:
    """Delete jobs that are long over."""
    done = Job.objects.filter(state=State.DONE, finished_at__lt=run.at - KEEP_DONE)
    others = Job.objects.filter(finished_at__lt=run.at - KEEP_OTHERS)
    for old in (done, others):
        while batch := list(old.order_by().values_list("pk", flat=True)[:AT_A_TIME]):
            with run.step():
                Job.objects.filter(pk__in=batch).delete()
