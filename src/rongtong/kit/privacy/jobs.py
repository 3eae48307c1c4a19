"""What runs daily; ``erase`` and ``gather`` stand beside the actions that ask for them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.kit.jobs import Run, every, job
from rongtong.kit.privacy.actions.erasing import erase
from rongtong.kit.privacy.actions.exporting import end_exports, gather
from rongtong.kit.privacy.actions.retaining import run_rule
from rongtong.kit.privacy.retention import rules
from rongtong.lib.actor import SYSTEM

__all__ = ["erase", "gather", "retain"]


@every("daily", at="04:10")
@job("privacy.retention", title=_("Dispose of what is older than its time"))
def retain(run: Run) -> None:
    """End exports whose time is over, then run every retention rule."""
    end_exports(actor=SYSTEM, at=run.at)
    for number, rule in enumerate(rules(), start=1):
        run_rule(rule=rule, dry=False, actor=SYSTEM, at=run.at)
        run.progress(number, len(rules()), rule.term.label)
