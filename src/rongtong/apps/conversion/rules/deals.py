"""Who reads which deals."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.rules.sides import READ, acting_for
from rongtong.kit.permissions import everywhere, permission, within

CENTRE = ("officer", "centre.head")
"""Posts of a centre that read the deals of either side's region."""
HERE = (within("buyer_home"), within("seller_home"))

VIEW = permission(
    "conversion.deal.view",
    _("See a deal and what of it counts"),
    on="conversion.Deal",
    grants={
        **acting_for("buyer", "seller", roles=READ),
        **dict.fromkeys(CENTRE, HERE),
        "auditor": everywhere(),
        "operator": everywhere(staff=True),
    },
)
