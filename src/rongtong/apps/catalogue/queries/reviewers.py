"""Who may be told of something at the gate."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.parties.queries.memberships import accounts, officers_at


def reviewers_of(listing: Listing, at: datetime, *, role: str) -> Any:
    """Give the accounts that hold ``role`` where the listing is at home."""
    return accounts(officers_at(listing.home, at, role=role))
