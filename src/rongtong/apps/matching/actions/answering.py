"""Answering a candidate, and taking the answer back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import Side
from rongtong.apps.matching.models import Answer, Candidate
from rongtong.apps.matching.models.feedback import Said, Why
from rongtong.apps.matching.queries.colleagues import colleagues, writers_of
from rongtong.apps.matching.queries.pairs import pair_of
from rongtong.apps.matching.rules.matching import ANSWER
from rongtong.kit.audit import action, record
from rongtong.kit.notices import tell
from rongtong.kit.permissions import need
from rongtong.lib.actor import Actor


@action
def answer(
    *, listing: Listing, other: int, said: str, actor: Actor, at: datetime, reason: str = "", note: str = "",
    to: int | None = None, position: int = 0, quiet: bool = False,
) -> Answer:  # fmt: skip
    """Say something about a candidate of a listing; a new answer takes the place of the one before.

    ``other``: the key of the listing of the other side. Http404 where the two are no pair. ValidationError:
    ``reason`` missing with "not for me", ``to`` nobody of the organisation. ``quiet``: whoever calls tells
    the other side.
    """
    held = Listing.objects.select_for_update(of=("self",)).select_related("organisation", "person")
    kept = held.get(pk=listing.pk)
    need(actor, ANSWER, kept)
    pair = pair_of(kept, other)
    if pair is None:
        raise Http404
    _check(said, reason)
    colleague = _colleague(kept, to, actor) if said == Said.PASSED_ON else None
    _set_aside(pair, kept.side, at)
    made = Answer.objects.create(
        need=pair.need, offer=pair.offer, side=kept.side, said=said, note=note[:500], by_id=actor.id,
        to=colleague, at=at, position=position, reason=reason if said == Said.NOT_FOR_ME else "",
        weights=pair.run.weights if pair.run else "", score=pair.score, contributions=pair.contributions,
    )  # fmt: skip
    record(f"matching.{said}", about=kept, actor=actor, at=at, data={"other": other}, reason=made.reason)
    if not quiet:
        _tell(made, kept, pair, at)
    return made


def _check(said: str, reason: str) -> None:
    if said not in Said.values:
        raise ValidationError(_("Choose an answer."))
    if said == Said.NOT_FOR_ME and reason not in Why.values:
        raise ValidationError({"reason": _("Choose why it does not suit: the next ones will suit better.")})


def _colleague(listing: Listing, to: int | None, actor: Actor) -> Any:
    found = colleagues(listing, actor).filter(pk=to or 0).first()
    if found is None:
        raise ValidationError({"to": _("Choose a colleague of the organisation.")})
    return found


def _set_aside(pair: Candidate, side: str, at: datetime) -> None:
    said = Answer.objects.filter(need=pair.need, offer=pair.offer, side=side, undone_at=None)
    said.update(undone_at=at)


def _tell(made: Answer, listing: Listing, pair: Candidate, at: datetime) -> None:
    """Tell the other side of an interest, a colleague of what was passed on; titles are public."""
    other = pair.offer if listing.side == Side.NEED else pair.need
    if made.said == Said.INTERESTED:
        tell(
            writers_of(other), "matching.interest", at=at, about=other, title=other.title,
            theirs=listing.title, link=reverse("matching:candidates", args=[other.pk]),
        )  # fmt: skip
    if made.said == Said.PASSED_ON and made.to is not None:
        tell(
            [made.to], "matching.passed_on", at=at, about=listing, title=listing.title, theirs=other.title,
            note=made.note, link=reverse("matching:candidates", args=[listing.pk]),
        )  # fmt: skip


@action
def take_back(*, listing: Listing, other: int, actor: Actor, at: datetime) -> int:
    """Take an answer back; it is kept as undone. Give how many there were (0 or 1)."""
    need(actor, ANSWER, listing)
    sides = (
        {"need": listing, "offer": other} if listing.side == Side.NEED else {"offer": listing, "need": other}
    )
    undone = Answer.objects.filter(**sides, side=listing.side, undone_at=None).update(undone_at=at)
    if undone:
        record("matching.taken_back", about=listing, actor=actor, at=at, data={"other": other})
    return undone
