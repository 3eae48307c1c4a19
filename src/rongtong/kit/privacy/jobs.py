"""Exports, erasures, what runs daily."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.kit.jobs import Run, every, job
from rongtong.kit.privacy.actions.erasing import erase_part
from rongtong.kit.privacy.actions.exporting import end_exports, make_export
from rongtong.kit.privacy.actions.retaining import run_rule
from rongtong.kit.privacy.models import Erasure, Export
from rongtong.kit.privacy.parts import parts
from rongtong.kit.privacy.retention import rules
from rongtong.kit.workflow import perform
from rongtong.lib.actor import SYSTEM


@job("privacy.export", title=_("Gather a person's data"))
def export(run: Run, *, export: int) -> None:
    """Make the file of an export; made already: nothing to do."""
    found = Export.objects.select_related("user").filter(pk=export).first()
    if found is not None:
        make_export(export=found, actor=run.actor, at=run.at)


@job("privacy.erase", retries=10, title=_("Erase a person"))
def erase(run: Run, *, erasure: int) -> None:
    """Erase part by part; each is done once however often this is begun."""
    todo = parts()
    if not Erasure.objects.filter(pk=erasure, state="executing").exists():
        return
    for number, part in enumerate(todo, start=1):
        erase_part(erasure=erasure, part=part, actor=SYSTEM, at=run.at)
        run.progress(number, len(todo), part.label)
    perform(Erasure.objects.get(pk=erasure), "finish", actor=SYSTEM, at=run.at)


@every("daily", at="04:10")
@job("privacy.retention", title=_("Dispose of what is older than its time"))
def retain(run: Run) -> None:
    """End exports whose time is over, then run every retention rule."""
    end_exports(actor=SYSTEM, at=run.at)
    for number, rule in enumerate(rules(), start=1):
        run_rule(rule=rule, dry=False, actor=SYSTEM, at=run.at)
        run.progress(number, len(rules()), rule.term.label)
