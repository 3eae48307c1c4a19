"""Two at once on a real database, and a process that dies in the middle: a payment is booked once or not."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import OperationalError, connection

from rongtong.apps.ledger.actions import owing, paying
from rongtong.apps.ledger.models import Journal, Obligation, Payment
from rongtong.kit.audit.queries import faults
from rongtong.kit.permissions import Refused
from rongtong.kit.workflow import Hindered
from tests.apps.ledger.test_invariants import whole
from tests.factories.ledger import AT, acts, obligation, payment

pytestmark = pytest.mark.django_db(transaction=True)
TWICE = 2


def at_once(*acts_):
    """Do several things in threads of their own that begin together; give what came of each."""
    gate = Barrier(len(acts_))

    def one(act):
        gate.wait()
        try:
            act()
        except (Hindered, Refused, OperationalError) as fault:
            return type(fault).__name__
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts_)) as pool:
        return sorted(pool.map(one, acts_))


@pytest.mark.parametrize("_again", range(2))
def test_two_confirm_the_same_payment(_again):
    made = payment("reported", 60_00, of=obligation(100_00))
    actor = acts(made.obligation.creditor)
    at_once(*[lambda: paying.confirm(payment=made, version=0, actor=actor, at=AT)] * TWICE)
    assert Obligation.objects.get().paid == 60_00
    assert Journal.objects.filter(kind="paid").count() == 1
    whole()


def test_the_same_report_twice_at_once_is_one():
    owed = obligation(100_00)
    actor = acts(owed.debtor)
    given = {"obligation": owed, "amount": 60_00, "key": "k", "actor": actor, "at": AT}
    at_once(*[lambda: paying.report(**given)] * TWICE)
    assert Payment.objects.count() == 1
    whole()


def test_two_payments_that_are_together_too_much_do_not_both_count():
    owed = obligation(100_00)
    actor = acts(owed.debtor)
    given = {"obligation": owed, "amount": 60_00, "actor": actor, "at": AT}
    at_once(lambda: paying.report(key="a", **given), lambda: paying.report(key="b", **given))
    assert Payment.objects.count() == 1
    whole()


def test_confirming_against_waiving():
    made = payment("reported", 100_00, of=obligation(100_00))
    owed, actor = made.obligation, acts(made.obligation.creditor)
    at_once(
        lambda: paying.confirm(payment=made, actor=actor, at=AT),
        lambda: owing.waive(obligation=owed, reason="goodwill", actor=actor, at=AT),
    )
    done = Obligation.objects.get()
    assert (done.state, done.paid, done.waived) == ("settled", 100_00, 0)
    whole()


@pytest.mark.slow
@pytest.mark.parametrize("when", ["booked", "told"])
def test_a_process_killed_while_it_confirms_has_done_nothing(when):
    made = payment("reported", 100_00, of=obligation(100_00))
    environment = os.environ | {"TEST_DATABASE": str(connection.settings_dict["NAME"]), "DIES": when}
    command = (sys.executable, "-m", "tests.apps.ledger.killed", str(made.pk))
    died = subprocess.run(command, env=environment, timeout=120, check=False)
    assert died.returncode == -signal.SIGKILL
    made.refresh_from_db()
    assert (made.state, Obligation.objects.get().paid) == ("reported", 0)
    assert not Journal.objects.filter(kind="paid").exists()
    paying.confirm(payment=made, actor=acts(made.obligation.creditor), at=AT)
    assert Obligation.objects.get().state == "settled"
    whole()
    assert list(faults()) == []
