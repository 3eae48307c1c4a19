"""Who orders, sells, reads and mediates."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.rules.sides import SIGN, acting_for
from rongtong.kit.files import ARCHIVES, DOCUMENTS, IMAGES, MB, TABLES, purpose
from rongtong.kit.permissions import both, permission, where, within

STEP_IN = ("officer", "centre.head")
"""Posts of a centre that read orders between sides of its regions, and mediate."""
_HERE = (within("buyer_home"), within("seller_home"))
_disputed = where(
    Q(state="disputed"), _("disputed ones"), lambda one: getattr(one, "state", "") == "disputed"
)

VIEW = permission(
    "orders.order.view",
    _("See an order"),
    on="orders.Order",
    grants={**acting_for("buyer", "seller"), **dict.fromkeys(STEP_IN, _HERE)},
)
ASK = permission(
    "orders.order.ask",
    _("Ask for a quote, look at deliveries, ask for rework"),
    on="orders.Order",
    grants=acting_for("buyer"),
)
BUY = permission(
    "orders.order.buy",
    _("Order a service and accept it"),
    on="orders.Order",
    grants=acting_for("buyer", roles=SIGN),
)
SELL = permission(
    "orders.order.sell",
    _("Quote, refuse and deliver a service"),
    on="orders.Order",
    grants=acting_for("seller"),
)
BIND = permission(
    "orders.order.bind",
    _("Dispute an order or end it by agreement, for one's side; rate the other"),
    on="orders.Order",
    grants=acting_for("buyer", "seller", roles=SIGN),
)
MEDIATE = permission(
    "orders.order.mediate",
    _("Mediate in a dispute about an order"),
    on="orders.Order",
    grants=dict.fromkeys(STEP_IN, tuple(both(one, _disputed) for one in _HERE)),
)
CLOSE = permission(
    "orders.order.close",
    _("Move an order when it is paid or rated (the system only)"),
    on="orders.Order",
    grants={},
)
FILES = purpose(
    "orders.file",
    label=_("File of an order"),
    kinds=IMAGES | DOCUMENTS | TABLES | ARCHIVES,
    largest=50 * MB,
    read=VIEW,
    logged=True,
)
