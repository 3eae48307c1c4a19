"""What the home page counts: only what a stranger may see."""

from __future__ import annotations

from django.db.models import Count

from rongtong.apps.parties.queries import centres, persons
from rongtong.apps.parties.queries import directory as organisations
from rongtong.lib.actor import ANONYMOUS


def public_organisations() -> int:
    """Count the organisations of the public directory."""
    return organisations.directory(ANONYMOUS).count()


def verified_organisations() -> int:
    """Count those of them that are verified."""
    return organisations.directory(ANONYMOUS).filter(verified=True).count()


def public_people() -> int:
    """Count the people whose card is public."""
    return persons.directory(ANONYMOUS).count()


def open_centres() -> int:
    """Count the service centres that are open."""
    return centres.directory(ANONYMOUS).filter(state="open").count()


def organisations_by_region() -> dict[str, int]:
    """Count the public organisations by the code of their region."""
    rows = organisations.directory(ANONYMOUS).exclude(region="").order_by()
    return dict(rows.values_list("region").annotate(Count("pk")))
