"""Lists of contracts: by what they wait for, with counts."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count, Q, QuerySet

from rongtong.apps.contracts.models import Contract
from rongtong.apps.contracts.queries.contracts import with_sides
from rongtong.apps.contracts.queries.mine import reached
from rongtong.apps.contracts.queries.next import next_of, with_next
from rongtong.lib.actor import Actor

TABS = {
    "talks": Q(state="drafting"),
    "signing": Q(state__in=("agreed", "notice", "ready")),
    "running": Q(state__in=("signed", "performing")),
    "done": Q(state="completed"),
    "ended": Q(state__in=("terminated", "dropped")),
}
"""Which states stand under which tab."""


def of_tab(actor: Actor, tab: str) -> QuerySet[Contract]:
    """Give the contracts one sees under a tab; all of them for any other name."""
    return with_sides().filter(reached(actor), TABS.get(tab, Q()))


def counts(actor: Actor) -> dict[str, int]:
    """Give how many stand under each tab. Two queries."""
    parts = {name: Count("pk", filter=q) for name, q in TABS.items()}
    rows = Contract.objects.filter(reached(actor)).order_by()
    found: dict[str, int] = rows.aggregate(all=Count("pk"), **parts)
    return found


def waiting_for(actor: Actor, at: datetime) -> list[tuple[Contract, str]]:
    """Give the contracts in which the actor's side is next, with what it has to do. At most ten queries."""
    open_ = TABS["talks"] | TABS["signing"] | TABS["running"]
    rows = with_next(with_sides().filter(reached(actor, looks_on=False), open_))[:50]
    told = ((one, next_of(one, actor, at)) for one in rows)
    return [(one, step.sentence) for one, step in told if step.mine]
