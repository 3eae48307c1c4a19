"""The lists of orders and of money, beside the introductions they may come from."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.apps.introductions.queries.doors import door

door(_("Service orders"), "orders:list", icon="checklist", order=10)
# The ledger lies below the introductions and cannot enter itself.
door(_("Money of deals"), "ledger:money", icon="coin", order=30)
