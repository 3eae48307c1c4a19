"""Owing, reporting, confirming: what counts, once, and what does not."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import Sum

from rongtong.apps.ledger.actions import owing, paying
from rongtong.apps.ledger.models import Entry, Journal, Obligation, Payment
from rongtong.apps.ledger.queries.money import entries, figures
from rongtong.kit.audit.models import Entry as Told
from rongtong.kit.facts.models import Fact
from rongtong.kit.permissions import Refused
from rongtong.kit.workflow import Hindered
from rongtong.lib.actor import SYSTEM
from tests.factories.ledger import AT, DUE, acts, obligation, party, payment
from tests.factories.organisations import acting, member

pytestmark = pytest.mark.django_db


def stored():
    """Give everything that money could have changed."""
    tables = [list(model.objects.order_by("pk").values()) for model in (Obligation, Payment, Entry, Journal)]
    return tables, Told.objects.count(), Fact.objects.count()


def sums(owed):
    """Give what each side's page says, in fen, without zeros."""
    found = {}
    for side in ("debtor", "creditor"):
        for rows in figures(getattr(owed, side)).values():
            found |= {f"{side} {one.kind}": one.amount for one in rows if one.amount}
    return found


def test_what_came_to_be_owed_stands_in_both_books():
    owed = obligation(100_00)
    assert sums(owed) == {"debtor payable": 100_00, "creditor receivable": 100_00}


def test_a_payment_confirmed_in_full_settles():
    made = payment("confirmed", 100_00)
    owed = Obligation.objects.get(pk=made.obligation_id)
    assert (owed.state, owed.open, made.answerer_id) == ("settled", 0, acts(owed.creditor).id)
    assert sums(owed) == {"debtor paid": 100_00, "creditor received": 100_00}
    told = Fact.objects.filter(name__in=("ledger.payment_confirmed", "ledger.obligation_settled"))
    assert {fact.data["about_key"] for fact in told} == {owed.about_key}
    assert told.count() == 2


def test_the_creditor_may_report_and_then_the_debtor_confirms():
    made = payment("confirmed", 40_00, of=obligation(100_00), side="creditor")
    owed = Obligation.objects.get(pk=made.obligation_id)
    assert (owed.state, owed.open, made.answerer_id) == ("open", 60_00, acts(owed.debtor).id)


@pytest.mark.parametrize("who", ["same side", "same person", "stranger", "editor"])
def test_only_another_person_of_the_other_side_confirms(who):
    made = payment()
    owed, reporter = made.obligation, acts(made.obligation.debtor)
    editor = member(owed.creditor.organisation, "org.editor").user
    member(owed.creditor.organisation, "org.agent", user=type(editor).objects.get(pk=reporter.id))
    asks = {
        "same side": acting(member(owed.debtor.organisation, "org.admin").user),
        "same person": acts(owed.debtor),
        "stranger": acts(party()),
        "editor": acting(editor),
    }[who]
    before = stored()
    with pytest.raises((Refused, Hindered)):
        paying.confirm(payment=made, actor=asks, at=AT)
    assert stored() == before


def test_the_same_report_twice_is_one_and_another_amount_under_its_key_is_refused():
    owed = obligation(100_00)
    given = {"obligation": owed, "key": "k1", "actor": acts(owed.debtor), "at": AT}
    first = paying.report(amount=60_00, **given)
    before = stored()
    assert paying.report(amount=60_00, **given).pk == first.pk
    with pytest.raises(Hindered, match="another amount"):
        paying.report(amount=50_00, **given)
    assert stored() == before


def test_confirming_twice_books_once():
    made = payment("confirmed", 60_00, of=obligation(100_00))
    before = stored()
    paying.confirm(payment=made, actor=acts(made.obligation.creditor), at=AT)
    assert stored() == before


@pytest.mark.parametrize("amount", [0, -1, 100_01, 61_00])
def test_never_nothing_never_over_what_is_open_and_not_reported(amount):
    owed = obligation(100_00)
    payment("reported", 40_00, of=owed)
    before = stored()
    with pytest.raises(ValidationError):
        paying.report(obligation=owed, amount=amount, key="k", actor=acts(owed.debtor), at=AT)
    assert stored() == before


