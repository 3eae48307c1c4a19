"""Who may look after what did not reach its reader."""

from django.utils.translation import gettext_lazy as _

from rongtong.kit.permissions import everywhere, permission

OPERATE = permission(
    "notices.operate",
    _("See which letters were not delivered, and settle them"),
    on="notices.Delivery",
    grants={"operator": everywhere(staff=True)},
)
