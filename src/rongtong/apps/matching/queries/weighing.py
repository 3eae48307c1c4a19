"""Which weights count now, and all there have been."""

from __future__ import annotations

from functools import lru_cache

from django.db.models import QuerySet

from rongtong.apps.matching.models import WeightsChange, WeightsVersion
from rongtong.apps.matching.rules.weights import WEIGH
from rongtong.kit.permissions import need
from rongtong.lib.actor import Actor
from rongtong_match.rank.weights import default, parse
from rongtong_match.types import Weights

LEARN, RERANK = "matching.learn", "matching.rerank"


def last_change() -> WeightsChange | None:
    """Give the decision in force; None while nobody has decided: the weights that come along count."""
    return WeightsChange.objects.select_related("version", "by").order_by("-number").first()


def number_in_force() -> int:
    """Give the number of the decision in force; 0 before the first."""
    return WeightsChange.objects.order_by("-number").values_list("number", flat=True).first() or 0


def in_force() -> Weights:
    """Give the weights in force. One query."""
    newest = (
        WeightsChange.objects.order_by("-number").values_list("version__text", "version__version").first()
    )
    return _parsed(*newest) if newest is not None and newest[0] else default()


@lru_cache(maxsize=16)
def _parsed(text: str, name: str) -> Weights:
    return parse(text, name)


def weights_of(version: WeightsVersion) -> Weights:
    """Give the weights of a version."""
    return _parsed(version.text, version.version)


def open_proposals(actor: Actor) -> QuerySet[WeightsVersion]:
    """Give the proposals nobody has decided about, the newest first."""
    need(actor, WEIGH)
    return WeightsVersion.objects.filter(refused_at=None, changes=None).order_by("-pk")


def changes(actor: Actor) -> QuerySet[WeightsChange]:
    """Give all decisions, the newest first."""
    need(actor, WEIGH)
    return WeightsChange.objects.select_related("version", "by").order_by("-number")


def refused(actor: Actor) -> QuerySet[WeightsVersion]:
    """Give what was refused, the newest first."""
    need(actor, WEIGH)
    return (
        WeightsVersion.objects.exclude(refused_at=None).select_related("refused_by").order_by("-refused_at")
    )
