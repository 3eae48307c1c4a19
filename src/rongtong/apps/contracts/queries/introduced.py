"""Contracts that come out of an introduction."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from rongtong.apps.contracts.models import Contract
from rongtong.apps.contracts.queries.contracts import seen
from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.models.introductions import TALKING, Role
from rongtong.apps.introductions.queries.introductions import seen as introductions_seen
from rongtong.apps.parties.models import Party
from rongtong.lib.actor import Actor


def open_to_contract(introduction: Introduction) -> bool:
    """Tell whether its sides talk and know each other's names: a contract names both."""
    named = all(introduction.named_at(str(role)) for role in Role)
    return introduction.state in TALKING and named


def between(introduction: Introduction, buyer: Party, seller: Party) -> bool:
    """Tell whether an introduction is one of these two, and nothing in it is hidden any more."""
    same = (introduction.buyer_id, introduction.seller_id) == (buyer.pk, seller.pk)
    return same and open_to_contract(introduction)


def introduced(actor: Actor, key: Any) -> Introduction | None:
    """Give an introduction an actor sees and out of which a contract may be begun."""
    if key is None:
        return None
    found = introductions_seen(actor).filter(pk=key).first()
    return found if found is not None and open_to_contract(found) else None


def contracts_of(introduction: Introduction, actor: Actor) -> QuerySet[Contract]:
    """Give the contracts out of an introduction that an actor sees, newest first."""
    return seen(actor).filter(introduction=introduction).order_by("-begun_at", "-pk")
