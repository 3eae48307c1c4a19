"""Who may keep accounts and read the trail."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.kit.permissions import everywhere, permission

KEEP = permission(
    "site.account.keep",
    _("Unlock, close and reopen accounts, and note who left"),
    on="accounts.User",
    grants={"operator": everywhere(staff=True), "security": everywhere(staff=True)},
)

READ_TRAIL = permission(
    "site.trail.read",
    _("Search, check and export the audit trail"),
    on="audit.Entry",
    grants={"auditor": everywhere(), "operator": everywhere(staff=True), "security": everywhere(staff=True)},
)
