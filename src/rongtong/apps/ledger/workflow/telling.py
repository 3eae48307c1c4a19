"""Who is told of what happens to money."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse

from rongtong.apps.ledger.models import Obligation
from rongtong.apps.parties.queries.sides import people_of
from rongtong.kit.notices import tell


def tell_side(obligation: Obligation, side: str, notice: str, at: datetime, **words: Any) -> None:
    """Tell those who act for a side; ``amount`` in fen is told in yuan."""
    if "amount" in words:
        words["amount"] = f"{words['amount'] / 100:,.2f}"
    tell(
        people_of(getattr(obligation, side), at=at), notice, at=at, about=obligation,
        link=reverse("ledger:obligation", args=[obligation.pk]), what=obligation.what, **words,
    )  # fmt: skip
