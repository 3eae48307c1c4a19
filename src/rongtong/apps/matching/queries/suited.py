"""Listings that somebody suits."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.matching.models import Candidate
from rongtong_match.types import Level, Outcome


def suited(listings: QuerySet[Listing]) -> QuerySet[Listing]:
    """Narrow to public listings with a public candidate worth a talk, on either side."""
    good = Candidate.objects.filter(level__gte=Level.STRONG).exclude(outcome=Outcome.VIOLATED)
    offered = Exists(good.filter(need=OuterRef("pk"), offer__state="published"))
    needed = Exists(good.filter(offer=OuterRef("pk"), need__state="published"))
    return listings.filter(Q(offered) | Q(needed), state="published")
