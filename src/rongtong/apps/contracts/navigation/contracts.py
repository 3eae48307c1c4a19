"""The list of contracts, beside the introductions they come from."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.apps.introductions.queries.doors import door

door(_("Contracts"), "contracts:list", icon="file-text", order=20)
