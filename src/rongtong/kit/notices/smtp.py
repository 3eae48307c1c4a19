"""Django's SMTP backend, watched: did the line break before or after the text of a mail was handed over?"""

from __future__ import annotations

import smtplib
from typing import Any

from django.core.mail.backends.smtp import EmailBackend


class _Watched(smtplib.SMTP):
    handed_over = False

    def mail(self, sender: str, options: Any = ()) -> tuple[int, bytes]:
        self.handed_over = False
        return super().mail(sender, options)

    def data(self, msg: Any) -> tuple[int, bytes]:
        self.handed_over = True
        return super().data(msg)


class _WatchedSSL(_Watched, smtplib.SMTP_SSL):
    pass


class Backend(EmailBackend):
    """Tells by ``handed_over`` how far the last mail came."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        """The watched connection, encrypted from the start or not."""
        return _WatchedSSL if self.use_ssl else _Watched

    @property
    def handed_over(self) -> bool:
        """Whether the text of the last mail began to travel; False when there was no connection."""
        return bool(getattr(self.connection, "handed_over", False))
