"""What matching has for the reader's workbench: candidates nobody has answered, questions that wait."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Exists, Max, OuterRef, QuerySet

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.queries.listings import owned
from rongtong.apps.matching.models import Answer, Candidate
from rongtong.apps.matching.queries.questions import sentence_of, unknown_on
from rongtong.apps.matching.rules.kept import check_of
from rongtong.lib.actor import Actor
from rongtong_match.types import Check, Level, Outcome


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


LOOKED_AT = 400
"""Pairs read for the questions of a workbench."""


@dataclass(frozen=True)
class Waiting:
    """One own listing with its most asked question and how many candidates wait for the answer."""

    listing: Listing
    sentence: str
    waiting: int


def waiting_questions(actor: Actor) -> list[Waiting]:
    """Give the reader's published listings with a fact that candidates worth a talk wait for. Three queries.

    As the last runs found them; the page of the listing counts them anew.
    """
    own = {one.pk: one for one in owned(actor).filter(state="published").order_by("-changed_at")[:LOOKED_AT]}
    kept = Candidate.objects.exclude(outcome=Outcome.VIOLATED)
    needs = kept.filter(need__in=own, level__gte=Level.STRONG, offer__state="published")
    offers = kept.filter(offer__in=own, level_offer__gte=Level.STRONG, need__state="published")
    rows = [
        *((pk, checks) for pk, checks in needs.values_list("need", "checks")[:LOOKED_AT]),
        *(
            (pk, theirs if twofold else checks)
            for pk, checks, theirs, twofold in offers.values_list(
                "offer", "checks", "checks_offer", "twofold"
            )[:LOOKED_AT]
        ),
    ]
    counted: dict[int, Counter[str]] = {}
    asked: dict[tuple[int, str], Check] = {}
    for pk, checks in rows:
        for name, check in unknown_on(own[pk], [check_of(one) for one in checks]).items():
            counted.setdefault(pk, Counter())[name] += 1
            asked.setdefault((pk, name), check)
    found = [_waiting(own[pk], names, asked) for pk, names in counted.items()]
    return sorted(found, key=lambda one: (-one.waiting, one.listing.pk))


def _waiting(listing: Listing, names: Counter[str], asked: dict[tuple[int, str], Check]) -> Waiting:
    name, count = min(names.items(), key=lambda row: (-row[1], row[0]))
    return Waiting(listing, sentence_of(listing, name, asked[listing.pk, name]), count)
