"""What the two sides are told of an order."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.kit.notices import category, notice

ORDERS = category(
    "orders.orders", _("Service orders"), hint=_("Quotes, deliveries and what waits for your side")
)
notice(
    "orders.asked",
    title=_("A quote is asked for: %(title)s"),
    body=_("Look at what is wanted and name price and days, or say why not."),
    category=ORDERS,
    button=_("Quote"),
)
notice(
    "orders.quoted",
    title=_("Quoted: %(title)s"),
    body=_("The seller named price and days. Order at this price, or withdraw."),
    category=ORDERS,
    button=_("See the quote"),
)
notice(
    "orders.ordered",
    title=_("New order: %(title)s"),
    body=_("Begin the work, or refuse it with a reason."),
    category=ORDERS,
    button=_("See the order"),
)
notice(
    "orders.started",
    title=_("The seller has begun: %(title)s"),
    body=_("You are told when it is delivered."),
    category=ORDERS,
    button=_("See the order"),
)
notice(
    "orders.delivered",
    title=_("Delivered: %(title)s"),
    body=_("Look at it within 10 working days: accept it or ask for rework."),
    category=ORDERS,
    button=_("Look at the delivery"),
)
notice(
    "orders.rework",
    title=_("Rework asked for: %(title)s"),
    body=_("The buyer said what is missing (time %(times)s of at most 3)."),
    category=ORDERS,
    button=_("See the order"),
)
notice(
    "orders.accepted",
    title=_("The delivery was accepted: %(title)s"),
    body=_("The price is owed now. Send the invoice; you confirm the payment when it arrives."),
    category=ORDERS,
    button=_("See the order"),
)
notice(
    "orders.paid",
    title=_("Paid: %(title)s"),
    body=_("Say in one tap how it went: others choose by it."),
    category=ORDERS,
    button=_("Rate it"),
)
notice(
    "orders.disputed",
    title=_("In dispute: %(title)s"),
    body=_("The other side opened a dispute; deadlines stand still. Your service centre can mediate."),
    category=ORDERS,
    button=_("See the order"),
)
notice(
    "orders.undisputed",
    title=_("The dispute has ended: %(title)s"),
    body=_("The work goes on."),
    category=ORDERS,
    button=_("See the order"),
)
notice(
    "orders.proposed",
    title=_("The mediator proposes something: %(title)s"),
    body=_("Read it on the page of the order; both sides decide."),
    category=ORDERS,
    button=_("See the order"),
)
notice(
    "orders.cancel_asked",
    title=_("The other side wants to end it: %(title)s"),
    body=_("Agree on the page of the order, or go on as agreed."),
    category=ORDERS,
    button=_("See the order"),
)
notice(
    "orders.cancelled",
    title=_("Ended by agreement: %(title)s"),
    body="%(why)s",
    category=ORDERS,
    button=_("See the order"),
)
notice(
    "orders.refused",
    title=_("The order was refused: %(title)s"),
    body="%(why)s",
    category=ORDERS,
    button=_("See the order"),
)
notice(
    "orders.withdrawn",
    title=_("The order was withdrawn: %(title)s"),
    body="%(why)s",
    category=ORDERS,
    button=_("See the order"),
)
notice(
    "orders.late",
    title=_("It should have been delivered yesterday: %(title)s"),
    body=_("Deliver it, or talk with each other."),
    category=ORDERS,
    button=_("See the order"),
)
notice(
    "orders.overdue",
    title=_("The time is over: %(title)s"),
    body=_("%(what)s: nobody has answered. Both sides see it."),
    category=ORDERS,
    button=_("See the order"),
)
