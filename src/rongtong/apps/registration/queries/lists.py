"""Lists of registrations: those one sees, and those a registrar decides on, with counts and terms."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from rongtong.apps.registration.models import Registration
from rongtong.apps.registration.queries.registrations import is_applicant, seen, with_sides
from rongtong.apps.registration.rules.registrations import DECIDE
from rongtong.kit.clocks.models import OPEN, Clock
from rongtong.kit.permissions import visible
from rongtong.lib.actor import Actor

_CANCEL = Q(state__in=("registered", "amending"), contract_ended_at__isnull=False)
TABS = {
    "mend": Q(state__in=("draft", "returned", "amending")),
    "office": Q(state__in=("submitted", "accepted")),
    "registered": Q(state="registered"),
    "ended": Q(state__in=("refused", "withdrawn", "cancelled")),
}
"""Which states stand under which tab."""
DESK_TABS = {
    "new": Q(state="submitted"), "taken": Q(state="accepted"), "returned": Q(state="returned"),
    "cancel": _CANCEL, "registered": Q(state__in=("registered", "amending")) & ~_CANCEL,
    "closed": Q(state__in=("refused", "cancelled", "withdrawn")),
}  # fmt: skip


def of_tab(actor: Actor, tab: str) -> QuerySet[Registration]:
    """Give the registrations one sees under a tab; all of them for any other name."""
    return seen(actor).filter(TABS.get(tab, Q()))


def counts(actor: Actor) -> dict[str, int]:
    """Give how many stand under each tab. One query."""
    return _counted(seen(actor), TABS)


def desk(actor: Actor) -> QuerySet[Registration]:
    """Give what an actor decides on, each with ``due``: when its clock runs out."""
    clock = Clock.objects.filter(about_kind=Registration._meta.label, about=OuterRef("pk"), state__in=OPEN)
    due = Subquery(clock.order_by("due_at").values("due_at")[:1])
    return visible(actor, DECIDE, with_sides()).annotate(due=due)


def desk_tab(actor: Actor, tab: str) -> QuerySet[Registration]:
    """Give what lies under a tab of the desk."""
    return desk(actor).filter(DESK_TABS[tab])


def desk_counts(actor: Actor) -> dict[str, int]:
    """Give how many lie under each tab of the desk. One query."""
    return _counted(visible(actor, DECIDE, Registration.objects.all()), DESK_TABS)


def due_days(rows: QuerySet[Registration], at: datetime, days: int) -> QuerySet[Registration]:
    """Keep what is due within some days, or was."""
    return rows.filter(due__lte=at + timedelta(days=days))


def _counted(rows: QuerySet[Registration], tabs: dict[str, Q]) -> dict[str, int]:
    parts: dict[str, Any] = {name: Count("pk", filter=q, distinct=True) for name, q in tabs.items()}
    found: dict[str, int] = (
        rows.select_related(None).order_by().aggregate(all=Count("pk", distinct=True), **parts)
    )
    return found


def waiting_for(actor: Actor, most: int = 50) -> list[Registration]:
    """Give those in which the actor's own side is next, the oldest first."""
    rows = seen(actor).filter(TABS["mend"]).order_by("begun_at")[:most]
    return [one for one in rows if is_applicant(one, actor)]
