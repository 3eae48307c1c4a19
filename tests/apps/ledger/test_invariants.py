"""Whatever is clicked in whatever order: sums are zero, nothing is negative, a payment counts once."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

import pytest
from django.db.models import F, Q, Sum
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from rongtong.apps.ledger.actions import owing, paying
from rongtong.apps.ledger.models import Entry, Journal, Obligation, Payment
from rongtong.kit.permissions import Refused
from rongtong.kit.workflow import Hindered
from tests.factories.ledger import AT, acts, obligation, party
from tests.factories.vocab import load

AMOUNTS = st.sampled_from([1, 30_00, 50_00, 70_00, 100_00, 101_00])
WHO = st.sampled_from(["debtor", "creditor"])


def whole():
    """Assert what must hold of all books together."""
    assert not Entry.objects.values("journal").annotate(sum=Sum("amount")).exclude(sum=0).exists()
    assert not Journal.objects.filter(entries=None).exists()
    sums = Entry.objects.values("account__kind", "account__party").annotate(sum=Sum("amount"))
    owing_, owed = ("payable", "paid", "relieved"), ("receivable", "received", "forgone")
    assert not sums.filter(account__kind__in=owed, sum__lt=0).exists()
    assert not sums.filter(account__kind__in=owing_, sum__gt=0).exists()
    assert not Obligation.objects.filter(Q(paid__lt=0) | Q(amount__lt=F("paid") + F("waived"))).exists()
    for owed_ in Obligation.objects.all():
        counted = owed_.payments.filter(state="confirmed").aggregate(sum=Sum("amount"))["sum"] or 0
        received = Entry.objects.filter(journal__obligation=owed_, account__kind="received")
        assert owed_.paid == counted == (received.aggregate(sum=Sum("amount"))["sum"] or 0)
        assert Journal.objects.filter(obligation=owed_, kind="paid").count() == len(
            owed_.payments.filter(state="confirmed")
        )
        assert (owed_.state in ("settled", "waived")) == (owed_.open == 0)


class Clicking(RuleBasedStateMachine):
    """Two sides that report, confirm, refuse, take back, waive and dispute as they like."""

    def __init__(self):
        super().__init__()
        self.owed = obligation(100_00, debtor=SIDES[0], creditor=SIDES[1])
        self.at = AT
        paying.report(obligation=self.owed, amount=30_00, key="a", actor=ACTORS["debtor"], at=AT)

    def _do(self, act, who, **given):
        self.at += timedelta(minutes=1)
        actor = ACTORS[who]
        with suppress(Hindered, Refused):
            act(actor=actor, at=self.at, **given)

    def _payments(self):
        return list(Payment.objects.filter(obligation=self.owed).order_by("pk"))

    @rule(who=WHO, amount=AMOUNTS, key=st.sampled_from("abc"))
    def report(self, who, amount, key):
        self._do(paying.report, who, obligation=self.owed, amount=amount, key=key)

    @rule(who=WHO, nth=st.integers(0, 3), act=st.sampled_from(["confirm", "refuse", "withdraw"]))
    def answer(self, who, nth, act):
        found = self._payments()[nth : nth + 1]
        reason = {"confirm": {}, "refuse": {"reason": "amount"}, "withdraw": {"reason": "mistake"}}[act]
        for payment in found:
            self._do(getattr(paying, act), who, payment=payment, **reason)

    @rule(who=WHO, act=st.sampled_from(["waive", "dispute", "resume"]))
    def move(self, who, act):
        reason = {} if act == "resume" else {"reason": "other"}
        self._do(getattr(owing, act), who, obligation=self.owed, **reason)

    @invariant()
    def holds(self):
        whole()


SIDES: list = []
ACTORS: dict = {}


@pytest.mark.django_db
def test_any_order_of_clicks():
    load()
    SIDES[:] = [party(), party()]
    ACTORS.update(debtor=acts(SIDES[0]), creditor=acts(SIDES[1]))
    run_state_machine_as_test(
        Clicking, settings=settings(max_examples=6, stateful_step_count=12, deadline=None, database=None)
    )
