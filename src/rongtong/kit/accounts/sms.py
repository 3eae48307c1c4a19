"""Text messages: one interface; which service sends them is a setting."""

from __future__ import annotations

from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string


class NotSent(RuntimeError):
    """The channel could not send; the text says why, for the operator."""


class Channel(Protocol):
    """What a text-message service must offer.

    Named by ``RONGTONG_SMS_CHANNEL`` and made without arguments.
    """

    def send(self, phone: str, text: str) -> None:
        """Send ``text`` to ``phone`` (E.164). NotSent when it cannot."""


def channel() -> Channel | None:
    """Give the configured channel, or None: then the site offers e-mail instead."""
    if not settings.SMS_CHANNEL:
        return None
    made: Channel = import_string(settings.SMS_CHANNEL)()
    return made


def shown_on_screen() -> bool:
    """Tell whether codes are shown on the page: in the demo only, where no channel is configured."""
    return bool(settings.DEMO) and not settings.SMS_CHANNEL


def phones_work() -> bool:
    """Tell whether a code can reach a phone at all."""
    return bool(settings.SMS_CHANNEL) or shown_on_screen()
