"""Who may keep accounts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.kit.permissions import everywhere, permission

KEEP = permission(
    "site.account.keep",
    _("Unlock, close and reopen accounts, and note who left"),
    on="accounts.User",
    grants={"operator": everywhere(staff=True), "security": everywhere(staff=True)},
)
