"""How far a campaign is, and how good what came in is; every figure is counted from its records."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Avg, Count, F, Q, QuerySet
from django.db.models.functions import Substr

from rongtong.apps.campaigns.models import Answer, Campaign, Target
from rongtong.apps.campaigns.models.targets import ON_LIST
from rongtong.apps.campaigns.queries.campaigns import targets_of
from rongtong.apps.catalogue.models import Listing, Submission
from rongtong.apps.catalogue.queries.served import with_candidates
from rongtong.apps.catalogue.workflow.listings import RETURN_REASONS
from rongtong.apps.vocab import queries as vocab
from rongtong.lib.actor import Actor

DIVISION = 3
"""Signs of a code of GB/T 4754 that name a division, such as C34."""
PUBLIC_ONCE = ("published", "expired", "closed")


@dataclass(frozen=True)
class Line:
    """One row of a table of coverage: counts of targets; ``key`` is the filter that opens them."""

    key: str
    label: str
    asked: int
    opened: int
    answered: int
    none: int
    unreachable: int
    declined: int

    @property
    def share(self) -> int:
        """Give who has said something of those asked, in whole per cent."""
        return 100 * (self.answered + self.none) // self.asked if self.asked else 0

    @property
    def open(self) -> int:
        """Count those of whom nothing is known yet."""
        return self.asked - self.answered - self.none - self.unreachable - self.declined


def listed(campaign: Campaign, actor: Actor) -> QuerySet[Target]:
    """Give the targets the planner chose and has not taken off, that the actor works on."""
    return targets_of(campaign, actor).filter(source__in=ON_LIST).exclude(state="withdrawn")


def _counted(rows: QuerySet[Target]) -> dict[str, Any]:
    return {
        "asked": Count("pk"),
        "opened": Count("pk", filter=Q(opened_at__isnull=False)),
        **{f"n_{state}": Count("pk", filter=Q(state=state))
           for state in ("answered", "none", "unreachable", "declined")},
    }  # fmt: skip


def whole(campaign: Campaign, actor: Actor) -> Line:
    """Give the figures of all. One query."""
    rows = listed(campaign, actor)
    return _line("", "", rows.order_by().aggregate(**_counted(rows)))


def _line(key: str, label: str, row: dict[str, Any]) -> Line:
    return Line(
        key, label, row["asked"], row["opened"], row["n_answered"], row["n_none"], row["n_unreachable"],
        row["n_declined"],
    )  # fmt: skip


def by_region(campaign: Campaign, actor: Actor) -> list[Line]:
    """Give the figures by county. One query."""
    return _lines(listed(campaign, actor), F("region"), lambda code: vocab.label(vocab.REGION, code))


def by_industry(campaign: Campaign, actor: Actor) -> list[Line]:
    """Give the figures by division of GB/T 4754. One query."""
    division = Substr("industry", 1, DIVISION)
    return _lines(
        listed(campaign, actor), division, lambda code: vocab.label(vocab.INDUSTRY, code) if code else ""
    )


def by_officer(campaign: Campaign, actor: Actor) -> list[Line]:
    """Give the figures by officer. Two queries."""
    rows = listed(campaign, actor)
    keys = list(rows.order_by().values_list("officer", flat=True).distinct())
    names = {str(one.pk): str(one) for one in get_user_model().objects.filter(pk__in=filter(None, keys))}
    return _lines(rows, F("officer"), lambda key: names.get(key, ""))


def _lines(rows: QuerySet[Target], what: Any, name: Callable[[str], str]) -> list[Line]:
    grouped = rows.order_by().values(part=what).annotate(**_counted(rows))
    found = [(str(row["part"] if row["part"] is not None else ""), row) for row in grouped]
    return sorted(
        (_line(key, name(key), row) for key, row in found), key=lambda one: (not one.key, -one.asked, one.key)
    )


@dataclass(frozen=True)
class Quality:
    """What came in. ``share`` is the mean completeness in per cent; ``reasons`` (label, how often)."""

    sent: int
    waiting: int
    taken: int
    dropped: int
    share: int
    renewed: int
    settled: int
    new: int
    published: int
    returned: int
    matched: int
    reasons: tuple[tuple[Any, int], ...] = ()


def answers_of(campaign: Campaign, actor: Actor) -> QuerySet[Answer]:
    """Give what was sent to a campaign from the regions the actor serves."""
    targets = targets_of(campaign, actor)
    return Answer.objects.filter(target__in=targets).exclude(state="writing")


def listings_of(campaign: Campaign, actor: Actor) -> QuerySet[Listing]:
    """Give the needs and offers that came out of a campaign's answers."""
    new = answers_of(campaign, actor).filter(what="new", listing__isnull=False)
    return Listing.objects.filter(pk__in=new.values("listing"))


def returned_of(campaign: Campaign, actor: Actor) -> QuerySet[Listing]:
    """Give those of them that were returned at the gate at least once."""
    back = Submission.objects.filter(outcome="return", listing__in=listings_of(campaign, actor))
    return Listing.objects.filter(pk__in=back.values("listing"))


def quality(campaign: Campaign, actor: Actor) -> Quality:
    """Give what came in and what became of it. Four queries."""
    sent = answers_of(campaign, actor)
    counts = sent.order_by().aggregate(
        **{f"n_{state}": Count("pk", filter=Q(state=state)) for state in ("sent", "taken", "dropped")},
        **{f"n_{what}": Count("pk", filter=Q(what=what) & ~Q(state="dropped"))
           for what in ("new", "renew", "close")},
        share=Avg("share", filter=Q(what="new") & ~Q(state="dropped")),
    )  # fmt: skip
    own = listings_of(campaign, actor)
    back = Submission.objects.filter(outcome="return", listing__in=own)
    labels: dict[str, Any] = dict(RETURN_REASONS)
    why = back.order_by().values_list("reason").annotate(n=Count("pk"), firms=Count("listing", distinct=True))
    reasons = [(labels.get(code, code), n) for code, n, _firms in why]
    return Quality(
        counts["n_sent"] + counts["n_taken"] + counts["n_dropped"], counts["n_sent"], counts["n_taken"],
        counts["n_dropped"], round(counts["share"] or 0), counts["n_renew"], counts["n_close"],
        counts["n_new"], own.filter(state__in=PUBLIC_ONCE, published_at__isnull=False).count(),
        back.order_by().aggregate(n=Count("listing", distinct=True))["n"], with_candidates(own).count(),
        tuple(sorted(reasons, key=lambda one: -one[1])),
    )  # fmt: skip


def left_out_of(rows: Iterable[Line]) -> int:
    """Count what a table's lines hold together."""
    return sum(row.asked for row in rows)
