"""Who applies, who reads, who decides."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.rules.sides import READ, SIGN, acting_for
from rongtong.kit.permissions import both, everywhere, permission, where, within

STAFF = ("officer", "centre.head")
REGISTRAR = "registrar"
_HANDED_IN = where(
    Q(submitted_at__isnull=False),
    _("those handed in"),
    lambda one: getattr(one, "submitted_at", None) is not None,
)
_HERE = dict.fromkeys(STAFF, (within("buyer_home"), within("seller_home")))
_DESK = {REGISTRAR: both(within("seller_home"), _HANDED_IN)}

VIEW = permission(
    "registration.registration.view",
    _("Read a registration of one's own side, or of one's regions"),
    on="registration.Registration",
    grants={
        **acting_for("buyer", "seller", roles=READ), **_HERE, **_DESK, "operator": everywhere(staff=True),
    },
)  # fmt: skip
BEGIN = permission(
    "registration.contract.apply",
    _("Begin the registration of a contract of one's own side"),
    on="contracts.Contract",
    grants=acting_for("seller"),
)
FILL = permission(
    "registration.registration.fill",
    _("Fill in the form of a registration"),
    on="registration.Registration",
    grants=acting_for("seller"),
)
SUBMIT = permission(
    "registration.registration.submit",
    _("Hand in, change or withdraw a registration"),
    on="registration.Registration",
    grants=acting_for("seller", roles=SIGN),
)
DECIDE = permission(
    "registration.registration.decide",
    _("Take up, return, register or refuse contracts of the own regions"),
    on="registration.Registration",
    grants=_DESK,
)
PACK = permission(
    "registration.registration.pack",
    _("Take the registration package away"),
    on="registration.Registration",
    grants={**acting_for("seller"), **_DESK},
)
SETTLE = permission(
    "registration.registration.settle",
    _("End an application when its contract ended (the system only)"),
    on="registration.Registration",
    grants={},
)
