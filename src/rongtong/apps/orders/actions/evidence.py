"""Making the evidence pack of an order: both sides see that somebody did."""

from __future__ import annotations

import hashlib
from datetime import datetime

from rongtong.apps.orders.models import Order
from rongtong.apps.orders.queries.evidence import pack_of
from rongtong.apps.orders.rules.orders import VIEW
from rongtong.kit.audit import action, record
from rongtong.kit.audit.evidence import typeset
from rongtong.kit.permissions import need
from rongtong.lib.actor import Actor


@action
def make_pack(*, order: Order, actor: Actor, at: datetime) -> bytes:
    """Give the PDF; its digest is written into the trail."""
    need(actor, VIEW, order)
    made = typeset(pack_of(order, actor, at), by=actor.name, at=at)
    record(
        "orders.order.evidence", about=order, actor=actor, at=at,
        data={"sha256": hashlib.sha256(made).hexdigest()},
    )  # fmt: skip
    return made
