"""What an ask for an introduction is filled in with before anybody types, and with which own listing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import Kind, LicenceForm, Side
from rongtong.apps.introductions.models.introductions import Want
from rongtong.apps.introductions.rules.introductions import ASK
from rongtong.apps.matching.models import Candidate
from rongtong.kit.permissions import visible
from rongtong.lib.actor import Actor

_WANTS = {
    Kind.SERVICE: Want.SERVICE, Kind.RESEARCH: Want.DEVELOP, Kind.RESULT: Want.ACQUIRE,
    Kind.TALENT: Want.LEARN, Kind.FINANCE: Want.LEARN,
}  # fmt: skip


@dataclass(frozen=True)
class Answers:
    """The three answers. Money in fen; ``form`` is a code of ``LicenceForm`` or empty: open."""

    want: str
    wanted_by: date | None = None
    money_low: int | None = None
    money_high: int | None = None
    form: str = ""
    remark: str = ""
    forms: Sequence[str] = field(default=())


def own_for(actor: Actor, other: Listing) -> list[Listing]:
    """Give the actor's own published listings of the other side, those that suit ``other`` best first."""
    side = Side.OFFER if other.side == Side.NEED else Side.NEED
    rows = Listing.objects.filter(side=side, state="published").select_related("organisation", "person")
    found = list(visible(actor, ASK, rows).order_by("-published_at", "-pk")[:50])
    pairs = Candidate.objects.filter(**{other.side: other, f"{side}__in": found})
    rank = {getattr(one, f"{side}_id"): (-one.level, -one.score) for one in pairs}
    return sorted(found, key=lambda one: rank.get(one.pk, (0, 0)))


def prefilled(own: Listing, other: Listing, today: date) -> Answers:
    """Answer the three questions from what both listings show; what either hides is not used."""
    need, offer = (own, other) if own.side == Side.NEED else (other, own)
    want = _WANTS.get(Kind(need.kind), Want.SOLVE) if own.side == Side.NEED else Want.SUPPLY
    money = next((one for one in (need, offer) if _says_money(one)), None)
    day = None if need.hides("deadline") else need.deadline
    forms = [form for form in offer.licences if form in LicenceForm.values]
    liked = [form for form in forms if form in need.licences]
    return Answers(
        want, day if day is not None and day >= today else None,
        money.money_low if money else None, money.money_high if money else None,
        (liked or forms or [""])[0] if own.side == Side.NEED else "", forms=forms,
    )  # fmt: skip


def _says_money(listing: Listing) -> bool:
    return not listing.hides("money") and (listing.money_low is not None or listing.money_high is not None)
