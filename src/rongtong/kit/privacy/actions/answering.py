"""Agreeing, refusing, withdrawing; switching recommendations on and off."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from rongtong.kit.audit import action, record
from rongtong.kit.privacy.consents import purposes
from rongtong.kit.privacy.models import Answer, Choice
from rongtong.kit.privacy.queries import RECOMMENDATIONS, consented
from rongtong.lib.actor import Actor


@action
def answer(*, user: int, purpose: str, version: int, given: bool, actor: Actor, at: datetime) -> Answer:
    """Keep what somebody says to a purpose: ``version`` is the wording they saw.

    KeyError for an unknown purpose; ValueError when that wording does not count any more (they read another).
    """
    shown = purposes()[purpose].on(timezone.localtime(at, timezone.get_default_timezone()).date())
    if shown is None or shown.version != version:
        raise ValueError("this wording does not count any more")
    made = Answer.objects.create(user_id=user, purpose=purpose, version=version, given=given, at=at)
    verb = "privacy.agreed" if given else "privacy.refused"
    record(verb, about=made, actor=actor, at=at, data={"purpose": purpose, "version": version})
    return made


@action
def choose(*, user: int, recommend: bool, actor: Actor, at: datetime) -> None:
    """Switch recommendations by tags on or off; whoever switches them on agrees to them by that."""
    if recommend and not consented(user, RECOMMENDATIONS, at):
        day = timezone.localtime(at, timezone.get_default_timezone()).date()
        version = purposes()[RECOMMENDATIONS].on(day)
        if version is not None:
            answer(
                user=user, purpose=RECOMMENDATIONS, version=version.version, given=True, actor=actor, at=at
            )
    chosen, _ = Choice.objects.update_or_create(user_id=user, defaults={"recommend": recommend, "at": at})
    record("privacy.recommendations", about=chosen, actor=actor, at=at, data={"on": recommend})
