"""My notices."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema

from rongtong.kit.api.paging import page
from rongtong.kit.api.problems import plain
from rongtong.kit.api.rules import MARK, NOTICES
from rongtong.kit.api.schemas import Cursor, Id, Limit, Page
from rongtong.kit.notices import queries
from rongtong.kit.notices.actions import choosing
from rongtong.kit.notices.models import Notice
from rongtong.kit.notices.writing import body_of, title_of
from rongtong.kit.permissions import need

router = Router(tags=["notices"])


class NoticeOut(Schema):
    """One notice in the language asked for; ``link`` is a page of the site."""

    id: int
    name: str
    category: str
    title: str
    body: str
    link: str
    at: datetime
    read_at: datetime | None


@router.get("/notices", response=Page[NoticeOut], summary="List my notices")
def list_notices(
    request: HttpRequest,
    cursor: Cursor = "",
    limit: Limit = 50,
    unread: Annotated[bool, Query(description="Unread ones only.")] = False,
) -> Any:
    """Give my notices, newest first."""
    need(request.actor, NOTICES)
    return page(queries.inbox(request.actor, unread=unread), cursor, limit, _out)


@router.post("/notices/{id}/read", response=NoticeOut, summary="Mark a notice as read")
def read_notice(request: HttpRequest, id: Id) -> Any:  # noqa: A002 - the name in the address
    """Mark one of my notices as read; one that is read stays as it was."""
    need(request.actor, MARK)
    notice = choosing.read(pk=id, actor=request.actor, at=timezone.now())
    if notice is None:
        raise plain(404)
    return _out(notice)


def _out(notice: Notice) -> dict[str, Any]:
    return {
        "id": notice.pk, "name": notice.name, "category": notice.category, "title": title_of(notice),
        "body": body_of(notice), "link": notice.link, "at": notice.at, "read_at": notice.read_at,
    }  # fmt: skip
