"""To which deal a record belongs, and what is known of a deal when it begins."""

from __future__ import annotations

from typing import Any

from rongtong.apps.campaigns.models import Answer
from rongtong.apps.catalogue.models import Listing
from rongtong.apps.contracts.models import Contract
from rongtong.apps.conversion.models import Deal, Link
from rongtong.apps.conversion.models.choices import Channel, DealKind
from rongtong.apps.conversion.queries.replay import CONTRACT, INTRODUCTION, ORDER
from rongtong.apps.introductions.models import Introduction
from rongtong.apps.matching.models import Candidate
from rongtong.apps.orders.models import Order

_MODELS: dict[str, Any] = {INTRODUCTION: Introduction, ORDER: Order, CONTRACT: Contract}
Root = tuple[str, int]


def root_of(kind: str, key: int) -> Root:
    """Give the record a deal began with: the introduction of an order or contract, else the record itself."""
    if kind == INTRODUCTION:
        return kind, key
    one = _MODELS[kind].objects.only("introduction").get(pk=key)
    return (INTRODUCTION, one.introduction_id) if one.introduction_id else (kind, key)


def deal_about(kind: str, key: int) -> Deal | None:
    """Give the deal a record was entered in, or None."""
    link = Link.objects.select_related("deal").filter(kind=kind, key=key).first()
    return link.deal if link else None


def born(root: Root) -> dict[str, Any]:
    """Give the columns of a deal that begins with a record."""
    kind, key = root
    one = _MODELS[kind].objects.get(pk=key)
    need = None if kind == ORDER else one.need
    main = need or one.offer
    return {
        "introduction_id": key if kind == INTRODUCTION else None, "need": need, "offer": one.offer,
        "title": main.title if main else one.title,
        "buyer_id": one.buyer_id, "seller_id": one.seller_id, "buyer_home": one.buyer_home,
        "seller_home": one.seller_home, "industry": main.industry if main else "",
        "field": main.field if main else "", "channel": channel_of(root, need, one.offer),
        "began_at": one.begun_at if kind == CONTRACT else one.asked_at,
    }  # fmt: skip


def channel_of(root: Root, need: Listing | None, offer: Listing | None) -> str:
    """Tell how the two came together: from a survey, by the matching, by searching, or directly."""
    told = [one.pk for one in (need, offer) if one is not None]
    if Answer.objects.filter(what="new", listing__in=told).exists():
        return str(Channel.CAMPAIGN)
    if root[0] != INTRODUCTION:
        return str(Channel.DIRECT)
    paired = Candidate.objects.filter(need=need, offer=offer).exists()
    return str(Channel.MATCH if paired else Channel.SEARCH)


def kind_of(deal: Deal) -> str:
    """Give what a deal has become: what its first order or contract is."""
    link = deal.links.exclude(kind=INTRODUCTION).order_by("pk").first()
    if link is None:
        return str(DealKind.TALK)
    if link.kind == ORDER:
        return str(DealKind.ORDER)
    return str(Contract.objects.values_list("kind", flat=True).get(pk=link.key))
