"""A notice as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

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
