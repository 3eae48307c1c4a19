"""Choosing whom to ask, who works on whom, and links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from rongtong.apps.campaigns.actions.planning import held
from rongtong.apps.campaigns.models import Area, Campaign, Target
from rongtong.apps.campaigns.models.targets import ON_LIST
from rongtong.apps.campaigns.queries.campaigns import targets_of
from rongtong.apps.campaigns.queries.finding import Found, regions_of
from rongtong.apps.campaigns.queries.officers import reaches, shares
from rongtong.apps.campaigns.queries.optouts import left_alone
from rongtong.apps.campaigns.rules.campaigns import PLAN, WORK
from rongtong.apps.campaigns.rules.identity import Known
from rongtong.apps.campaigns.rules.links import new_key
from rongtong.apps.campaigns.rules.terms import terms
from rongtong.apps.campaigns.workflow.campaigns import INVITE
from rongtong.apps.campaigns.workflow.sharing import share
from rongtong.apps.parties.models import Organisation
from rongtong.kit.audit import action, record
from rongtong.kit.jobs import enqueue
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Hindered, perform
from rongtong.lib.actor import SYSTEM, Actor

OPEN = ("draft", "running")


@dataclass(frozen=True)
class Added:
    """What became of those who were named: made, there already, outside the regions, not to be asked.

    ``unknown`` of those made are not registered here; ``shared`` are asked by another running campaign.
    """

    made: int
    folded: int
    outside: int
    silent: int
    unknown: int
    shared: int


@action
def add(*, campaign: Campaign, found: Iterable[Found], actor: Actor, at: datetime) -> Added:
    """Put organisations on the list, each once; of those who do not want to be asked none.

    Hindered once the campaign has ended, ValidationError when the list would grow beyond its most.
    """
    kept = held(campaign)
    need(actor, PLAN, kept)
    if kept.state not in OPEN:
        raise Hindered(_("It has ended."))
    known = Known(kept.targets.filter(source__in=ON_LIST))
    silent = left_alone(kept.side, timezone.localdate(at))
    reach, rows = regions_of(actor), list[Target]()
    counts = {"folded": 0, "outside": 0, "silent": 0}
    for one in found:
        why = _why_not(one, known, silent, reach)
        if why:
            counts[why] += 1
            continue
        rows.append(_target(kept, one, at))
        known.add(rows[-1])
    if kept.targets.count() + len(rows) > terms().targets_most:
        raise ValidationError(_("A campaign asks at most %(n)s. Part it.") % {"n": terms().targets_most})
    Target.objects.bulk_create(rows, batch_size=500)
    areas = {row.region for row in rows}
    Area.objects.bulk_create((Area(campaign=kept, region=one) for one in areas), ignore_conflicts=True)
    shared = share(kept) if kept.state == "running" and rows else 0
    if kept.state == "running" and rows:
        enqueue(INVITE, actor=SYSTEM, at=at, about=kept, campaign=kept.pk)
    data = counts | {"made": len(rows)}
    record("campaigns.targets.added", about=kept, actor=actor, at=at, data=data)
    return Added(len(rows), **counts, unknown=sum(not row.organisation_id for row in rows), shared=shared)


def _why_not(one: Found, known: Known, silent: Known, reach: frozenset[str] | None) -> str:
    if known.find(one) is not None:
        return "folded"
    if reach is not None and one.region and one.region not in reach:
        return "outside"
    return "silent" if silent.find(one) is not None else ""


def _target(campaign: Campaign, one: Found, at: datetime) -> Target:
    return Target(
        campaign=campaign, organisation=one.organisation, name=one.name[:200], name_key=one.name_key,
        uscc=one.uscc, region=one.region or campaign.region, industry=one.industry, kind=one.kind,
        contact=one.contact, phone=one.phone, email=one.email, source=one.source, key=new_key(), added_at=at,
    )  # fmt: skip


@action
def assign(*, campaign: Campaign, targets: Sequence[int], officer: Any, actor: Actor, at: datetime) -> int:
    """Give targets to an officer who serves their places; give how many were given. None takes them away.

    ValidationError when the account is no officer there.
    """
    need(actor, PLAN, campaign)
    rows = list(targets_of(campaign, actor).filter(pk__in=list(targets)))
    reach = reaches(at).get(officer.pk, frozenset()) if officer else frozenset()
    fits = [row.pk for row in rows if not officer or row.region in reach]
    if rows and not fits:
        raise ValidationError(_("This officer does not serve the places of what you chose."))
    given = Target.objects.filter(pk__in=fits).update(officer=officer)
    data = {"count": given, "officer": officer.pk if officer else None}
    record("campaigns.targets.assigned", about=campaign, actor=actor, at=at, data=data)
    return given


@action
def assign_evenly(*, campaign: Campaign, actor: Actor, at: datetime) -> int:
    """Give every target that has no officer to one who serves its place; give how many were given."""
    need(actor, PLAN, campaign)
    rows = list(targets_of(campaign, actor).filter(officer=None).exclude(state="withdrawn").order_by("pk"))
    given = shares(rows, at)
    for row in rows:
        row.officer_id = given.get(row.pk)
    Target.objects.bulk_update([row for row in rows if row.officer_id], ["officer"], batch_size=500)
    data = {"count": len(given), "officer": None}
    record("campaigns.targets.assigned", about=campaign, actor=actor, at=at, data=data)
    return len(given)


def held_target(target: Target) -> Target:
    """Give the row held for this transaction."""
    rows = Target.objects.select_for_update(of=("self",)).select_related("campaign")
    return rows.get(pk=target.pk)


@action
def withdraw_link(*, target: Target, actor: Actor, at: datetime) -> Target:
    """Make the link void: whoever holds it sees nothing any more."""
    kept = held_target(target)
    need(actor, WORK, kept)
    kept.keep(key=new_key(), revoked_at=at)
    record("campaigns.link.withdrawn", about=kept, actor=actor, at=at)
    return kept


@action
def new_link(*, target: Target, actor: Actor, at: datetime) -> Target:
    """Give a new link; the old one is void."""
    kept = held_target(target)
    need(actor, WORK, kept)
    kept.keep(key=new_key(), revoked_at=None)
    record("campaigns.link.made", about=kept, actor=actor, at=at)
    return kept


@action
def bind(*, target: Target, organisation: Organisation, actor: Actor, at: datetime) -> Target:
    """Say which registered organisation a target is. ValidationError when another target is it already."""
    kept = held_target(target)
    need(actor, WORK, kept)
    taken = kept.campaign.targets.filter(organisation=organisation, source__in=ON_LIST).exclude(pk=kept.pk)
    if kept.source in ON_LIST and taken.exists():
        raise ValidationError({"organisation": _("It stands on the list already: take this one off.")})
    if kept.organisation_id and kept.organisation_id != organisation.pk and kept.answers.exists():
        raise ValidationError({"organisation": _("It has answered already as another organisation.")})
    kept.keep(organisation=organisation)
    record("campaigns.target.bound", about=kept, actor=actor, at=at, data={"organisation": organisation.pk})
    return kept


@action
def move(
    *, target: Target, step: str, actor: Actor, at: datetime, reason: str = "", note: str = "",
    version: int | None = None,
) -> Target:  # fmt: skip
    """Do one step of ``campaigns.target`` as an officer."""
    return perform(target, step, actor=actor, at=at, reason=reason, note=note, version=version)


@action
def put_together(*, target: Target, actor: Actor, at: datetime) -> Target:
    """Let one that came by the public link be the listed one it seems to be: its answers go there.

    Gives the listed one. Hindered when there is none.
    """
    need(actor, WORK, target)
    twin = target.twin
    if twin is None:
        raise Hindered(_("No organisation of the list resembles it."))
    need(actor, WORK, twin)
    moved = target.answers.exclude(state="dropped").update(target=twin)
    done = perform(twin, "answer", actor=actor, at=at, data={"came by": target.pk}) if moved else twin
    put_away = perform(target, "withdraw", actor=actor, at=at, reason="same")
    record("campaigns.target.folded", about=put_away, actor=actor, at=at, data={"into": twin.pk, "n": moved})
    return done
