"""Posting, and the own list."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from rongtong.kit.pages.navigation import entry


def signed_in(request: HttpRequest) -> bool:
    """Say whether somebody is signed in."""
    return bool(request.user.is_authenticated)


entry(
    "catalogue.post",
    _("Post a need or an offer"),
    "catalogue:post",
    icon="square-plus",
    order=15,
    short=_("Publish"),
)
entry(
    "catalogue.mine", _("My needs and offers"), "catalogue:mine", icon="list-details", place="user",
    order=15, shown=signed_in,
)  # fmt: skip
