"""What somebody who opens a link is shown: what is known already comes before anything new is asked."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.text import capfirst

from rongtong.apps.campaigns.models import Answer, Target
from rongtong.apps.campaigns.models.answers import What
from rongtong.apps.campaigns.models.targets import ON_LIST
from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.rules.listings import WRITE
from rongtong.apps.parties.queries.organisations import region_name
from rongtong.apps.parties.rules.organisations import VIEW
from rongtong.apps.vocab import queries as vocab
from rongtong.kit.permissions import can
from rongtong.lib.actor import ANONYMOUS, Actor

STILL = ("published", "expired")


def open_listings(target: Target, actor: Actor) -> list[Listing]:
    """Give what the organisation has in public or let run out, of the side and kinds asked for. One query.

    Without its account nobody is told which anonymous listings are its own.
    """
    if target.organisation_id is None or target.source not in ON_LIST:
        return []
    campaign = target.campaign
    rows = Listing.objects.filter(
        organisation=target.organisation_id, side=campaign.side, kind__in=campaign.kinds, state__in=STILL
    )
    found = list(rows.select_related("organisation", "person").order_by("state", "-published_at", "pk")[:50])
    reader = _reader(actor)
    return [one for one in found if not one.hides("organisation") or can(reader, WRITE, one)]


def _reader(actor: Actor) -> Actor:
    """Give who reads: the site that acts for the holder of a link reads no more than anybody."""
    return actor if actor.kind == "user" else ANONYMOUS


def answered_about(target: Target) -> dict[int, Answer]:
    """Give what was said about existing listings, by listing. One query."""
    rows = target.answers.filter(what__in=(What.RENEW, What.CLOSE)).exclude(state="dropped")
    return {one.listing_id: one for one in rows if one.listing_id}


def new_answers(target: Target) -> list[Answer]:
    """Give what was written at this link and not dropped, in its order. One query."""
    rows = target.answers.filter(what=What.NEW).exclude(state="dropped").select_related("listing")
    return list(rows.order_by("created_at", "pk"))


def earlier(target: Target) -> list[Answer]:
    """Give what the same organisation sent to other campaigns and nobody has taken over. One query."""
    if target.source not in ON_LIST:
        return []
    same = Q(target__organisation=target.organisation_id) if target.organisation_id else Q(pk__in=())
    if target.uscc:
        same |= Q(target__uscc=target.uscc)
    campaign = target.campaign
    rows = Answer.objects.filter(
        same, what=What.NEW, state="sent", target__campaign__side=campaign.side, kind__in=campaign.kinds,
        target__source__in=ON_LIST,
    ).exclude(target=target)  # fmt: skip
    return list(rows.select_related("target__campaign").order_by("-sent_at")[:5])


def known_facts(target: Target, actor: Actor) -> list[tuple[Any, Any]]:
    """Give what the organisation states in its public profile as (label, value); nothing of a hidden one."""
    house = target.organisation
    if house is None or target.source not in ON_LIST or not can(_reader(actor), VIEW, house):
        return []
    label = house._meta.get_field
    pairs = [
        ("region", region_name(house.region, house.region_since)),
        ("industry", vocab.label(vocab.INDUSTRY, house.industry) if house.industry else ""),
        ("size", house.get_size_display()),
        ("staff", house.staff),
    ]
    return [(capfirst(label(name).verbose_name), value) for name, value in pairs if value]


def to_begin_with(target: Target, actor: Actor) -> dict[str, Any]:
    """Give the values that are known and need not be typed again: place, industry and field."""
    house = target.organisation
    values: dict[str, Any] = {"region": target.region if vocab.term(vocab.REGION, target.region) else ""}
    if house is None or target.source not in ON_LIST:
        return values
    reader = _reader(actor)
    if can(reader, VIEW, house):
        values |= {"region": house.region or values["region"], "industry": house.industry}
    last = (
        Listing.objects.filter(organisation=house, state__in=STILL, side=target.campaign.side)
        .exclude(field="").order_by("-published_at").first()
    )  # fmt: skip
    if last is not None and (not last.hides("organisation") or can(reader, WRITE, last)):
        values["field"] = last.field
    return {name: value for name, value in values.items() if value}


def answers_waiting(actor_targets: QuerySet[Target]) -> QuerySet[Answer]:
    """Give the sent answers of some targets that wait for somebody's yes, oldest first."""
    return Answer.objects.filter(target__in=actor_targets, state="sent").order_by("sent_at", "pk")
