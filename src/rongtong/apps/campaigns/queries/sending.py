"""Who is still to be asked or reminded; asked anew for every step, so that an answer counts at once."""

from __future__ import annotations

from django.db.models import QuerySet

from rongtong.apps.campaigns.models import Campaign, Target
from rongtong.apps.campaigns.models.targets import ON_LIST, OPEN
from rongtong.apps.campaigns.rules.terms import terms


def running(pk: int) -> Campaign | None:
    """Give a campaign while it runs."""
    return Campaign.objects.select_related("centre").filter(pk=pk, state="running").first()


def to_ask(campaign: Campaign) -> QuerySet[Target]:
    """Give those whom nobody has asked yet and no other campaign asks."""
    rows = campaign.targets.filter(state__in=OPEN, invited_at=None, asked_by=None, source__in=ON_LIST)
    return rows.select_related("organisation").order_by("pk")


def to_remind(campaign: Campaign, after: int) -> QuerySet[Target]:
    """Give those beyond a key who were asked and have said nothing, as long as they may be reminded."""
    rows = campaign.targets.filter(
        state__in=OPEN, invited_at__isnull=False, asked_by=None, pk__gt=after,
        reminded__lt=terms().reminders_most,
    )  # fmt: skip
    return rows.select_related("organisation").order_by("pk")
