"""The views of one campaign."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from rongtong.apps.campaigns.models import Campaign


def tabs_of(campaign: Campaign, active: str) -> list[dict[str, Any]]:
    """Give the tabs, one of them active."""
    rows = [
        ("campaign", _("Overview")), ("targets", _("Targets")), ("answers", _("Answers")),
        ("cards", _("Links and QR codes")),
    ]  # fmt: skip
    return [
        {"label": label, "url": reverse(f"campaigns:{name}", args=[campaign.pk]),
         "active": name == active, "count": None}
        for name, label in rows
    ]  # fmt: skip
