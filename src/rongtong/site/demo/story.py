"""The whole story, told once: one action, so that an interrupted load leaves nothing behind."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import override

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.parties.models import Centre, Organisation, Person
from rongtong.apps.vocab import queries as vocab
from rongtong.kit.audit import action
from rongtong.lib.actor import Actor
from rongtong.site.demo import (
    campaigns,
    city,
    contracts,
    conversion,
    disclosure,
    introductions,
    orders,
    organisations,
    people,
    registrations,
    splits,
    staff,
    trials,
)
from rongtong.site.demo.tale import Tale


@action
def tell(*, actor: Actor, at: datetime, size: str = "people") -> dict[str, int]:
    """Make what is missing of the demo region and count what is there; it stays as people have left it.

    ``size``: "people" (no needs and offers), "village" or "city" (at once; ``jobs`` fills it step by step).
    """
    tale = Tale(at)
    with vocab.pinned(), override("zh-hans"):
        operator = staff.operators(tale)
        centres = staff.tree(operator, tale)
        posted = staff.postings(operator, centres, tale)
        made = organisations.all_of(posted, tale)
        organisations.joined(made, tale)
        people.all_of(made, posted, tale)
        staff.left(posted, tale)
        staff.asked_role(tale)
    if size != "people":
        city.add(first=0, most=city.planned(size), size=size, actor=actor, at=at)
        with vocab.pinned(), override("zh-hans"):
            campaigns.told(actor=actor, at=at)
            introductions.told(actor=actor, at=at)
            contracts.told(actor=actor, at=at)
            trials.told(actor=actor, at=at)
            splits.told(actor=actor, at=at)
            orders.told(actor=actor, at=at)
            disclosure.told(actor=actor, at=at)
            registrations.told(actor=actor, at=at)
            conversion.told(actor=actor, at=at)
    return {
        str(model._meta.verbose_name_plural): model.objects.count()
        for model in (Centre, Organisation, Person, Listing)
    }
