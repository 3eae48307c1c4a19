"""Reading one's own notices; of another's, operators see that a letter did not arrive, not what it says."""

from __future__ import annotations

from django.db.models import Count, QuerySet

from rongtong.kit.notices.declare import Mode, categories
from rongtong.kit.notices.models import Delivery, Hours, Notice, Preference, Sending
from rongtong.kit.notices.rules import OPERATE
from rongtong.kit.notices.wishes import MAIL, SITE
from rongtong.kit.permissions import visible
from rongtong.lib.actor import Actor

STUCK = (Sending.FAILED, Sending.UNSURE)
"""States in which a delivery waits for an operator."""


def inbox(actor: Actor, *, category: str = "", unread: bool = False) -> QuerySet[Notice]:
    """Give the notices of ``actor``, newest first; of one category, or unread ones only."""
    found = (
        Notice.objects.filter(user=account(actor), shown=True)
        if actor.kind == "user"
        else Notice.objects.none()
    )
    if category:
        found = found.filter(category=category)
    return found.filter(read_at__isnull=True) if unread else found


def unread_count(actor: Actor) -> int:
    """Give how many notices ``actor`` has not read."""
    return inbox(actor, unread=True).count()


def unread_by_category(actor: Actor) -> dict[str, int]:
    """Give the unread notices of ``actor`` by category."""
    counted = inbox(actor, unread=True).order_by().values("category").annotate(n=Count("pk"))
    return {row["category"]: row["n"] for row in counted}


def chosen(actor: Actor) -> dict[tuple[str, str], Mode]:
    """Give by (category, channel) how ``actor`` is told, defaults included."""
    found = {}
    for category in categories().values():
        found[category.code, SITE] = Mode.NOW
        found[category.code, MAIL] = category.mail
    for row in Preference.objects.filter(user=account(actor)):
        if row.category in categories() and not categories()[row.category].must:
            found[row.category, row.channel] = Mode(row.mode)
    return found


def account(actor: Actor) -> int:
    """Give the account of ``actor``. ValueError for the system and for those not signed in."""
    if actor.kind != "user" or actor.id is None:
        raise ValueError(f"{actor.kind} has no notices")
    return actor.id


def hours(actor: Actor) -> Hours:
    """Give the quiet hours of ``actor``; an unsaved row when none were chosen."""
    return Hours.objects.filter(user=account(actor)).first() or Hours(user_id=account(actor))


def stuck(actor: Actor) -> QuerySet[Delivery]:
    """Give the deliveries that wait for an operator, as far as ``actor`` may see them."""
    return visible(actor, OPERATE, Delivery.objects.filter(state__in=STUCK)).select_related("notice__user")


def stuck_counts() -> dict[str, int]:
    """Count the deliveries that wait for an operator, by state. One query."""
    counted = Delivery.objects.filter(state__in=STUCK).order_by().values("state").annotate(n=Count("pk"))
    found = {row["state"]: row["n"] for row in counted}
    return {state.value: found.get(state.value, 0) for state in STUCK}
