"""Repeated requests: the same key and the same request give the same answer, and the work is done once.

The row is inserted before the work and filled after it, in one transaction. A second request with the key
waits at the unique index (PostgreSQL) or for the write lock (SQLite) until the first is through.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import OperationalError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from rongtong.kit.api.bodies import content
from rongtong.kit.api.models import Repeat
from rongtong.kit.api.problems import Problem

KEEP = timedelta(hours=24)
WAIT_MS = 10_000
"""How long a second request waits for the first."""
_HEADERS = ("Content-Type", "ETag", "Location")


def once(
    request: HttpRequest, caller: str, key: str, at: datetime, work: Callable[[HttpRequest], HttpResponse]
) -> HttpResponse:
    """Do ``work`` unless it was done under ``key``; then give the kept answer.

    Only a success is kept: what was refused has written nothing and may be tried again. Problem 422 when the
    key was used for another request, 409 when the first one is still at work.
    """
    seen, begun = _fingerprint(request), False
    try:
        with transaction.atomic():
            row, new = _row(caller, key, at, seen)
            begun = True
            if not new:
                return _kept(row, seen)
            response = work(request)
            if response.status_code >= 400:
                transaction.set_rollback(True)
            else:
                _keep(row, response)
            return response
    except OperationalError:
        if begun:
            raise
        detail = _("The first request with this key is still at work. Try again in a moment.")
        raise Problem(409, "at_work", detail, headers={"Retry-After": "2"}) from None


def _row(caller: str, key: str, at: datetime, seen: str) -> tuple[Repeat, bool]:
    """Claim the key or find who did; OperationalError when that one takes too long."""
    _patience(WAIT_MS)
    Repeat.objects.filter(caller=caller, key=key, at__lte=at - KEEP).delete()
    found = Repeat.objects.get_or_create(caller=caller, key=key, defaults={"at": at, "request": seen})
    _patience(0)
    return found


def _keep(row: Repeat, response: HttpResponse) -> None:
    row.status = response.status_code
    row.headers = {name: response[name] for name in _HEADERS if name in response}
    row.body = response.content.decode("utf-8")
    row.save(update_fields=["status", "headers", "body"])


def _patience(milliseconds: int) -> None:
    """Let PostgreSQL wait for a lock so long (0: for ever); SQLite has a limit of its own."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [str(milliseconds)])


def _kept(row: Repeat, seen: str) -> HttpResponse:
    if row.request != seen:
        detail = _("This Idempotency-Key was used for another request. Use a new one for each thing you do.")
        raise Problem(422, "key_reused", detail)
    response = HttpResponse(row.body, status=row.status)
    for name, value in row.headers.items():
        response[name] = value
    response["Idempotency-Replayed"] = "true"
    return response


def _fingerprint(request: HttpRequest) -> str:
    parts = (str(request.method), request.get_full_path(), request.headers.get("If-Match", ""))
    head = "\n".join(parts).encode("utf-8", "replace")
    return sha256(head + b"\n" + content(request)).hexdigest()


def forget(at: datetime) -> int:
    """Delete answers that are kept no longer; give how many."""
    return Repeat.objects.filter(at__lte=at - KEEP).delete()[0]
