"""The reviewer's desk in the header."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.rules.duplicates import QUALITY
from rongtong.apps.catalogue.rules.listings import REVIEW
from rongtong.kit.pages.navigation import entry
from rongtong.kit.permissions import can
from rongtong.kit.permissions.asker import actor_of


def _reviews(request: HttpRequest) -> bool:
    return can(actor_of(request), REVIEW)


def _heads(request: HttpRequest) -> bool:
    return can(actor_of(request), QUALITY) and not can(actor_of(request), REVIEW)


entry(
    "catalogue.quality", _("How the gate works"), "catalogue:quality", icon="chart-bar", order=46,
    shown=_heads, short=_("Gate"),
)  # fmt: skip
entry(
    "catalogue.gate", _("Review of needs and offers"), "catalogue:queue", icon="checklist", order=45,
    shown=_reviews, short=_("To review"),
)  # fmt: skip
