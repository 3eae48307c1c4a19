"""What was handed in, round by round: the answers, and what changed since the round before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rongtong.apps.catalogue.models import Listing, Submission
from rongtong.apps.catalogue.queries.words import said
from rongtong.apps.catalogue.rules.kinds import label_of
from rongtong.apps.catalogue.rules.values import with_values
from rongtong.kit.workflow import workflow_of
from rongtong.lib.differences import Stretch, differences

_MONEY = ("money_low", "money_high")


@dataclass(frozen=True)
class Changed:
    """One field that two rounds state differently, its words before and after in stretches."""

    name: str
    label: Any
    stretches: list[Stretch]


@dataclass(frozen=True)
class Round:
    """One submission with its answer in words, and what changed since the one before."""

    submission: Submission
    changes: list[Changed]
    label: Any
    reason: Any


def rounds(listing: Listing) -> list[Round]:
    """Give every submission, the latest first. One query. Access is the caller's to check."""
    rows = list(listing.submissions.select_related("by"))
    return [_round(row, rows[place - 1] if place else None) for place, row in reversed(list(enumerate(rows)))]


def _round(row: Submission, before: Submission | None) -> Round:
    step = workflow_of(Listing).by_name.get(row.outcome)
    reasons: dict[str, Any] = dict(step.reasons) if step else {}
    changes = changes_between(before.record, row.record) if before else []
    return Round(row, changes, step.label if step else "", reasons.get(row.reason, ""))


def changes_between(before: dict[str, Any], after: dict[str, Any]) -> list[Changed]:
    """Give what two records (``rules.values.plain``) state differently; money is one field of two ends."""
    names = [name for name in (*after, *(one for one in before if one not in after)) if name not in _MONEY]
    found = [
        _changed(name, before.get(name), after.get(name)) for name in names if _differ(before, after, name)
    ]
    if any(_differ(before, after, name) for name in _MONEY):
        ends = ([record.get(name) for name in _MONEY] for record in (before, after))
        found.append(_changed("money", *ends))
    return found


def _differ(before: dict[str, Any], after: dict[str, Any], name: str) -> bool:
    return (before.get(name) or None) != (after.get(name) or None)


def _changed(name: str, before: Any, after: Any) -> Changed:
    return Changed(name, label_of(name), differences(said(name, before), said(name, after)))


def as_handed_in(listing: Listing) -> Listing:
    """Give the listing as it was handed in last: what its owner writes since is not the desk's business."""
    latest = listing.submissions.order_by("-number").first()
    return with_values(listing, latest.record) if latest is not None else listing
