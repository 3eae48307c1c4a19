"""Who may look after the running site."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.kit.permissions import everywhere, permission

OPERATE = permission(
    "site.operate",
    _("See how the site runs and note tests of its backups"),
    grants={"operator": everywhere(staff=True)},
)
