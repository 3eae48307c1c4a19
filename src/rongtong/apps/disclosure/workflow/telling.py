"""Who is told of what happened to an agreement or an access."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse

from rongtong.apps.disclosure.models import Agreement, Grant
from rongtong.apps.disclosure.models.choices import Side
from rongtong.apps.disclosure.workflow.guards import sides_of
from rongtong.apps.parties.queries.sides import people_of
from rongtong.kit.notices import tell
from rongtong.kit.workflow import Change


def tell_side(agreement: Agreement, side: Side, notice: str, *, at: datetime, **words: Any) -> None:
    """Tell who acts for a side; ``other`` is the name of the side across."""
    tell(
        people_of(agreement.party(side), at=at), notice, at=at, about=agreement,
        link=reverse("disclosure:agreement", args=[agreement.pk]),
        other=str(agreement.party(side.other)), number=agreement.number, **words,
    )  # fmt: skip


def tell_sides(agreement: Agreement, notice: str, *, at: datetime, **words: Any) -> None:
    """Tell both sides."""
    for side in Side:
        tell_side(agreement, side, notice, at=at, **words)


def tell_other(agreement: Agreement, change: Change, notice: str, **words: Any) -> None:
    """Tell the side that did not act."""
    own = sides_of(agreement, change.actor)
    for side in Side:
        if side not in own or len(own) > 1:
            tell_side(agreement, side, notice, at=change.at, **words)


def tell_reader(grant: Grant, notice: str, *, at: datetime, **words: Any) -> None:
    """Tell who asked to read. The title is not named: a notice also goes by mail."""
    tell(
        people_of(grant.reader, at=at), notice, at=at, about=grant,
        link=reverse("disclosure:listing", args=[grant.listing_id]), listing=grant.listing.code,
        other=str(grant.owner), **words,
    )  # fmt: skip


def tell_owner(grant: Grant, notice: str, *, at: datetime, **words: Any) -> None:
    """Tell who owns the listing."""
    tell(
        people_of(grant.owner, at=at), notice, at=at, about=grant,
        link=reverse("disclosure:room", args=[grant.listing_id]), listing=grant.listing.code,
        other=str(grant.reader), **words,
    )  # fmt: skip
