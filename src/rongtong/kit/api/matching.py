"""ETag and If-Match: the version a reader saw travels with what they do (the optimistic lock)."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from rongtong.kit.api.problems import Problem

_TAG = re.compile(r'\s*"v(\d{1,10})"\s*')


def tag(record: Any, response: HttpResponse) -> None:
    """Put the version of ``record`` on the answer as its ETag."""
    response["ETag"] = f'"v{record.version}"'


def seen(request: HttpRequest) -> int:
    """Give the version that the caller saw.

    Problem 428 when they do not say, 400 when what they say is no tag of ours.
    """
    given = request.headers.get("If-Match")
    if given is None:
        raise Problem(428, "version_missing", _("Send If-Match with the ETag of the record as you read it."))
    match = _TAG.fullmatch(given)
    if match is None:
        raise Problem(400, "tag", _("If-Match must be the ETag just as it came."))
    return int(match[1])


def unchanged(request: HttpRequest, record: Any) -> int:
    """Give the version that the caller saw. Problem 412 when ``record`` has moved on since."""
    version = seen(request)
    if record.version != version:
        raise Problem(412, "changed", _("Somebody changed this meanwhile. Read it again and decide anew."))
    return version
