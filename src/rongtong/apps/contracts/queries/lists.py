"""Lists of contracts: by what they wait for, with counts."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count, Q, QuerySet

from rongtong.apps.contracts.models import Contract
from rongtong.apps.contracts.queries.contracts import seen
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
    return seen(actor).filter(TABS.get(tab, Q()))


def counts(actor: Actor) -> dict[str, int]:
    """Give how many stand under each tab. One query."""
    parts = {name: Count("pk", filter=q, distinct=True) for name, q in TABS.items()}
    found: dict[str, int] = (
        seen(actor).select_related(None).order_by().aggregate(all=Count("pk", distinct=True), **parts)
    )
    return found


def waiting_for(actor: Actor, at: datetime) -> list[tuple[Contract, str]]:
    """Give the contracts in which the actor's own side is next, with what it has to do."""
    from rongtong.apps.contracts.queries.next import next_of

    rows = seen(actor).filter(TABS["talks"] | TABS["signing"] | TABS["running"])[:50]
    told = ((one, next_of(one, actor, at)) for one in rows)
    return [(one, step.sentence) for one, step in told if step.mine]
