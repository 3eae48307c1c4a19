"""Deals signed lately."""

from __future__ import annotations

from datetime import datetime, timedelta

from rongtong.apps.conversion.models import Deal

DAYS = 3


def signed_lately(at: datetime) -> list[Deal]:
    """Give the deals signed in the last three days, oldest first."""
    rows = Deal.objects.filter(signed_at__gte=at - timedelta(days=DAYS), signed_at__lte=at)
    return list(rows.select_related("buyer", "seller").order_by("signed_at", "pk"))
