"""The pages of money: what each reader gets, and what a post changes."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from rongtong.apps.ledger.actions import owing
from rongtong.apps.ledger.models import Invoice, Obligation, Payment
from rongtong.kit.audit.models import Entry as Told
from tests.factories.accounts import account
from tests.factories.campaigns import place
from tests.factories.centres import posted
from tests.factories.ledger import AT, acts, obligation, party, payment

pytestmark = pytest.mark.django_db


def signed_in(side):
    client = Client()
    client.force_login(get_user_model().objects.get(pk=acts(side).id))
    return client


def at(name, *args):
    return reverse(f"ledger:{name}", args=args)


def test_a_party_sees_its_figures_and_each_opens_its_entries():
    made = payment("confirmed", 60_00, of=obligation(100_00))
    owed = made.obligation
    browser = signed_in(owed.debtor)
    page = browser.get(at("money")).content.decode()
    for kind in ("payable", "paid"):
        assert at("entries", owed.debtor_id, kind) in page
    assert owed.what in browser.get(at("entries", owed.debtor_id, "paid")).content.decode()
    assert browser.get(at("entries", owed.creditor_id, "received")).status_code == 404


def test_reported_by_one_and_confirmed_by_the_other():
    owed = obligation(100_00)
    typed = {"amount": "100", "paid_on": "2026-03-01", "key": "k", "note": "流水号 88"}
    assert signed_in(owed.debtor).post(at("report", owed.pk), typed).status_code == 302
    made = Payment.objects.get()
    there = signed_in(owed.creditor)
    assert "流水号 88" in there.get(at("obligation", owed.pk)).content.decode()
    there.post(at("answer", made.pk), {"transition": "confirm", "version": made.version})
    assert Obligation.objects.get().state == "settled"


def test_too_much_stays_in_the_form_with_the_reason():
    owed = obligation(100_00)
    typed = {"amount": "100.01", "paid_on": "2026-03-01", "key": "k", "note": "留着"}
    answer = signed_in(owed.debtor).post(at("report", owed.pk), typed)
    assert answer.status_code == 422
    assert "留着" in answer.content.decode()
    assert not Payment.objects.exists()


def test_an_invoice_is_checked_and_reported_once():
    owed = obligation(100_00)
    browser = signed_in(owed.creditor)
    typed = {"number": "2444 2000 0000 0000 0001", "amount": "100", "issued_on": "2026-03-01"}
    assert browser.post(at("invoice", owed.pk), typed | {"number": "12"}).status_code == 422
    assert browser.post(at("invoice", owed.pk), typed).status_code == 302
    assert browser.post(at("invoice", owed.pk), typed).status_code == 422
    assert [one.number for one in Invoice.objects.all()] == ["24442000000000000001"]


def test_an_officer_of_a_side_reads_and_both_sides_see_it_and_another_gets_404():
    owed = obligation(100_00, debtor=party(name="渝北机械有限公司"))
    officer, far = account("Officer"), account("Far")
    posted(place(), user=officer)
    browsers = [Client(), Client()]
    for browser, user in zip(browsers, (officer, far), strict=True):
        browser.force_login(user)
    assert [one.get(at("obligation", owed.pk)).status_code for one in browsers] == [200, 404]
    told = Told.objects.filter(verb="ledger.obligation.looked")
    assert [one.actor for one in told] == [officer.pk]
    assert "Officer" in signed_in(owed.debtor).get(at("obligation", owed.pk)).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_number_of_queries(rows, django_assert_num_queries):
    side = party()
    for _each in range(rows):
        owing.dispute(obligation=obligation(debtor=side), reason="amount", actor=acts(side), at=AT)
    browser = signed_in(side)
    browser.get(at("money"))
    with django_assert_num_queries(8):
        browser.get(at("money"))
