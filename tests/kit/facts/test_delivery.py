from dataclasses import dataclass
from datetime import timedelta

import pytest

from rongtong.kit.audit.unit import OutsideAction
from rongtong.kit.facts import fact, publish, subscriber
from rongtong.kit.facts.actions import deliver, deliver_due
from rongtong.kit.facts.models import Delivery, Fact
from rongtong.kit.workflow import perform
from rongtong.kit.workflow.facts import StateChanged
from rongtong.lib.actor import SYSTEM
from tests.factories.tickets import AT, ticket
from tests.sample.models import Watched

pytestmark = pytest.mark.django_db(transaction=True)


def mine() -> Delivery:
    return Delivery.objects.get(subscriber="sample.watch")


def test_a_fact_is_told_once_after_the_commit():
    made = ticket("submitted")
    assert Watched.objects.get().about == str(made.pk)
    assert mine().done_at is not None
    assert not deliver(mine().pk, at=AT)
    assert Watched.objects.count() == 1


def test_a_fact_of_an_action_that_fails_is_never_told():
    with pytest.raises(RuntimeError):
        perform(ticket(), "submit", actor=SYSTEM, at=AT, note="fail in the effect")
    assert not Fact.objects.exists()
    assert not Watched.objects.exists()


def test_a_subscriber_that_fails_is_tried_again_and_leaves_nothing_half_done():
    ticket("submitted", pk=13)
    assert not Watched.objects.exists()
    failed = mine()
    assert (failed.done_at, failed.attempts, failed.fault[:12]) == (None, 1, "RuntimeError")
    assert failed.next_try == AT + timedelta(seconds=30)
    assert deliver_due(at=AT) == 0
    assert deliver_due(at=AT + timedelta(minutes=1)) == 0
    assert mine().attempts == 2
    Fact.objects.filter(pk=failed.fact_id).update(data=failed.fact.data | {"about": "14"})
    assert deliver_due(at=AT + timedelta(minutes=9)) >= 1
    assert Watched.objects.get().about == "14"


def test_the_record_that_changed_stays_changed_when_a_subscriber_fails():
    assert ticket("submitted", pk=13).state == "submitted"


def test_nothing_is_published_outside_an_action():
    with pytest.raises(OutsideAction):
        publish(StateChanged("w", "1", "t", "a", "b", "", None), at=AT)


def test_names_are_given_once():
    with pytest.raises(ValueError, match="twice"):
        fact("workflow.state_changed")(dataclass(type("Other", (), {})))
    with pytest.raises(ValueError, match="twice"):
        subscriber(StateChanged, "sample.watch")(lambda fact, *, at: None)
