"""Who may look after background work."""

from django.utils.translation import gettext_lazy as _

from rongtong.kit.permissions import everywhere, permission

OPERATE = permission(
    "jobs.operate",
    _("See, run again and cancel background jobs"),
    on="jobs.Job",
    grants={"operator": everywhere(staff=True)},
)
