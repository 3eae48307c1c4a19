"""Who does not want to be asked now."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from rongtong.apps.campaigns.models import OptOut
from rongtong.apps.campaigns.rules.identity import Known


def left_alone(side: str, on: date) -> Known:
    """Give those who are not to be asked for a side on a day, to be found by whatever is known of them."""
    holds = Q(until=None) | Q(until__gt=on)
    return Known(OptOut.objects.filter(holds, side__in=("", side)).order_by("-at", "-pk"))
