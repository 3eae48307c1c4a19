"""All that the site knows of an order, for whoever has to decide a dispute."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from rongtong.apps.introductions.queries.evidence import talk_of
from rongtong.apps.ledger.queries.evidence import money_of, yuan
from rongtong.apps.orders.models import Order
from rongtong.apps.orders.queries.orders import files_of, history
from rongtong.apps.orders.workflow.orders import WORKFLOW
from rongtong.kit.audit.evidence import Pack, Sheet, moment
from rongtong.kit.files.evidence import files_of as sheet_of
from rongtong.lib.actor import Actor


def pack_of(order: Order, actor: Actor, at: datetime) -> Pack:
    """Give the pack as the actor may read it; who may open the order is the caller's to ask."""
    money, booked = money_of(order)
    sheets = [sheet_of(_("Files of the order"), files_of(order)), *money, _ratings(order)]
    entries = sorted([*history(order), *booked], key=lambda one: one.number)
    title = _("Evidence: %(what)s") % {"what": order.title}
    return Pack(title, order.code, _facts(order), [*sheets, *talk_of(order.introduction, actor, at)], entries)


def _facts(order: Order) -> list[tuple[str, str]]:
    price = f"¥{yuan(order.price)}" if order.price else _("To be quoted")
    found = [
        (_("Buyer"), str(order.buyer)), (_("Seller"), str(order.seller)),
        (_("State"), str(WORKFLOW.by_state[order.state].label)), (_("Offer"), order.offer.code),
        (_("Quantity"), f"{order.quantity} {order.unit}"), (_("Price of all"), price),
        (_("What exactly you want"), order.wish), (_("Order begun on"), moment(order.asked_at)),
        (_("Ordered on"), moment(order.ordered_at)), (_("Deliver by"), str(order.deliver_by or "")),
        (_("Delivered on"), moment(order.delivered_at)), (_("What was delivered"), order.delivery),
        (_("Rework"), f"{order.reworks} / 3"),
    ]  # fmt: skip
    return [(label, value) for label, value in found if value]


def _ratings(order: Order) -> Sheet:
    rows = [
        (one.get_side_display(), f"{one.stars} / 5", one.words, moment(one.at)) for one in order.ratings.all()
    ]
    return Sheet(_("Ratings"), (_("Which side"), _("Stars"), _("Words"), _("Time")), rows)
