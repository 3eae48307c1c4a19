"""Noting who was shown what, where and at which place."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from rongtong.apps.matching.models import Exposure
from rongtong.apps.matching.queries.board import Shown
from rongtong.kit.audit import action
from rongtong.lib.actor import Actor


@action
def note_shown(*, shown: Iterable[Shown], side: str, place: str, actor: Actor, at: datetime) -> None:
    """Note each candidate once a person, place and day; who is not signed in is shown none."""
    rows = [_row(one, side, place, actor, at) for one in shown]
    Exposure.objects.bulk_create(rows, ignore_conflicts=True)


def _row(one: Shown, side: str, place: str, actor: Actor, at: datetime) -> Exposure:
    run = one.pair.judged.kept.run
    return Exposure(
        need=one.pair.need, offer=one.pair.offer, user_id=actor.id, side=side, place=place,
        position=one.position, weights=run.weights if run else "", score=one.pair.score, level=one.level,
        day=timezone.localdate(at), at=at,
    )  # fmt: skip
