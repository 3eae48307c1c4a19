"""Reading notices and choosing how to be told: everybody for themselves."""

from __future__ import annotations

from datetime import datetime, time

from rongtong.kit.audit import action, record
from rongtong.kit.notices.declare import Mode, categories
from rongtong.kit.notices.models import Delivery, Hours, Notice, Preference, Sending, Stop
from rongtong.kit.notices.off import Off
from rongtong.kit.notices.queries import account, chosen, inbox
from rongtong.kit.notices.wishes import MAIL
from rongtong.lib.actor import Actor


def read(*, pk: int, actor: Actor, at: datetime) -> Notice | None:
    """Mark one notice of ``actor`` as read and give it; None when it is not theirs or does not exist."""
    mine = inbox(actor).filter(pk=pk)
    mine.filter(read_at__isnull=True).update(read_at=at)
    return mine.first()


def read_all(*, actor: Actor, at: datetime, upto: int, category: str = "") -> int:
    """Mark as read what ``actor`` has seen: up to the number ``upto``, newer ones stay. Give how many."""
    return inbox(actor, category=category, unread=True).filter(pk__lte=upto).update(read_at=at)


@action
def choose(*, modes: dict[tuple[str, str], Mode], actor: Actor, at: datetime) -> None:
    """Keep how ``actor`` wants to be told, by (category, channel). What must reach them stays as it is."""
    before = chosen(actor)
    changed = {
        key: mode
        for key, mode in modes.items()
        if key in before and before[key] is not mode and not categories()[key[0]].must
    }
    for (category, channel), mode in changed.items():
        Preference.objects.update_or_create(
            user_id=account(actor), category=category, channel=channel, defaults={"mode": mode}
        )
        if channel == MAIL and mode is Mode.OFF:
            _drop_waiting(account(actor), category)
    if changed:
        said = {f"{category}/{channel}": [before[category, channel], mode]
                for (category, channel), mode in changed.items()}  # fmt: skip
        record("notices.chosen", actor=actor, at=at, changes=said)


@action
def choose_hours(
    *, quiet_from: time | None, quiet_until: time | None, digest_at: time | None, actor: Actor, at: datetime
) -> None:
    """Keep quiet hours (both ends or neither: ValueError) and the hour of the digest; None: the site's."""
    if (quiet_from is None) != (quiet_until is None):
        raise ValueError("quiet hours need both ends")
    values = {"quiet_from": quiet_from, "quiet_until": quiet_until, "digest_at": digest_at}
    Hours.objects.update_or_create(user_id=account(actor), defaults=values)


@action
def switch_off(*, off: Off, actor: Actor, at: datetime) -> None:
    """Send no more mail of one category to the account or address that a signed link names; twice is once."""
    if off.user is None:
        Stop.objects.get_or_create(digest=off.address, category=off.category, defaults={"at": at})
        record("notices.stopped", actor=actor, at=at, data={"category": off.category})
        return
    Preference.objects.update_or_create(
        user_id=off.user, category=off.category, channel=MAIL, defaults={"mode": Mode.OFF}
    )
    _drop_waiting(off.user, off.category)
    record("notices.switched_off", actor=actor, at=at, data={"category": off.category, "user": off.user})


def _drop_waiting(user: int | None, category: str) -> None:
    waiting = Delivery.objects.filter(state=Sending.WAITING, channel=MAIL)
    waiting.filter(notice__user=user, notice__category=category).update(state=Sending.DROPPED)
