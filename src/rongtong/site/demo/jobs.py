"""The worker fills the city while people use the site already."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from rongtong.apps.matching.queries.runs import ALL
from rongtong.apps.matching.subscribers.together import published_together
from rongtong.kit.jobs import Run, enqueue, job
from rongtong.site.demo import city

FILL = "site.fill_city"
PART = 24
"""Listings of one job: some seconds, then other work has its turn."""


@job(FILL, retries=5, title=_("Fill the demo city"), queue="slow")
def fill_city(run: Run, part: int) -> None:
    """Make the listings of one part, a few a step, and ask for the next part."""
    if not settings.DEMO or settings.DEMO_SIZE != "city":
        return
    total, end = city.planned("city"), (part + 1) * PART
    while (first := run.kept.get("next", part * PART)) < min(end, total):
        most = min(city.STEP, end - first)
        with (
            published_together(),
            run.step(first + most, total, _("Needs and offers of the demo city")) as kept,
        ):
            city.add(first=first, most=most, size="city", actor=run.actor, at=run.at)
            kept["next"] = first + most
    if end < total:
        enqueue(FILL, actor=run.actor, at=run.at, key=f"part {part + 1}", part=part + 1)
    else:
        enqueue(ALL, actor=run.actor, at=run.at)
