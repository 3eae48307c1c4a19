from datetime import datetime

from django.contrib.auth import get_user_model
from django.db.models import F

from rongtong.kit.clocks import when_out, who
from rongtong.kit.clocks.models import Clock
from tests.sample.models import Ticket


@when_out("sample.answer_late")
def answer_late(clock: Clock, *, at: datetime) -> None:
    """Count how often this happened; a title asks for a fault."""
    ticket = Ticket.objects.get(pk=clock.about)
    if ticket.title == "breaks":
        Ticket.objects.filter(pk=ticket.pk).update(effects=99)
        raise RuntimeError("the follower broke")
    Ticket.objects.filter(pk=ticket.pk).update(effects=F("effects") + 1)


@who("sample.owner")
def owner(clock: Clock, *, at: datetime):
    ticket = Ticket.objects.get(pk=clock.about)
    return get_user_model().objects.filter(pk=ticket.owner)
