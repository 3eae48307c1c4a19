"""The pages: the way from the contract to the number through the browser's forms; lists; the package."""

from __future__ import annotations

import io
import zipfile
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from rongtong.apps.registration.models import Registration, Remark
from rongtong.kit.audit.models import Entry
from rongtong.kit.permissions.actions import assign
from rongtong.lib.actor import SYSTEM
from tests.factories import centres, contracts
from tests.factories import registration as factory
from tests.factories.accounts import account
from tests.factories.organisations import AT, admin_of
from tests.factories.vocab import load


@pytest.fixture(autouse=True)
def lists(db):
    load()


def browser(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def at_the_desk() -> Client:
    """Give the browser of a registrar whose centre serves the seller's place."""
    user = account()
    assign(user=user, role="registrar", centre=centres.centre(centres.CHONGQING).pk, actor=SYSTEM, at=AT)
    return browser(user)


def test_from_the_contract_to_the_number():
    deal = factory.signed()
    desk, seller = at_the_desk(), browser(admin_of(deal.seller.organisation))
    assert "17 项中已具备 17 项" in seller.get(f"/contracts/{deal.pk}/").content.decode()
    seller.post(f"/contracts/{deal.pk}/register/")
    one = Registration.objects.get()
    half = seller.post(f"/registrations/{one.pk}/form/", {"area": "03", "version": "0"})
    assert half.status_code == 302
    whole = {**factory.STATED, "submit": "1", "version": "1"}
    assert seller.post(f"/registrations/{one.pk}/form/", whole).status_code == 302
    page = desk.get(f"/registrations/{one.pk}/desk/").content.decode()
    assert "第三条" in page
    desk.post(f"/registrations/{one.pk}/do/", {"transition": "accept"})
    wrong = desk.post(f"/registrations/{one.pk}/register/", {"number": "12"})
    assert (wrong.status_code, 'value="12"' in wrong.content.decode()) == (422, True)
    desk.post(f"/registrations/{one.pk}/register/", {"number": factory.NUMBER})
    assert Registration.objects.get().number == factory.NUMBER


@pytest.mark.once  # the page of a form: what it keeps was tried on both
def test_a_form_that_is_not_whole_is_not_handed_in_and_keeps_what_was_typed():
    one = factory.begun()
    client = browser(admin_of(one.seller.organisation))
    sent = {**factory.STATED, "plan": "city", "area": "", "submit": "1", "version": str(one.version)}
    answer = client.post(f"/registrations/{one.pk}/form/", sent)
    assert answer.status_code == 422
    assert '<option value="city" selected' in answer.content.decode()
    assert Registration.objects.get().state == "draft"


@pytest.mark.once
def test_a_return_without_a_remark_keeps_what_was_typed():
    one = factory.submitted()
    desk = at_the_desk()
    desk.post(f"/registrations/{one.pk}/do/", {"transition": "accept"})
    sent = {"reason": "clause", "text-1": "写明指标", "why-1": "vague", "note": "请补正"}
    answer = desk.post(f"/registrations/{one.pk}/return/", sent)
    page = answer.content.decode()
    assert (answer.status_code, "写明指标" in page, "请补正" in page) == (422, True, True)
    assert not Remark.objects.exists()
    desk.post(f"/registrations/{one.pk}/return/", sent | {"place-1": "clause:subject"})
    assert Remark.objects.get().text == "写明指标"


def test_a_doubtful_passage_is_marked_beside_the_text():
    text = "甲方不得对专利权的有效性提出质疑。"
    deal = factory.signed(terms={"clauses": {"improvement": text}})
    one = factory.submitted(contract=deal)
    page = at_the_desk().get(f"/registrations/{one.pk}/desk/").content.decode()
    assert f">{text}</mark>" in page
    assert "（六）" in page


def test_the_lists_ask_the_same_for_one_and_three():
    first = factory.submitted()
    clients = {
        "/registrations/": browser(admin_of(first.seller.organisation)),
        "/registrations/desk/": at_the_desk(),
    }
    counted: dict[str, list[int]] = {url: [] for url in clients}
    for more in (0, 2):
        for _each in range(more):
            sides = (first.contract.buyer.organisation, first.contract.seller.organisation)
            factory.submitted(contract=factory.signed(sides=sides))
        for url, client in clients.items():
            client.get(url)
            with CaptureQueriesContext(connection) as caught:
                assert client.get(url).content.decode().count("<tr") > more
            counted[url].append(len(caught))
    assert all(len(set(counts)) == 1 for counts in counted.values()), counted


def test_the_package_holds_the_form_and_the_signed_text():
    one = factory.registered()
    client = browser(admin_of(one.seller.organisation))
    answer = client.post(f"/registrations/{one.pk}/package.zip")
    package = zipfile.ZipFile(io.BytesIO(answer.content))
    names = ["fields.xlsx", "fields.xml", f"contract-{one.contract.code}.pdf", "SHA256SUMS"]
    assert package.namelist() == names
    assert package.read(names[2]).startswith(b"%PDF")
    page = load_workbook(io.BytesIO(package.read("fields.xlsx"))).active
    rows = {row[0]: row[2] for row in page.iter_rows(min_row=2, values_only=True)}
    assert (rows["total"], rows["seller_uscc"]) == ("500,000.00", one.seller.organisation.uscc or None)
    top = ElementTree.fromstring(package.read("fields.xml"))  # noqa: S314 - our own
    told = {each.get("code"): each.text for each in top}
    assert (top.get("number"), told["title"], told["rights"]) == (factory.NUMBER, one.title, "发明专利")
    assert Entry.objects.filter(verb="registration.package.taken").count() == 1


def test_strangers_and_the_buyer_take_no_package():
    one = factory.registered()
    for user, status in ((admin_of(one.buyer.organisation), 403), (account(), 404)):
        assert browser(user).post(f"/registrations/{one.pk}/package.zip").status_code == status
    assert not Entry.objects.filter(verb="registration.package.taken").exists()


@pytest.mark.once  # what it says of which contract is tried with the rules
def test_the_tax_page_says_that_it_decides_nothing():
    deal = contracts.proposed()
    page = browser(admin_of(deal.buyer.organisation)).get(f"/contracts/{deal.pk}/tax/").content.decode()
    for words in ("这不是税务意见", "财税〔2016〕36号", "未核对", "已对照原文"):
        assert words in page
