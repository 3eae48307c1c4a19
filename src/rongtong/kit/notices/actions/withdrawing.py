"""Taking back what was told but has not gone out yet, because there is no need for it any more."""

from __future__ import annotations

from django.db import models

from rongtong.kit.notices.models import Delivery, Sending


def withdraw(about: models.Model, *names: str) -> int:
    """Send nothing more of these notices about a record, in the caller's transaction; give how many stay.

    What is being sent at this moment goes out; what was sent stays in the inbox.
    """
    waiting = Delivery.objects.filter(
        notice__kind=about._meta.label, notice__about=str(about.pk), notice__name__in=names,
        state=Sending.WAITING,
    )  # fmt: skip
    return waiting.update(state=Sending.DROPPED)
