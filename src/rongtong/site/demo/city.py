"""Filling the demo: the village at once, the city a few listings at a time, each step whole or not at all."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.utils.translation import override

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.vocab import queries as vocab
from rongtong.kit.audit import action
from rongtong.lib.actor import Actor
from rongtong.site.demo import market
from rongtong.site.demo.plan import CITY, VILLAGE, items
from rongtong.site.demo.tale import Tale

STEP = 6
"""Listings of one transaction: about half a second in which nobody else writes."""


@action
def add(*, first: int, most: int, size: str, actor: Actor, at: datetime) -> int:
    """Make what is missing of the listings of a size from place ``first`` on; give how many were made."""
    tale = Tale(at)
    with vocab.pinned(), override("zh-hans"):
        made = [market.placed(item, tale) for item in items(size)[first : first + most]]
    return sum(one is not None for one in made)


def planned(size: str) -> int:
    """Give how many listings a size has."""
    return sum((CITY if size == "city" else VILLAGE).values())


def there() -> int:
    """Give how many listings of the demo were made so far. One query."""
    return Listing.objects.filter(batch__startswith="demo-").count()


def progress() -> str:
    """Say how far the city is while the worker fills it; empty outside the demo and once it is whole."""
    if not settings.DEMO or settings.DEMO_SIZE != "city":
        return ""
    made, whole = there(), planned("city")
    return f"{made:,} / {whole:,}" if made < whole else ""
