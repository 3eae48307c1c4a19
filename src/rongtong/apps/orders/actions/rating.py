"""Rating, asking to end by agreement, mediating, looking on."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rongtong.apps.orders.facts import OrderRated
from rongtong.apps.orders.models import Order, Rating
from rongtong.apps.orders.rules.orders import BIND, MEDIATE
from rongtong.apps.orders.workflow.telling import side_of, tell_other
from rongtong.kit.audit import action, record
from rongtong.kit.facts import publish
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Hindered, perform
from rongtong.lib.actor import SYSTEM, Actor

ENDING = ("delivering", "delivered", "disputed")


def _held(order: Order) -> Order:
    return Order.objects.select_for_update(of=("self",)).get(pk=order.pk)


@action
def rate(*, order: Order, stars: int, words: str = "", actor: Actor, at: datetime) -> Rating:
    """Rate the other side, once, when it is paid. Hindered before that or a second time."""
    kept = _held(order)
    need(actor, BIND, kept)
    side = side_of(kept, actor)
    if kept.state != "paid":
        raise Hindered(_("Rating is possible once the order is paid."))
    if kept.ratings.filter(side=side).exists():
        raise Hindered(_("Your side has rated already."))
    if not 1 <= stars <= 5:
        raise ValidationError({"stars": _("Choose one to five stars.")})
    made = Rating.objects.create(
        order=kept, side=side, stars=stars, words=words.strip()[:200], rater_id=actor.id, at=at
    )
    record("orders.order.rate", about=kept, actor=actor, at=at, data={"stars": stars})
    publish(OrderRated(kept.pk, side), at=at)
    if kept.ratings.count() == 2:
        perform(kept, "complete", actor=SYSTEM, at=at)
    return made


@action
def ask_cancel(*, order: Order, note: str = "", actor: Actor, at: datetime) -> Order:
    """Ask the other side to end it by agreement; they do it by ``cancel``."""
    kept = _held(order)
    need(actor, BIND, kept)
    if kept.state not in ENDING:
        raise Hindered(_("There is nothing to end now."))
    kept.keep(cancel_asked=side_of(kept, actor))
    record("orders.order.ask_cancel", about=kept, actor=actor, at=at, note=note)
    tell_other(kept, actor, "orders.cancel_asked", at)
    return kept


@action
def propose(*, order: Order, note: str, actor: Actor, at: datetime) -> Order:
    """Write down as the mediator what is proposed to both sides; they decide."""
    kept = _held(order)
    need(actor, MEDIATE, kept)
    if not note.strip():
        raise ValidationError({"note": _("Say what you propose.")})
    record("orders.order.propose", about=kept, actor=actor, at=at, note=note.strip()[:2_000])
    tell_other(kept, actor, "orders.proposed", at)
    return kept


@action
def note_look(*, order: Order, actor: Actor, at: datetime) -> None:
    """Leave a line that somebody who is neither side read it."""
    record("orders.order.look", about=order, actor=actor, at=at)
