"""Somebody who is not on the list comes by the public link."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from rongtong.apps.campaigns.actions.planning import held
from rongtong.apps.campaigns.models import Area, Campaign, Target
from rongtong.apps.campaigns.models.targets import ON_LIST, Source
from rongtong.apps.campaigns.rules.identity import Known
from rongtong.apps.campaigns.rules.links import new_key
from rongtong.apps.campaigns.rules.terms import terms
from rongtong.apps.parties.models.names import name_key
from rongtong.kit.audit import action, record
from rongtong.kit.workflow import Hindered
from rongtong.lib.actor import Actor

HOUR = timedelta(hours=1)


@action
def come(*, campaign: Campaign, name: str, uscc: str, region: str, actor: Actor, at: datetime) -> Target:
    """Make a page for somebody who names themselves; nothing of the list is told to them.

    Whom they seem to be is noted for the officer. Hindered when the campaign does not run, or when more come
    within an hour than people would.
    """
    kept = held(campaign)
    if kept.state != "running" or (kept.ends_at and at >= kept.ends_at):
        raise Hindered(_("The campaign does not run now."))
    came = kept.targets.filter(source=Source.PUBLIC)
    if came.filter(added_at__gt=at - HOUR).count() >= terms().public_an_hour:
        raise Hindered(_("Very many come at this moment. Please try again in an hour."))
    made = Target(
        campaign=kept, name=name[:200], name_key=name_key(name), uscc=uscc, region=region or kept.region,
        source=Source.PUBLIC, key=new_key(), added_at=at,
    )  # fmt: skip
    made.twin = Known(kept.targets.filter(source__in=ON_LIST).exclude(state="withdrawn")).find(made)
    made.officer_id = made.twin.officer_id if made.twin else None
    made.save()
    Area.objects.get_or_create(campaign=kept, region=made.region)
    record("campaigns.target.came", about=made, actor=actor, at=at, data={"twin": made.twin_id})
    return made
