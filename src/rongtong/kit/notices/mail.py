"""Mail, by whichever server Django's settings name."""

from __future__ import annotations

import smtplib
from email.encoders import encode_base64
from email.mime.base import MIMEBase
from types import TracebackType
from typing import Any

from django.core import mail

from rongtong.kit.notices.channels import Message, NotNow, Refused, Unsure

TEMPORARY = range(400, 500)


class Mail:
    """One connection to the mail server."""

    def __init__(self) -> None:
        self._line: Any = mail.get_connection()

    def __enter__(self) -> Mail:
        try:
            self._line.open()
        except (OSError, smtplib.SMTPException) as fault:
            raise NotNow(f"the mail server does not answer: {fault}", away=True) from fault
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None
    ) -> None:
        self._line.close()

    def send(self, message: Message) -> None:
        """Hand over one mail. What the server answers decides whether it may be tried again."""
        letter = mail.EmailMultiAlternatives(
            message.subject, message.text, to=[message.to], connection=self._line,
            headers={**message.headers, "Message-ID": message.id},
        )  # fmt: skip
        if message.html:
            letter.attach_alternative(message.html, "text/html")
        for one in message.enclosed:
            media, *parameters = one.media.split(";")
            part = MIMEBase(*media.split("/"))
            for pair in parameters:
                name, _equals, value = pair.strip().partition("=")
                part.set_param(name, value)
            part.set_payload(one.content)
            encode_base64(part)
            part.add_header("Content-Disposition", "attachment", filename=one.name)
            letter.attach(part)
        try:
            letter.send()
        except smtplib.SMTPRecipientsRefused as fault:
            code, said = next(iter(fault.recipients.values()))
            raise _answer(code, said) from fault
        except smtplib.SMTPResponseException as fault:
            raise _answer(fault.smtp_code, fault.smtp_error) from fault
        except (OSError, smtplib.SMTPException) as fault:
            raise self._broken(fault) from fault

    def _broken(self, fault: Exception) -> Exception:
        """A line that broke before the text was handed over took nothing; Django's connection tells which."""
        if getattr(self._line, "handed_over", True):
            return Unsure(str(fault))
        return NotNow(str(fault), away=True)


def _answer(code: int, said: bytes | str) -> Exception:
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    return NotNow(f"{code} {text}") if code in TEMPORARY else Refused(f"{code} {text}")
