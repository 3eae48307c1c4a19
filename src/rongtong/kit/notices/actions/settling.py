"""What an operator does with a delivery that failed, or of which nobody knows whether it arrived."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rongtong.kit.audit import action, record
from rongtong.kit.notices.actions.telling import send_soon
from rongtong.kit.notices.models import Delivery, Sending
from rongtong.kit.notices.queries import STUCK
from rongtong.kit.notices.rules import OPERATE
from rongtong.kit.permissions import need
from rongtong.lib.actor import Actor


class Settling(StrEnum):
    """The three ways to settle a delivery."""

    RETRY = "retry"
    SENT = "sent"
    GIVE_UP = "give_up"


@action
def settle(*, delivery: int, how: Settling, reason: str = "", actor: Actor, at: datetime) -> Delivery:
    """Send again, mark as sent or give up what failed or was perhaps sent, and give it.

    ``delivery`` is its number. ValidationError when somebody settled it meanwhile, or when what is marked by
    hand comes without a reason; Delivery.DoesNotExist when there is none.
    """
    need(actor, OPERATE)
    row = Delivery.objects.select_for_update().get(pk=delivery)
    if row.state not in STUCK:
        raise ValidationError(_("Nothing is left to settle here: its state is now “%s”.")
                              % row.get_state_display())  # fmt: skip
    if how is not Settling.RETRY and not reason.strip():
        raise ValidationError({"reason": _("Say why: the reason stands on the trail.")})
    before = row.state
    Delivery.objects.filter(pk=row.pk).update(**_values(how, at))
    row.refresh_from_db()
    record(
        f"notices.delivery.{how.value}",
        about=row,
        actor=actor,
        at=at,
        note=reason.strip(),
        changes={"state": [before, row.state]},
    )
    if how is Settling.RETRY:
        send_soon(at)
    return row


def _values(how: Settling, at: datetime) -> dict[str, Any]:
    """Give what changes. Sent again it keeps its Message-ID: a server that took the first copy can tell."""
    if how is Settling.RETRY:
        return {"state": Sending.WAITING, "due_at": at, "attempts": 0}
    if how is Settling.SENT:
        return {"state": Sending.SENT, "sent_at": at}
    return {"state": Sending.GIVEN_UP}
