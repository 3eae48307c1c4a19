"""Whose verification begins or ends changes who may stand before whom."""

from __future__ import annotations

from datetime import datetime

from rongtong.apps.matching.actions.ranking import forget
from rongtong.apps.matching.queries.pool import published_by
from rongtong.apps.matching.queries.runs import MATCH
from rongtong.apps.parties.facts import OrganisationVerificationEnded, OrganisationVerified
from rongtong.kit.facts import subscriber
from rongtong.kit.jobs import enqueue
from rongtong.lib.actor import SYSTEM


@subscriber(OrganisationVerified, "matching.verified")
def verified(fact: OrganisationVerified, *, at: datetime) -> None:
    """Match what the organisation has in public."""
    for listing in published_by(fact.organisation):
        enqueue(MATCH, actor=SYSTEM, at=at, about=listing, listing=listing.pk)


@subscriber(OrganisationVerificationEnded, "matching.verification_ended")
def ended(fact: OrganisationVerificationEnded, *, at: datetime) -> None:
    """Nobody unverified is put before anybody."""
    for listing in published_by(fact.organisation):
        forget(listing=listing.pk, actor=SYSTEM, at=at)
