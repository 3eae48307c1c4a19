"""An order's life: asked and quoted or ordered at once, delivered, accepted, paid, rated."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from rongtong.apps.ledger.queries.obligations import about
from rongtong.apps.orders.models import Order
from rongtong.apps.orders.models.orders import BUYER, MOST_REWORKS, SELLER
from rongtong.apps.orders.rules.orders import ASK, BIND, BUY, CLOSE, SELL
from rongtong.apps.orders.workflow import effects
from rongtong.apps.orders.workflow.telling import side_of
from rongtong.kit.workflow import Change, Guard, Hindered, State, Transition, Workflow
from rongtong.lib.actor import Actor

REFUSE_REASONS = (
    ("busy", _("No capacity at present")),
    ("not_ours", _("This is not what we do")),
    ("unclear", _("What is wanted is not clear enough")),
    ("terms", _("Not at this price or in this time")),
    ("other", _("Another reason, see the note")),
)
WITHDRAW_REASONS = (
    ("dear", _("Too expensive")),
    ("slow", _("It would take too long")),
    ("elsewhere", _("Solved elsewhere")),
    ("not_needed", _("No longer needed")),
    ("other", _("Another reason, see the note")),
)
REWORK_REASONS = (
    ("incomplete", _("Something is missing")),
    ("figures", _("The figures agreed are not met")),
    ("form", _("Report or documents are not as agreed")),
    ("other", _("Another reason, see the note")),
)
DISPUTE_REASONS = (
    ("not_as_agreed", _("It is not what was agreed")),
    ("late", _("It is much too late")),
    ("unreachable", _("The other side does not answer")),
    ("terms_changed", _("The other side changed price or terms")),
    ("other", _("Another reason, see the note")),
)
CANCEL_REASONS = (
    ("agreed", _("Both sides agreed to end it")),
    ("impossible", _("It turned out to be impossible")),
    ("other", _("Another reason, see the note")),
)


def _reworks_left(order: Order, actor: Actor, at: datetime) -> Any:
    if order.reworks < MOST_REWORKS:
        return None
    return _("It was reworked three times. Accept it, end it by agreement, or dispute it.")


def _another_owner(order: Order, actor: Actor, at: datetime) -> Any:
    same = order.buyer.owner == order.seller.owner
    return _("Nobody orders from themselves.") if same else None


def _other_asked(order: Order, actor: Actor, at: datetime) -> Any:
    if actor.kind == "system":
        return None
    other = {BUYER: SELLER, SELLER: BUYER}.get(side_of(order, actor), "")
    if other and order.cancel_asked == other:
        return None
    return _("The other side has not asked for it: ask them first.")


def _own_dispute(order: Order, actor: Actor, at: datetime) -> Any:
    if actor.kind == "system" or side_of(order, actor) == order.disputed_by:
        return None
    return _("The other side disputes it: only they can say that it goes on.")


def _not_delivered(order: Order, actor: Actor, at: datetime) -> Any:
    if order.disputed_in != "delivered":
        return None
    return _("It is delivered: go on with looking at the delivery, then accept it or ask for rework.")


def _delivered(order: Order, actor: Actor, at: datetime) -> Any:
    return None if order.disputed_in == "delivered" else _("Nothing is delivered yet.")


def _priced(order: Order, actor: Actor, at: datetime) -> Any:
    return None if order.price else _("Name the price first.")


def _settled(order: Order, actor: Actor, at: datetime) -> Any:
    if about(order).filter(state="settled").exists():
        return None
    return _("The price is not paid yet.")


def _waived(order: Order, actor: Actor, at: datetime) -> Any:
    return None if about(order).filter(state="waived").exists() else _("The price is not waived.")


def _both_rated(order: Order, actor: Actor, at: datetime) -> Any:
    return None if order.ratings.count() == 2 else _("Not both sides have rated.")


def _told(order: Order, change: Change) -> None:
    """Refuse a delivery of which nothing is said."""
    if not change.note.strip():
        raise Hindered(_("Say what you deliver: a sentence is enough."))


WORKFLOW = Workflow(
    "orders.order",
    _("Service orders"),
    model="orders.Order",
    states=(
        State("asked", _("Quote asked for"), "start"),
        State("quoted", _("Quoted"), "waiting"),
        State("ordered", _("Ordered"), "open"),
        State("delivering", _("In work"), "open"),
        State("delivered", _("Delivered, to be accepted"), "waiting"),
        State("accepted", _("Accepted, to be paid"), "open"),
        State("paid", _("Paid, to be rated"), "good"),
        State("rated", _("Completed and rated"), "good"),
        State("disputed", _("In dispute"), "bad", step=False),
        State("let_off", _("Closed, payment waived"), "end", step=False),
        State("refused", _("Refused by the seller"), "bad", step=False),
        State("withdrawn", _("Withdrawn by the buyer"), "end", step=False),
        State("cancelled", _("Ended by agreement"), "end", step=False),
    ),
    transitions=(
        Transition(
            "quote", _("Quote"), ("asked",), "quoted", SELL,
            guards=(Guard("another_owner", _another_owner), Guard("priced", _priced)),
            effects=(effects.quoted,), primary=True,
        ),
        Transition(
            "order", _("Order at this price"), ("quoted",), "ordered", BUY,
            guards=(Guard("another_owner", _another_owner),), effects=(effects.ordered,), primary=True,
        ),
        Transition(
            "refuse", _("Refuse the order"), ("asked", "ordered"), "refused", SELL,
            effects=(effects.ending("orders.refused"),), reasons=REFUSE_REASONS,
        ),
        Transition(
            "withdraw", _("Withdraw the order"), ("asked", "quoted", "ordered"), "withdrawn", ASK,
            effects=(effects.ending("orders.withdrawn"),), reasons=WITHDRAW_REASONS,
        ),
        Transition(
            "start", _("Begin the work"), ("ordered",), "delivering", SELL, effects=(effects.started,),
            primary=True,
        ),
        Transition(
            "deliver", _("Deliver"), ("ordered", "delivering"), "delivered", SELL,
            effects=(_told, effects.delivered), primary=True,
        ),
        Transition(
            "accept", _("Accept the delivery"), ("delivered",), "accepted", BUY,
            effects=(effects.accepted,), primary=True,
            confirm=_("From now on the price is owed, within 30 days."),
        ),
        Transition(
            "rework", _("Ask for rework"), ("delivered",), "delivering", ASK,
            guards=(Guard("reworks_left", _reworks_left),), effects=(effects.reworked,),
            reasons=REWORK_REASONS,
        ),
        Transition(
            "dispute", _("Open a dispute"), ("ordered", "delivering", "delivered"), "disputed", BIND,
            effects=(effects.disputed,), reasons=DISPUTE_REASONS,
            confirm=_("The deadlines stand still and the service centre is told."),
        ),
        Transition(
            "go_on", _("Go on with the work"), ("disputed",), "delivering", BIND,
            guards=(Guard("not_delivered", _not_delivered), Guard("own_dispute", _own_dispute)),
            effects=(effects.worked_on,),
        ),
        Transition(
            "look_on", _("Go on with looking at the delivery"), ("disputed",), "delivered", BIND,
            guards=(Guard("delivered", _delivered), Guard("own_dispute", _own_dispute)),
            effects=(effects.looked_on,),
        ),
        Transition(
            "cancel", _("End it by agreement"), ("delivering", "delivered", "disputed"), "cancelled", BIND,
            guards=(Guard("other_asked", _other_asked),), effects=(effects.ending("orders.cancelled"),),
            reasons=CANCEL_REASONS,
        ),
        Transition(
            "pay", _("Paid in the ledger"), ("accepted",), "paid", CLOSE,
            guards=(Guard("settled", _settled),), effects=(effects.paid,), primary=True,
        ),
        Transition(
            "let_off", _("Waived in the ledger"), ("accepted",), "let_off", CLOSE,
            guards=(Guard("waived", _waived),), effects=(effects.let_off,),
        ),
        Transition(
            "complete", _("Rated by both"), ("paid",), "rated", CLOSE,
            guards=(Guard("both_rated", _both_rated),), primary=True,
        ),
    ),
)  # fmt: skip
