"""The views of the desk, each with its own address."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.rules.duplicates import JUDGE_PAIR, QUALITY, TAKEN_DOWN
from rongtong.apps.catalogue.rules.listings import REVIEW
from rongtong.apps.catalogue.rules.revisions import PASS_REVISION
from rongtong.kit.permissions import Permission, can
from rongtong.kit.permissions.asker import actor_of

_TABS: tuple[tuple[str, Any, str, Permission], ...] = (
    ("queue", _("Waiting for review"), "catalogue:queue", REVIEW),
    ("changes", _("Changes of what is public"), "catalogue:changes", PASS_REVISION),
    ("pairs", _("Possible duplicates"), "catalogue:pairs", JUDGE_PAIR),
    ("takedowns", _("Taken down"), "catalogue:takedowns", TAKEN_DOWN),
    ("quality", _("How the gate works"), "catalogue:quality", QUALITY),
)


def desk_tabs(request: HttpRequest, here: str) -> list[dict[str, Any]]:
    """Give the tabs that the reader may open."""
    actor = actor_of(request)
    return [
        {"label": label, "url": reverse(url), "active": name == here}
        for name, label, url, permission in _TABS
        if can(actor, permission)
    ]
