"""Sending what is due: right after somebody was told, and every minute for the rest."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.kit.jobs import Run, every, job
from rongtong.kit.notices.actions.sending import send_due

AT_ONCE = 20
"""Messages that somebody may be waiting for; what more is due goes with the round of the next minute."""


@job("notices.send", retries=0, title=_("Send notices"), queue="swift")
def send(run: Run) -> None:
    """Send what is due first; what fails is due again later by itself."""
    send_due(at=run.at, most=AT_ONCE)


@every(1)
@job("notices.send_rest", retries=0, title=_("Send delayed notices and digests"))
def send_rest(run: Run) -> None:
    """Send what waited for its hour, its digest or its next attempt."""
    send_due(at=run.at)
