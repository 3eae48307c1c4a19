"""Which needs somebody suits: told by a part above that matches, asked by parts beside it."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import QuerySet

from rongtong.apps.catalogue.models import Listing

Provider = Callable[[QuerySet[Listing]], QuerySet[Listing]]
_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Let ``provider`` narrow listings to those with a candidate worth a talk; the last one counts."""
    _providers[:] = [provider]


def with_candidates(listings: QuerySet[Listing]) -> QuerySet[Listing]:
    """Narrow to the listings for which a candidate worth a talk is known; none where nothing matches."""
    return _providers[0](listings) if _providers else listings.none()
