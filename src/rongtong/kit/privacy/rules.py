"""Who may do what with personal data, and what exports are kept for."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from rongtong.kit.files import ARCHIVES, MB, purpose
from rongtong.kit.permissions import everywhere, mine, permission

_ERASURE = "privacy.Erasure"
VIEW = permission(
    "privacy.erasure.view",
    _("See a request to be erased"),
    on=_ERASURE,
    grants={"user": mine("user"), "operator": everywhere(staff=True)},
)
WITHDRAW = permission(
    "privacy.erasure.withdraw",
    _("Take back one's request to be erased"),
    on=_ERASURE,
    grants={"user": mine("user")},
)
DECIDE = permission(
    "privacy.erasure.decide",
    _("Decide on a request to be erased"),
    on=_ERASURE,
    grants={"operator": everywhere(staff=True)},
)
FINISH = permission(
    "privacy.erasure.finish", _("Finish an erasure (the system only)"), on=_ERASURE, grants={}
)
RUN_RETENTION = permission(
    "privacy.retention.run",
    _("Dispose of what is older than its time"),
    grants={"operator": everywhere(staff=True)},
)
EXPORT_LASTS = timedelta(days=7)
EXPORTS = purpose(
    "privacy.export",
    label=_("My data as a file"),
    kinds=ARCHIVES,
    largest=2_000 * MB,
    quota=0,
    logged=True,
    lasts=EXPORT_LASTS,
)
