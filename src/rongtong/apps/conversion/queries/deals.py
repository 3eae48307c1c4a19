"""Which deals somebody sees, and how each side may be named to them."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from rongtong.apps.conversion.models import Deal
from rongtong.apps.conversion.rules.deals import CENTRE, VIEW
from rongtong.apps.introductions.models.introductions import Role
from rongtong.apps.introductions.queries.names import shown
from rongtong.apps.parties.queries.sides import acts_for, parties_of
from rongtong.apps.parties.rules.sides import READ
from rongtong.kit.permissions import can
from rongtong.lib.actor import Actor

NAMED = (
    "buyer__organisation", "buyer__person", "seller__organisation", "seller__person",
    "introduction__need__person", "introduction__offer__person", "introduction__buyer__organisation",
    "introduction__buyer__person", "introduction__seller__organisation", "introduction__seller__person",
)  # fmt: skip
"""What naming the sides and the matter of a deal reads."""


def sees_all(actor: Actor) -> bool:
    """Tell whether an actor reads every deal: auditors, and operators in a staff session."""
    roles = actor.roles()
    return actor.kind == "system" or "auditor" in roles or ("operator" in roles and actor.staff is not None)


def every_deal() -> QuerySet[Deal]:
    """Give all deals: for figures that name none of them."""
    return Deal.objects.all()


def seen(actor: Actor) -> QuerySet[Deal]:
    """Give the deals for which an actor holds VIEW.

    As ``visible`` does, but the own parties are fetched first: with a join to people and organisations
    beside the regions a database would read every deal with its sides.
    """
    if not can(actor, VIEW):
        return Deal.objects.none()
    if sees_all(actor):
        return Deal.objects.all()
    regions = {code for held in actor.held if held.role in CENTRE for code in held.regions or ()}
    own = list(parties_of(actor, READ).values_list("pk", flat=True))
    mine = Q(buyer__in=own) | Q(seller__in=own)
    if regions:
        mine |= Q(buyer_home__in=sorted(regions)) | Q(seller_home__in=sorted(regions))
    return Deal.objects.filter(mine)


def name_of(deal: Deal, role: str, actor: Actor) -> str:
    """Give a side's name as this reader may know it: hidden in a talk until that side showed itself."""
    if deal.introduction is not None and not _named_elsewhere(deal):
        return shown(deal.introduction, role, actor).name
    return str(deal.buyer if role == Role.BUYER else deal.seller)


def _named_elsewhere(deal: Deal) -> bool:
    """Tell whether an order or a contract names both sides to each other already."""
    return deal.kind != "talk"


def is_side(deal: Deal, actor: Actor) -> bool:
    """Tell whether an actor belongs to one of the two sides."""
    return any(acts_for(actor, side, READ) for side in (deal.buyer, deal.seller))
