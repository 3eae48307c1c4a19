"""What matching learns from introductions: asking and accepting are interest, a typed no is an answer."""

from __future__ import annotations

from datetime import datetime

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.introductions.models import Introduction
from rongtong.apps.matching.actions.answering import answer
from rongtong.apps.matching.models.feedback import Said
from rongtong.apps.matching.queries.board import answers_of
from rongtong.apps.matching.queries.pairs import pair_of
from rongtong.apps.matching.rules.matching import ANSWER
from rongtong.kit.permissions import can
from rongtong.lib.actor import Actor


def interested(own: Listing, other: Listing, actor: Actor, at: datetime) -> None:
    """Note the interest of ``own`` in ``other`` where matching put them before each other."""
    said = answers_of(own)[0].get(other.pk)
    if said is not None and said.said == Said.INTERESTED:
        return
    if can(actor, ANSWER, own) and pair_of(own, other.pk) is not None:
        answer(listing=own, other=other.pk, said=Said.INTERESTED, actor=actor, at=at, quiet=True)


def refused(introduction: Introduction, reason: str, actor: Actor, at: datetime) -> None:
    """Note a typed no; the reasons are those of matching."""
    own, other = (introduction.listing(one) for one in (introduction.asked_of, introduction.asked_by))
    if can(actor, ANSWER, own) and pair_of(own, other.pk) is not None:
        answer(
            listing=own, other=other.pk, said=Said.NOT_FOR_ME, reason=reason, actor=actor, at=at, quiet=True
        )
