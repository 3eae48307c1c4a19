"""Where organisations and the reviewer's desk stand in the header."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.rules.verifications import REVIEW
from rongtong.apps.parties.web.acting import actor_of
from rongtong.kit.pages.navigation import entry
from rongtong.kit.permissions import can


def _reviews(request: HttpRequest) -> bool:
    return can(actor_of(request), REVIEW)


entry("parties.organisations", _("Organisations"), "parties:organisations", icon="building", order=20)
entry(
    "parties.review",
    _("Reviewer's desk"),
    "parties:review_queue",
    icon="rosette-discount-check",
    order=50,
    shown=_reviews,
)
