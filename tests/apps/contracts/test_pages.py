"""The pages: what is written comes back as it was; lists ask a fixed number of queries; who sees what."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rongtong.apps.contracts.models import Contract, Draft
from rongtong.kit.audit.models import Entry
from tests.factories import contracts
from tests.factories.accounts import account
from tests.factories.organisations import AT, admin_of
from tests.factories.vocab import load

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lists(db):
    load()


def browser(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def fields(page: str) -> dict[str, str]:
    """Give what a form on a page would send as it stands."""
    sent = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and ("checkbox" not in tag or "checked" in tag):
            sent[name[1]] = unescape(value[1]) if value else ""
    for name, options in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options) or re.search(r'value="([^"]*)"', options)
        sent[name] = chosen[1] if chosen else ""
    return sent


@pytest.mark.parametrize("step", ["matter", "plan", "money", "clauses"])
def test_saving_what_is_shown_changes_nothing(step):
    made = contracts.proposed()
    client = browser(admin_of(made.seller.organisation))
    page = client.get(f"/contracts/{made.pk}/write/{step}/").content.decode()
    texts = re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>\n?(.*?)</textarea>', page, re.DOTALL)
    sent = fields(page) | {name: unescape(text) for name, text in texts} | {"stay": "1"}
    answer = client.post(f"/contracts/{made.pk}/write/{step}/", sent)
    assert answer.status_code == 302
    assert Draft.objects.get(side="seller").values == made.terms.get().values


def test_the_list_asks_the_same_for_one_and_three():
    buyer, seller = contracts.sides()
    client, counts = browser(admin_of(buyer)), []
    for wanted in (1, 3):
        while Contract.objects.count() < wanted:
            contracts.begun(sides=(buyer, seller))
        client.get("/contracts/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/contracts/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_stranger_finds_nothing_and_the_notice_hides_the_buyer():
    notice = contracts.published()
    client = browser(account())
    assert client.get(f"/contracts/{notice.contract_id}/").status_code == 404
    page = client.get(f"/contracts/notices/{notice.pk}/").content.decode()
    assert str(notice.contract.seller) in page
    assert str(notice.contract.buyer) not in page
    assert Entry.objects.filter(verb="contracts.contract.looked", at__gt=AT).count() == 0
