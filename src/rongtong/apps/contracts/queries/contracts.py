"""Contracts that somebody sees, and what belongs to one."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from rongtong.apps.contracts.models import Contract, Milestone, Notice, Objection, Termination, Terms
from rongtong.apps.contracts.rules.contracts import READ_NOTICE, VIEW
from rongtong.apps.parties.queries.sides import parties_of
from rongtong.apps.parties.rules.sides import READ
from rongtong.kit.permissions import can, visible
from rongtong.lib.actor import Actor

SIDES = ("buyer__organisation", "buyer__person", "seller__organisation", "seller__person")


def with_sides() -> QuerySet[Contract]:
    """Give all contracts, their sides fetched with them."""
    return Contract.objects.select_related(*SIDES, "need", "offer")


def seen(actor: Actor) -> QuerySet[Contract]:
    """Give the contracts an actor may open."""
    return visible(actor, VIEW, with_sides())


def of_parties(actor: Actor) -> QuerySet[Contract]:
    """Give the contracts of the parties an actor acts for, on either side."""
    mine = parties_of(actor, READ).values("pk")
    rows = with_sides().filter(Q(buyer__in=mine) | Q(seller__in=mine))
    return rows if can(actor, VIEW) else rows.none()


def notices_seen(actor: Actor) -> QuerySet[Notice]:
    """Give the public notices, the sellers fetched with them; nothing of the buyers."""
    rows = Notice.objects.select_related("contract__seller__organisation", "contract__seller__person")
    return visible(actor, READ_NOTICE, rows)


def terms_no(contract: Contract, number: int | None = None) -> Terms | None:
    """Give a version of the terms, the latest unless told otherwise; None when there is none."""
    return contract.terms.filter(number=contract.terms_no if number is None else number).first()


def by_key(model: type[Contract | Milestone | Objection | Termination], key: Any) -> Any:
    """Give the record behind a clock."""
    return model._default_manager.get(pk=key)


def pending(contract: Contract) -> Terms | None:
    """Give the change that waits for an answer or for signatures; None when there is none."""
    if contract.signed_no is None or contract.terms_no <= max(contract.signed_no, contract.refused_no):
        return None
    return terms_no(contract)
