"""What a link opens."""

from __future__ import annotations

from django.urls import reverse

from rongtong.apps.campaigns.models import Campaign, Target
from rongtong.apps.campaigns.rules.links import PUBLIC, TARGET, is_right, number_in, token_of


def target_by(token: str) -> Target | None:
    """Give the target whose link this is; None for one that nobody made, or that was made void. One query."""
    number = number_in(token)
    rows = Target.objects.select_related("campaign__centre", "organisation", "officer")
    found = rows.filter(pk=number).first() if number is not None and number < 2**62 else None
    if found is None or found.revoked_at or not is_right(TARGET, token, found.pk, found.key):
        return None
    return found


def campaign_by(token: str) -> Campaign | None:
    """Give the campaign whose public link this is, or None. One query."""
    number = number_in(token)
    rows = Campaign.objects.select_related("centre")
    found = rows.filter(pk=number).first() if number is not None and number < 2**62 else None
    return found if found is not None and is_right(PUBLIC, token, found.pk, found.key) else None


def path_of(target: Target) -> str:
    """Give the address of a target's own page on this site; nothing while its link is withdrawn."""
    if target.revoked_at:
        return ""
    return reverse("campaigns:asked", args=[token_of(TARGET, target.pk, target.key)])


def public_path(campaign: Campaign) -> str:
    """Give the address for organisations that are not on the list."""
    return reverse("campaigns:public", args=[token_of(PUBLIC, campaign.pk, campaign.key)])
