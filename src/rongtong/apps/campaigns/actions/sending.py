"""Asking and reminding, some at a time: rows of notices in the transaction of the step that notes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from rongtong.apps.campaigns.actions.calling import working_days_after
from rongtong.apps.campaigns.models import Campaign, Target
from rongtong.apps.campaigns.models.targets import Way
from rongtong.apps.campaigns.queries.links import path_of
from rongtong.apps.campaigns.rules.terms import terms
from rongtong.apps.campaigns.workflow.telling import ASKED, REMINDED
from rongtong.apps.catalogue.rules.listings import WRITERS
from rongtong.kit.audit import action, record
from rongtong.kit.notices import tell, tell_address
from rongtong.kit.permissions.queries import holding
from rongtong.lib.actor import Actor


def accounts_of(targets: Sequence[Target], at: datetime) -> dict[int, list[Any]]:
    """Give the open accounts that may answer for each organisation, by organisation. Two queries."""
    houses = {row.organisation_id for row in targets if row.organisation_id}
    held = holding(at).filter(role__in=WRITERS, organisation__in=houses)
    pairs = set(held.values_list("organisation", "user_id"))
    people = get_user_model().objects.filter(pk__in={user for _house, user in pairs}, is_active=True)
    users = {one.pk: one for one in people}
    found: dict[int, list[Any]] = {}
    for house, user in sorted(pairs):
        if user in users:
            found.setdefault(house, []).append(users[user])
    return found


@action
def invite(*, campaign: Campaign, targets: Sequence[Target], actor: Actor, at: datetime) -> int:
    """Ask some targets, each in its way, and note it at once; give how many were written to."""
    people, today = accounts_of(targets, at), timezone.localdate(at)
    for row in targets:
        row.campaign = campaign
        row.way = _written(row, people.get(row.organisation_id or 0, []), ASKED, at)
        row.invited_at = at
        row.call_on = today if row.way == Way.PHONE else row.call_on
    Target.objects.bulk_update(targets, ["way", "invited_at", "call_on"], batch_size=500)
    written = sum(row.way != Way.PHONE for row in targets)
    data = {"count": len(targets), "written": written}
    record("campaigns.targets.asked", about=campaign, actor=actor, at=at, data=data)
    return written


def _written(target: Target, people: list[Any], name: str, at: datetime) -> Way:
    """Write to accounts, else by mail; who has neither, or wants no mail, is telephoned."""
    words = {
        "campaign": target.campaign.name, "centre": target.campaign.centre.name, "name": target.name,
        "until": timezone.localdate(target.campaign.ends_at).isoformat() if target.campaign.ends_at else "",
    }  # fmt: skip
    link = path_of(target)
    if people and tell(people, name, at=at, about=target, link=link, **words):
        return Way.SITE
    if target.email and tell_address(
        target.email, name, at=at, language="zh-hans", about=target, link=link, **words
    ):
        return Way.MAIL
    return Way.PHONE


@action
def remind(*, campaign: Campaign, targets: Sequence[Target], actor: Actor, at: datetime) -> int:
    """Remind some targets once more, give how many; after the last reminder an officer telephones."""
    people, most = accounts_of(targets, at), terms().reminders_most
    day = working_days_after(timezone.localdate(at), terms().call_again_after)
    for row in targets:
        row.campaign = campaign
        way = _written(row, people.get(row.organisation_id or 0, []), REMINDED, at)
        row.reminded += 1
        if way == Way.PHONE or row.reminded >= most:
            row.call_on = row.call_on or day
    Target.objects.bulk_update(targets, ["reminded", "call_on"], batch_size=500)
    data = {"count": len(targets)}
    record("campaigns.targets.reminded", about=campaign, actor=actor, at=at, data=data)
    return len(targets)
