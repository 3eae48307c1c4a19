"""Two at once on a real database, and a process that dies in the middle: a payment is booked once or not."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from threading import Barrier

import pytest
from django.db import OperationalError, connection
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from rongtong.apps.ledger.actions import owing, paying
from rongtong.apps.ledger.models import Journal, Obligation, Payment
from rongtong.kit.audit.queries import faults
from rongtong.kit.permissions import Refused
from rongtong.kit.workflow import Hindered
from tests.apps.ledger.test_invariants import whole
from tests.factories.ledger import AT, acts, obligation, party, payment

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


def test_confirming_against_refusing():
    made = payment("reported", 100_00, of=obligation(100_00))
    actor = acts(made.obligation.creditor)
    came = at_once(
        lambda: paying.confirm(payment=made, version=0, actor=actor, at=AT),
        lambda: paying.refuse(payment=made, version=0, reason="not_arrived", actor=actor, at=AT),
    )
    made.refresh_from_db()
    assert came.count("done") == 1
    assert (made.state, Obligation.objects.get().paid) in {("confirmed", 100_00), ("refused", 0)}
    assert Journal.objects.filter(kind="paid").count() == (made.state == "confirmed")
    whole()


def _clicks(owed, actors, clicks):
    """Do what one person clicks, one after the other; what is refused is passed over."""
    for name, who, amount, key in clicks:
        by = {"actor": actors[who], "at": AT}
        there = Payment.objects.filter(obligation=owed, state="reported").order_by(
            "-pk" if key == "a" else "pk"
        )
        with suppress(Hindered, Refused):
            if name == "report":
                paying.report(obligation=owed, amount=amount, key=key, **by)
            elif name == "waive":
                owing.waive(obligation=owed, reason="goodwill", **by)
            elif one := there.first():
                reason = {"refuse": {"reason": "amount"}, "withdraw": {"reason": "mistake"}}.get(name, {})
                getattr(paying, name)(payment=one, **reason, **by)


CLICKS = st.lists(
    st.tuples(
        st.sampled_from(["report", "report", "confirm", "confirm", "refuse", "withdraw", "waive"]),
        st.sampled_from(["debtor", "creditor"]), st.sampled_from([30_00, 70_00, 100_00]),
        st.sampled_from(["a", "b", "c"]),
    ),
    min_size=3, max_size=6,
)  # fmt: skip


def test_whatever_three_click_at_once_the_books_hold():
    sides = party(), party()
    actors = {"debtor": acts(sides[0]), "creditor": acts(sides[1])}

    @settings(max_examples=6, deadline=None, database=None, derandomize=True, phases=(Phase.generate,))
    @given(st.tuples(CLICKS, CLICKS, CLICKS))
    def clicked(people):
        owed = obligation(100_00, debtor=sides[0], creditor=sides[1])
        at_once(*[partial(_clicks, owed, actors, clicks) for clicks in people])
        assert len({one.key for one in owed.payments.all()}) == owed.payments.count()
        whole()

    clicked()
    assert list(faults()) == []


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
