"""The pages of organisations in a real browser: axe, narrow screens, the reviewer's keys."""

from __future__ import annotations

import pytest
from django.conf import settings as site
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from rongtong.apps.parties.actions import details, memberships, merges, organisations
from rongtong.apps.parties.models import DuplicateProposal
from rongtong.kit.permissions.actions import assign
from rongtong.lib.actor import SYSTEM
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_site_pages import violations
from tests.factories import centres, vocab
from tests.factories import organisations as make
from tests.factories.accounts import account
from tests.factories.organisations import AT

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SYS = {"actor": SYSTEM, "at": AT}


@pytest.fixture
def town():
    """An organisation with all it can have, and who sees what."""
    vocab.load()
    made = make.organisation(
        name="重庆渝新传感技术有限公司",
        english_name="Yuxin Sensing",
        summary="做工业传感器。" * 12,
        staff=120,
    )
    admin, stranger, reviewer = make.admin_of(made), account(), account("审核员")
    row = {
        "name": "张伟",
        "phone": "+8613800138000",
        "email": "",
        "duty": "办公室主任",
        "audience": "members",
    }
    details.save_contacts(organisation=made, rows=[row], version=0, **SYS)
    figures = [{"year": 2025, "revenue": 123_456_789_00, "rd_spend": 9_876_543_00}]
    details.save_figures(organisation=made, rows=figures, version=1, **SYS)
    badge = {"kind": "high_tech", "number": "GR202551000001", "valid_from": None, "valid_until": AT.date()}
    details.save_qualifications(organisation=made, rows=[badge], version=2, **SYS)
    make.member(made, "org.editor")
    memberships.ask_to_join(organisation=made, actor=make.acting(account("李明")), at=AT, message="研发部")
    make.invitation(made)
    case = make.case(made, "returned")
    waiting = make.case(make.organisation(name="重庆待审有限公司"))
    assign(user=reviewer, role="reviewer", centre=centres.centre("500000").pk, **SYS)
    twin = make.organisation(name="重庆渝新传感技术股份有限公司")
    organisations.edit(organisation=twin, values={"staff": 3}, version=0, **SYS)
    merges.propose(pairs={(made.pk, twin.pk): ["same_name"]}, **SYS)
    pair = DuplicateProposal.objects.get()
    people = {"admin": admin, "stranger": stranger, "reviewer": reviewer}
    return {"made": made, "case": case, "waiting": waiting, "people": people, "pair": pair}


def signed_in(user) -> str:
    client = Client()
    client.force_login(user)
    return client.cookies[site.SESSION_COOKIE_NAME].value


def addresses(town):
    pk, waiting = town["made"].pk, town["waiting"].pk
    return {
        "stranger": [
            reverse("parties:organisations"), reverse("parties:organisation", args=[pk]),
            reverse("parties:register"), reverse("parties:register_new"), reverse("parties:join", args=[pk]),
        ],
        "admin": [
            reverse("parties:organisation", args=[pk]), reverse("parties:organisation_edit", args=[pk]),
            reverse("parties:organisation_rows", args=[pk, "contacts"]),
            reverse("parties:members", args=[pk]),
            reverse("parties:delegate", args=[pk]), reverse("parties:verification", args=[pk]),
            reverse("parties:organisation_history", args=[pk]),
        ],
        "reviewer": [
            reverse("parties:review_queue"), reverse("parties:review", args=[waiting]),
            reverse("parties:duplicates"), reverse("parties:duplicate", args=[town["pair"].pk]),
        ],
    }  # fmt: skip


@pytest.mark.parametrize(("size", "look", "language"), [(DESK, "light", "zh-hans"), (PHONE, "dark", "en")])
def test_axe_finds_nothing_and_nothing_sticks_out(visit, town, live_server, size, look, language):
    found = []
    for who, paths in addresses(town).items():
        page = visit("/nowhere/", size, look, language, bypass_csp=True)
        cookie = {
            "name": site.SESSION_COOKIE_NAME,
            "value": signed_in(town["people"][who]),
            "url": live_server.url,
        }
        page.context.add_cookies([cookie])
        for path in paths:
            page.goto(live_server.url + path)
            found += [f"{path} {line}" for line in violations(page)]
            if page.evaluate("document.documentElement.scrollWidth") > size[0]:
                found.append(f"{path} sticks out")
    assert found == []


def test_a_reviewer_takes_a_case_by_a_key(visit, town, live_server):
    page = visit("/nowhere/")
    value = signed_in(town["people"]["reviewer"])
    page.context.add_cookies([{"name": site.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}])
    page.goto(live_server.url + reverse("parties:review", args=[town["waiting"].pk]))
    page.locator("h1").wait_for()
    page.wait_for_load_state("load")
    page.keyboard.press("t")
    expect(
        page.locator("[data-keys] input[value=verify], [data-keys] input[value=hand_on]").first
    ).to_be_attached()
