"""What matching has for the reader's workbench: own needs with candidates nobody has answered."""

from __future__ import annotations

from django.db.models import Count, Exists, Max, OuterRef, QuerySet

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.queries.listings import owned
from rongtong.apps.matching.models import Answer, Candidate
from rongtong.lib.actor import Actor
from rongtong_match.types import Level, Outcome


def waiting_needs(actor: Actor) -> QuerySet[Listing]:
    """Give the reader's published needs with unanswered candidates worth a talk, the strongest first.

    ``waiting`` counts them; ``best`` is the highest level.
    """
    said = Answer.objects.filter(need=OuterRef("need"), offer=OuterRef("offer"), side="need", undone_at=None)
    open_ones = Candidate.objects.filter(
        ~Exists(said), level__gte=Level.STRONG, offer__state="published"
    ).exclude(outcome=Outcome.VIOLATED)
    own = owned(actor).filter(side="need", state="published", candidates__in=open_ones)
    return own.annotate(waiting=Count("candidates"), best=Max("candidates__level")).order_by(
        "-best", "-waiting", "pk"
    )