def test_a_refused_payment_leaves_room_for_another():
    made = payment("refused", 100_00)
    assert (made.reason, made.obligation.open) == ("not_arrived", 100_00)
    again = payment("confirmed", 100_00, of=made.obligation)
    assert again.state == "confirmed"


def test_waiving_closes_what_is_open_and_needs_every_report_answered():
    owed = obligation(100_00)
    first = payment("reported", 30_00, of=owed)
    creditor = acts(owed.creditor)
    with pytest.raises(Hindered, match="waits for an answer"):
        owing.waive(obligation=owed, reason="goodwill", actor=creditor, at=AT)
    paying.confirm(payment=first, actor=creditor, at=AT)
    done = owing.waive(obligation=owed, reason="goodwill", actor=creditor, at=AT)
    assert (done.state, done.open) == ("waived", 0)
    assert sums(owed)["debtor relieved"] == 70_00
    with pytest.raises(Hindered, match="Nothing is owed"):
        paying.report(obligation=owed, amount=1, key="late", actor=acts(owed.debtor), at=AT)


def test_only_the_creditor_waives_and_who_disputes_ends_it():
    owed = obligation()
    debtor, creditor = acts(owed.debtor), acts(owed.creditor)
    with pytest.raises(Refused):
        owing.waive(obligation=owed, reason="goodwill", actor=debtor, at=AT)
    owing.dispute(obligation=owed, reason="amount", actor=debtor, at=AT)
    with pytest.raises(Hindered, match="other side"):
        owing.resume(obligation=owed, actor=creditor, at=AT)
    assert owing.resume(obligation=owed, actor=debtor, at=AT).state == "open"


def test_nobody_owes_themselves_or_nothing():
    one, other = party(), party()
    given = {"about": one, "what": "x", "due": DUE, "actor": SYSTEM, "at": AT}
    for bad in (
        {"debtor": one, "creditor": one, "amount": 1},
        {"debtor": one, "creditor": other, "amount": 0},
    ):
        with pytest.raises(ValidationError):
            owing.owe(**bad, **given)
    assert not Obligation.objects.exists()


STATEMENTS = (
    ("entry", "UPDATE ledger_entry SET amount = amount + 1 WHERE id = %s"),
    ("entry", "DELETE FROM ledger_entry WHERE id = %s"),
    ("journal", "UPDATE ledger_journal SET kind = 'owed' WHERE id = %s"),
    ("owed", "UPDATE ledger_obligation SET amount = 1000000 WHERE id = %s"),
    ("owed", "UPDATE ledger_obligation SET paid = 10001 WHERE id = %s"),
    ("owed", "UPDATE ledger_obligation SET paid = -1 WHERE id = %s"),
    ("owed", "DELETE FROM ledger_obligation WHERE id = %s"),
    ("payment", "UPDATE ledger_payment SET amount = 1 WHERE id = %s"),
    ("payment", "DELETE FROM ledger_payment WHERE id = %s"),
)


def test_the_database_itself_refuses():
    made = payment("confirmed", 60_00, of=obligation(100_00))
    keys = {"payment": made.pk, "owed": made.obligation_id}
    keys |= {"entry": Entry.objects.first().pk, "journal": Journal.objects.last().pk}
    before = stored()
    for kind, text in STATEMENTS:
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(text, [keys[kind]])
    assert stored() == before


def _booked(owed, account, amounts):
    """Write a journal past the one writer, and look at it as at the commit."""
    made = Journal.objects.create(kind="waived", obligation=owed, at=AT)
    for amount in amounts:
        Entry.objects.create(journal=made, account=account, amount=amount)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.skipif("connection.vendor != 'postgresql'")
@pytest.mark.parametrize("amounts", [(), (5,)])
def test_postgresql_refuses_a_journal_that_does_not_sum_to_zero(amounts):
    owed = obligation()
    account = Entry.objects.first().account
    with pytest.raises(IntegrityError, match="sum to zero"), transaction.atomic():
        _booked(owed, account, amounts)


def test_each_figure_opens_its_entries():
    made = payment("confirmed", 60_00, of=obligation(100_00))
    party_ = made.obligation.creditor
    rows = entries(party_, "receivable")
    assert [one.amount for one in rows] == [100_00, -60_00]
    assert rows.aggregate(sum=Sum("amount"))["sum"] == 40_00
