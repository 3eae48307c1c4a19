"""Telling both sides of a doubt."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse

from rongtong.apps.conversion.models import Flag
from rongtong.apps.parties.queries.sides import people_of
from rongtong.kit.notices import tell


def tell_sides(flag: Flag, notice: str, at: datetime) -> None:
    """Tell those who act for either side of every deal concerned, each deal by itself and by its number."""
    for deal in flag.deals.select_related("buyer", "seller"):
        link = reverse("conversion:deal", args=[deal.pk])
        for side in (deal.buyer, deal.seller):
            tell(
                people_of(side, at=at), notice, at=at, about=deal, link=link, code=str(deal), what=deal.title
            )
