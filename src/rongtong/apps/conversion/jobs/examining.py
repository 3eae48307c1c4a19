"""Testing again what was signed lately: records may arrive out of their order."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.apps.conversion.actions.examining import examine
from rongtong.apps.conversion.queries.lately import signed_lately
from rongtong.kit.jobs import Run, every, job
from rongtong.lib.actor import SYSTEM


@every("daily", at="04:20")
@job("conversion.examine", retries=2, title=_("Test deals for padded figures"))
def examine_lately(run: Run) -> None:
    """Test each deal signed in the last days."""
    found = signed_lately(run.at)
    for done, deal in enumerate(found, 1):
        if done <= run.kept.get("done", 0):
            continue
        with run.step(done, len(found), str(deal)) as kept:
            kept["done"] = done
            examine(deal=deal, actor=SYSTEM, at=run.at)
