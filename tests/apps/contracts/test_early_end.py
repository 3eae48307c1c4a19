"""An early end decides about the money: what both give up is owed no longer, the rest stays owed."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from rongtong.apps.contracts.actions import performing
from rongtong.apps.contracts.models import Contract, Termination
from rongtong.apps.ledger.actions import paying
from rongtong.apps.ledger.models import Entry, Journal, Obligation
from rongtong.kit.audit.models import Entry as Told
from rongtong.kit.workflow import Hindered
from tests.factories import contracts, ledger
from tests.factories.organisations import AT
from tests.factories.vocab import load

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lists(db):
    load()


def asked(made, *waived, side="buyer"):
    given = {"why": "impossible", "text": "按已完成部分结算。", "waived": waived}
    return performing.ask_end(contract=made, actor=contracts.speaker(made, side), at=AT, **given)


def agree(ending, side="seller"):
    by = contracts.speaker(ending.contract, side)
    return performing.answer_end(termination=ending, step="agree", note="同意", actor=by, at=AT)


def states():
    return list(Obligation.objects.order_by("pk").values_list("state", "waived"))


@pytest.mark.parametrize("side", ["buyer", "seller"])
def test_what_both_give_up_is_waived_in_the_books_and_the_rest_stays(side):
    made = contracts.signed()
    first, last = Obligation.objects.order_by("pk")
    ending = asked(made, last.pk, side=side)
    assert states() == [("open", 0), ("open", 0)]
    agree(ending, "seller" if side == "buyer" else "buyer")
    assert states() == [("open", 0), ("waived", last.amount)]
    assert Journal.objects.filter(kind="waived", obligation=last).count() == 1
    assert sum(Entry.objects.values_list("amount", flat=True)) == 0
    assert Contract.objects.get().state == "terminated"
    assert Told.objects.get(verb="contracts.termination.asked").data["waived"] == [last.pk]
    assert first.open == first.amount


def test_part_that_was_paid_stays_paid():
    made = contracts.signed()
    owed = Obligation.objects.order_by("pk").first()
    ledger.payment("confirmed", 5_000_000, of=owed)
    agree(asked(made, owed.pk))
    owed.refresh_from_db()
    assert (owed.state, owed.paid, owed.waived, owed.open) == ("waived", 5_000_000, 15_000_000, 0)


def test_a_reported_payment_is_answered_first_and_nothing_changes():
    made = contracts.signed()
    owed = Obligation.objects.order_by("pk").first()
    paid = ledger.payment(of=owed)
    ending, entries = asked(made, owed.pk), Told.objects.count()
    with pytest.raises(Hindered):
        agree(ending)
    assert (Contract.objects.get().state, states()[0], Told.objects.count()) == (
        "signed", ("open", 0), entries,
    )  # fmt: skip
    by = contracts.speaker(made, "seller")
    paying.refuse(payment=paid, reason="not_arrived", actor=by, at=AT)
    agree(ending)
    assert states()[0][0] == "waived"


def test_what_is_owed_elsewhere_is_not_given_up():
    made, other = contracts.signed(), ledger.obligation()
    with pytest.raises(ValidationError):
        asked(made, other.pk)
    assert not Termination.objects.exists()


def test_taken_back_nothing_is_waived():
    made = contracts.signed()
    keys = Obligation.objects.values_list("pk", flat=True)
    ending = asked(made, *keys)
    by = contracts.speaker(made, "buyer")
    performing.answer_end(termination=ending, step="withdraw", actor=by, at=AT)
    assert {state for state, _waived in states()} == {"open"}
