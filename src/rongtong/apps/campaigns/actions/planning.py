"""Planning a campaign and moving it on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rongtong.apps.campaigns.models import Campaign
from rongtong.apps.campaigns.rules.campaigns import PLAN
from rongtong.apps.campaigns.rules.links import new_key
from rongtong.apps.catalogue.models.choices import KINDS
from rongtong.apps.parties.models import Centre
from rongtong.kit.audit import action, record
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Conflict, Hindered, perform
from rongtong.lib.actor import Actor

FIELDS = ("name", "why", "side", "kinds", "length")
WHILE_RUNNING = ("name", "why")
"""What may still be put better once firms have been asked: what they were asked stays the same."""


@action
def plan(*, centre: Centre, values: Mapping[str, Any], actor: Actor, at: datetime) -> Campaign:
    """Plan a campaign of a centre.

    ``values``: names of ``FIELDS``. ValidationError for kinds of another side.
    """
    made = Campaign(
        centre=centre, region=centre.region, planner_id=actor.id, key=new_key(), created_at=at,
        **{name: values[name] for name in FIELDS if name in values},
    )  # fmt: skip
    need(actor, PLAN, made)
    _fits(made)
    made.save()
    record("campaigns.campaign.planned", about=made, actor=actor, at=at, data={"centre": centre.pk})
    return made


@action
def edit(
    *, campaign: Campaign, values: Mapping[str, Any], version: int | None, actor: Actor, at: datetime
) -> Campaign:
    """Change the plan; of a running campaign only how it is put. Conflict when it moved on."""
    kept = held(campaign, version)
    need(actor, PLAN, kept)
    open_ = {"draft": FIELDS, "running": WHILE_RUNNING}.get(kept.state, ())
    if not open_:
        raise Hindered(_("It has ended."))
    changes = {
        name: [getattr(kept, name), values[name]]
        for name in open_
        if name in values and getattr(kept, name) != values[name]
    }
    for name, (_before, after) in changes.items():
        setattr(kept, name, after)
    _fits(kept)
    if changes:
        kept.version += 1
        kept.save()
        record("campaigns.campaign.edited", about=kept, actor=actor, at=at, changes=changes)
    return kept


def held(campaign: Campaign, version: int | None = None) -> Campaign:
    """Give the row held for this transaction. Conflict when it moved on since ``version``."""
    kept = Campaign.objects.select_for_update(of=("self",)).select_related("centre").get(pk=campaign.pk)
    if version is not None and kept.version != version:
        raise Conflict(_("Somebody changed this while you were writing. What you typed is kept below."))
    return kept


def _fits(campaign: Campaign) -> None:
    known = [str(kind) for kind in KINDS.get(campaign.side, ())]
    if not campaign.kinds or not set(campaign.kinds) <= set(known):
        raise ValidationError({"kinds": _("Choose at least one kind of this side.")})


@action
def move(
    *, campaign: Campaign, step: str, actor: Actor, at: datetime, reason: str = "", note: str = "",
    version: int | None = None,
) -> Campaign:  # fmt: skip
    """Do one step of ``campaigns.campaign``."""
    return perform(campaign, step, actor=actor, at=at, reason=reason, note=note, version=version)


@action
def new_public_link(*, campaign: Campaign, actor: Actor, at: datetime) -> Campaign:
    """Make the public link void and give another one."""
    kept = held(campaign)
    need(actor, PLAN, kept)
    kept.keep(key=new_key())
    record("campaigns.campaign.relinked", about=kept, actor=actor, at=at)
    return kept
