"""A notice in words, and as a mail: text and HTML, with a link to switch its category off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from rongtong.kit.jobs.words import in_this_language
from rongtong.kit.notices import declare
from rongtong.kit.notices.channels import Enclosed, Message
from rongtong.kit.notices.models import Delivery, Notice
from rongtong.kit.notices.off import off_token


def _spoken(notice: Notice) -> dict[str, Any]:
    """Give the parameters; one that holds a word for each language is read in the present one."""
    return {
        name: in_this_language(value) if isinstance(value, dict) else value
        for name, value in notice.parameters.items()
    }


def title_of(notice: Notice) -> str:
    """Give the title in the present language; the name when the program no longer declares it."""
    try:
        return str(declare.kind(notice.name).title) % _spoken(notice)
    except (declare.Undeclared, KeyError):
        return notice.name


def body_of(notice: Notice) -> str:
    """Give the body in the present language."""
    try:
        return str(declare.kind(notice.name).body) % _spoken(notice)
    except (declare.Undeclared, KeyError):
        return ""


def language_of(notice: Notice) -> str:
    """Give the reader's language code."""
    chosen = notice.user.language if notice.user is not None else notice.language
    return chosen or settings.LANGUAGE_CODE


def absolute(path: str) -> str:
    """Give the whole address of a path of the site."""
    return path if "://" in path else f"{settings.SITE_URL}{path}"


def message_id(delivery: Delivery) -> str:
    """Give the Message-ID of a delivery: the same each time, so that mail servers can tell a second copy."""
    return f"<notice-{delivery.pk}@{urlsplit(settings.SITE_URL).hostname or 'localhost'}>"


def as_mail(deliveries: Sequence[Delivery]) -> Message:
    """Write one mail for the deliveries of one reader; more than one make a digest."""
    first = deliveries[0]
    with translation.override(language_of(first.notice)):
        enclosed = tuple(one for delivery in deliveries for one in _enclosed(delivery.notice))
        return _letter(first, [_part(delivery.notice) for delivery in deliveries], enclosed)


def _enclosed(notice: Notice) -> Sequence[Enclosed]:
    kind = declare.kinds().get(notice.name)
    return kind.encloses(notice.parameters) if kind is not None and kind.encloses is not None else ()


def _part(notice: Notice) -> dict[str, str]:
    kind = declare.kinds().get(notice.name)
    return {
        "title": title_of(notice),
        "body": body_of(notice),
        "link": absolute(notice.link) if notice.link else "",
        "button": str(kind.button) if kind else "",
    }


def _letter(first: Delivery, parts: list[dict[str, str]], enclosed: tuple[Enclosed, ...]) -> Message:
    notice = first.notice
    off = _off_link(notice) if len(parts) == 1 else ""
    chosen = absolute(reverse("notices:preferences")) if notice.user_id else ""
    context = {"parts": parts, "off": off, "preferences": chosen, "site": settings.SITE_URL,
               "language": translation.get_language(), "digest": len(parts) > 1}  # fmt: skip
    headers = {"Auto-Submitted": "auto-generated"}
    if off:
        # RFC 8058: the mail program's own button posts here, without signing in.
        headers |= {"List-Unsubscribe": f"<{off}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return Message(
        id=message_id(first),
        to=(notice.user.email or "") if notice.user is not None else notice.address,
        subject=_subject(parts),
        text=render_to_string("notices/mail/text.txt", context),
        html=render_to_string("notices/mail/page.html", context),
        headers=headers,
        enclosed=enclosed,
    )


def _subject(parts: list[dict[str, str]]) -> str:
    if len(parts) == 1:
        said = parts[0]["title"]
    else:
        said = translation.ngettext("%(n)s notice: %(first)s", "%(n)s notices: %(first)s", len(parts)) % {
            "n": len(parts), "first": parts[0]["title"],
        }  # fmt: skip
    return " ".join(said.split())[:200]


def _off_link(notice: Notice) -> str:
    category = declare.categories().get(notice.category)
    if category is None or category.must:
        return ""
    return absolute(reverse("notices:off", args=(off_token(notice),)))
