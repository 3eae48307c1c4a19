"""A proposal as a person reads it, and how far the work is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.matching.models import WeightsVersion
from rongtong.apps.matching.queries.sentences import language
from rongtong.apps.matching.queries.weighing import LEARN, RERANK, in_force, weights_of
from rongtong.kit.jobs.models import Job
from rongtong_match.messages import tell


@dataclass(frozen=True)
class Figure:
    """One figure before and after; ``better`` None: neither."""

    label: str
    before: str
    after: str
    better: bool | None = None


@dataclass(frozen=True)
class Jump:
    """The widest move of one list; a place of 0: not among the first."""

    need: Listing
    offer: Listing
    before: int
    after: int


@dataclass(frozen=True)
class Proposed:
    """One proposal with its figures, the weights that change, and lists that would move."""

    version: WeightsVersion
    figures: Sequence[Figure]
    weights: Sequence[Figure]
    jumps: Sequence[Jump]
    moved: int
    lists: int
    fair: bool
    stale: bool


def shown(version: WeightsVersion) -> Proposed:
    """Put a proposal into figures. Two queries."""
    kept, now = version.figures, in_force()
    new = weights_of(version)
    changed = [
        Figure(tell(f"report.feature.{name}", language()), f"{now.weight(name):.3f}", f"{weight:.3f}")
        for name, weight in new.features if abs(weight - now.weight(name)) >= 0.0005
    ]  # fmt: skip
    return Proposed(
        version, _figures(kept), changed, _jumps(kept.get("examples", [])), kept.get("moved", 0),
        kept.get("lists", 0), bool(kept.get("fair")), now.version != version.based_on,
    )  # fmt: skip


def _figures(kept: dict[str, Any]) -> list[Figure]:
    named = (
        ("quality", _("nDCG@10 on needs not learned from"), True),
        ("first", _("Reciprocal rank of the first good one"), True),
        ("brier", _("Error of the chances (Brier)"), False),
        ("error", _("Calibration error"), False),
        ("newcomers", _("Places for newcomers"), None),
        ("gini", _("Unevenness of showings (Gini)"), None),
    )
    rows = [(label, kept[name], up) for name, label, up in named if name in kept]
    return [
        Figure(str(label), _said(old), _said(new), None if up is None or old == new else (new > old) is up)
        for label, (old, new), up in rows
    ]


def _said(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def _jumps(examples: Sequence[Sequence[int]]) -> list[Jump]:
    keys = {key for need, offer, *_places in examples for key in (need, offer)}
    there = Listing.objects.in_bulk(keys)
    return [
        Jump(there[need], there[offer], old, new)
        for need, offer, old, new in examples if need in there and offer in there
    ]  # fmt: skip


def work_under_way() -> Job | None:
    """Give the learning or the ranking that waits or runs."""
    rows = Job.objects.filter(name__in=(LEARN, RERANK), state__in=("waiting", "running"))
    return rows.order_by("-pk").first()


def last_learning() -> str:
    """Say what the last learning came to; empty before the first."""
    done = Job.objects.filter(name=LEARN, state="done").order_by("-pk").first()
    said = done.kept.get("outcome", {}) if done is not None else {}
    return str(said.get(language(), ""))
