"""Campaigns in the header, for those who work in a centre."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from rongtong.apps.campaigns.rules.campaigns import VIEW
from rongtong.kit.pages.navigation import entry
from rongtong.kit.permissions import can
from rongtong.kit.permissions.asker import actor_of


def _works(request: HttpRequest) -> bool:
    return can(actor_of(request), VIEW)


entry("campaigns.list", _("Campaigns"), "campaigns:list", icon="clipboard-list", order=48, shown=_works)
