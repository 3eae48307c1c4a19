"""Who is told of what comes in, and what is not sent any more."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth import get_user_model
from django.urls import reverse

from rongtong.apps.campaigns.models import Target
from rongtong.kit.notices import tell
from rongtong.kit.notices.actions.withdrawing import withdraw

ASKED, REMINDED = "campaigns.asked", "campaigns.reminded"
_TOLD = {
    "answer": "campaigns.answered",
    "has_none": "campaigns.has_none",
    "decline": "campaigns.declined",
}


def stop_reminders(target: Target) -> None:
    """Send no invitation or reminder that waits for its hour."""
    withdraw(target, ASKED, REMINDED)


def tell_officer(target: Target, step: str, at: datetime) -> None:
    """Tell the officer who has the target, else the planner."""
    key = target.officer_id or target.campaign.planner_id
    user = get_user_model().objects.filter(pk=key, is_active=True).first() if key else None
    if user is not None:
        tell(
            user, _TOLD[step], at=at, about=target, link=reverse("campaigns:target", args=[target.pk]),
            name=target.name, campaign=target.campaign.name,
        )  # fmt: skip
