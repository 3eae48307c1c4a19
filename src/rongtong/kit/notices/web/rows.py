"""A notice as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from rongtong.kit.notices.declare import categories
from rongtong.kit.notices.models import Notice
from rongtong.kit.notices.writing import body_of, title_of


@dataclass(frozen=True)
class Row:
    """One line of the inbox."""

    pk: int
    title: str
    body: str
    at: datetime
    unread: bool
    category: str


def row(notice: Notice) -> Row:
    """Give ``notice`` in the reader's language."""
    category = categories().get(notice.category)
    label = str(category.label) if category else notice.category
    unread = notice.read_at is None
    return Row(notice.pk, title_of(notice), body_of(notice), notice.at, unread, label)


def views(category: str, unread: bool, counts: dict[str, int]) -> list[dict[str, Any]]:
    """Give the views of the inbox: all, unread, and each category that has something or is looked at."""
    found = [
        {"label": _("All"), "url": "?", "active": not category and not unread},
        {
            "label": _("Unread"),
            "url": "?show=unread",
            "active": unread,
            "count": sum(counts.values()) or None,
        },
    ]
    for code, declared in categories().items():
        if code in counts or code == category:
            query = QueryDict(mutable=True)
            query["category"] = code
            label, count = str(declared.label), counts.get(code)
            active = code == category and not unread
            found.append({"label": label, "url": f"?{query.urlencode()}", "active": active, "count": count})
    return found
