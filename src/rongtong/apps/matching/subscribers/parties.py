"""Whose verification begins or ends changes who may stand before whom."""

from __future__ import annotations

from datetime import datetime

from rongtong.apps.matching.actions.ranking import forget
from rongtong.apps.matching.queries.pool import published_by
from rongtong.apps.matching.queries.runs import LATER, MATCH
from rongtong.apps.matching.subscribers.together import is_together
from rongtong.apps.parties.facts import OrganisationVerificationEnded, OrganisationVerified
from rongtong.kit.facts import subscriber
from rongtong.kit.jobs import enqueue
from rongtong.lib.actor import SYSTEM

FEW = 5
"""Listings of one organisation that may be matched before others' are."""


@subscriber(OrganisationVerified, "matching.verified")
def verified(fact: OrganisationVerified, *, at: datetime) -> None:
    """Match what the organisation has in public."""
    found = [] if is_together() else published_by(fact.organisation)
    for listing in found:
        enqueue(MATCH if len(found) <= FEW else LATER, actor=SYSTEM, at=at, about=listing, listing=listing.pk)


@subscriber(OrganisationVerificationEnded, "matching.verification_ended")
def ended(fact: OrganisationVerificationEnded, *, at: datetime) -> None:
    """Nobody unverified is put before anybody."""
    for listing in published_by(fact.organisation):
        forget(listing=listing.pk, actor=SYSTEM, at=at)
