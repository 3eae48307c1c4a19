"""The same fact twice at once, two orders of one talk at once, a process that dies: each counts once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from django.db import connection

from rongtong.apps.conversion.actions.counting import count
from rongtong.apps.conversion.models import Deal, Step, Sum
from rongtong.apps.conversion.queries.checking import faults
from rongtong.kit.facts.actions import deliver
from rongtong.kit.facts.models import Delivery
from rongtong.lib.actor import SYSTEM
from tests.apps.ledger.test_races import at_once
from tests.factories import orders
from tests.factories.conversion import hear
from tests.factories.organisations import AT

pytestmark = pytest.mark.django_db(transaction=True)


def forgotten() -> None:
    """Take back what was counted, as if nobody had heard of it."""
    from tests.guards import guards_off

    with guards_off():
        for model in (Step, Sum, Deal.links.rel.related_model, Deal):
            model.objects.all().delete()
    Delivery.objects.filter(subscriber="conversion.count").update(done_at=None, attempts=0)


def test_the_same_fact_heard_twice_at_once_counts_once():
    made = orders.order("delivered")
    forgotten()
    keys = list(Delivery.objects.filter(subscriber="conversion.count").values_list("pk", flat=True))
    given = {"kind": "orders.Order", "key": made.pk, "actor": SYSTEM, "at": AT}
    acts = [lambda: count(**given), *(lambda key=key: deliver(key, at=AT) for key in keys for _twice in "ab")]
    at_once(*acts)
    hear()
    assert Deal.objects.count() == 1
    assert Step.objects.filter(name="signed").count() == 1
    assert Sum.objects.count() == 1
    assert list(faults()) == []


@pytest.mark.slow
def test_a_process_killed_while_it_counts_has_counted_nothing():
    orders.order("delivered")
    forgotten()
    last = Delivery.objects.filter(subscriber="conversion.count").latest("pk")
    environment = os.environ | {"TEST_DATABASE": str(connection.settings_dict["NAME"])}
    command = (sys.executable, "-m", "tests.apps.conversion.killed", str(last.pk))
    died = subprocess.run(command, env=environment, timeout=120, check=False)
    assert died.returncode == -signal.SIGKILL
    assert (Deal.objects.count(), Step.objects.count()) == (0, 0)
    last.refresh_from_db()
    assert last.done_at is None
    hear()
    assert Step.objects.filter(name="signed").count() == 1
    assert list(faults()) == []
