"""Pages of those who plan and work: what they show, to whom, with how many queries."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from rongtong.apps.campaigns.actions.targets import assign_evenly
from rongtong.apps.campaigns.models import Answer, Campaign, Target
from rongtong.apps.campaigns.queries.finding import Found
from rongtong.apps.campaigns.queries.lists import read_text
from rongtong.lib.actor import SYSTEM
from tests.factories.campaigns import PLANNED, answer, campaign, place, posted, running
from tests.factories.catalogue import house
from tests.factories.organisations import code, organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def who(client: Client) -> Any:
    """An officer posted to the county's centre, signed in."""
    user = posted()
    client.force_login(user)
    return user


def page(client: Client, address: str) -> str:
    answered = client.get(address)
    assert answered.status_code == 200, address
    return str(answered.content.decode())


def test_an_officer_plans_chooses_and_starts(client: Client, who: Any):
    typed = {**PLANNED, "asked": ["need.service"], "centre": place().pk}
    assert client.post("/campaigns/new/", typed | {"asked": []}).status_code == 422
    made = Campaign.objects.get(pk=client.post("/campaigns/new/", typed).headers["Location"].split("/")[2])
    lines = f"{organisation().name}\n没登记的厂\t13912345678\n没登记的厂"
    client.post(f"/campaigns/{made.pk}/add/", {"way": "list", "list-text": lines})
    assert made.targets.count() == 2
    assert made.targets.get(organisation=None).phone == "+8613912345678"
    client.post(f"/campaigns/{made.pk}/targets/evenly/")
    client.post(f"/campaigns/{made.pk}/do/", {"transition": "start", "version": "0"})
    made.refresh_from_db()
    assert made.state == "running"
    assert Target.objects.filter(officer=who).count() == 2
    for tail in ("", "edit/", "add/", "targets/", "answers/", "cards/"):
        page(client, f"/campaigns/{made.pk}/{tail}")


def test_a_sheet_of_an_office_is_read_in_any_order_of_columns(client: Client, who: Any):
    book, made, number = openpyxl.Workbook(), campaign(), code()
    rows = [("联系电话", "企业名称", "统一社会信用代码", "区县"), ("13912345678", "甲厂", number, "渝北区"),
            ("", "乙厂", "91500", ""), ("023-67890000", "=HYPERLINK(1)", "", "")]  # fmt: skip
    for row in rows:
        book.active.append(row)
    file = BytesIO()
    book.save(file)
    sheet = SimpleUploadedFile("名单.xlsx", file.getvalue())
    told = client.post(f"/campaigns/{made.pk}/add/", {"way": "list", "list-file": sheet}, follow=True)
    assert "91500" in told.content.decode()
    first = made.targets.get(uscc=number)
    assert (first.name, first.phone, first.region) == ("甲厂", "+8613912345678", "500112")
    assert (
        client.post(
            f"/campaigns/{made.pk}/add/",
            {"way": "list", "list-file": SimpleUploadedFile("x.xlsx", b"PK\x03\x04no")},
        ).status_code
        == 422
    )


def test_pasted_lines_are_told_apart_by_their_look():
    number = code()
    lines = read_text(
        f"1\t甲厂\t李明\t139 1234 5678\t渝北区\n\n{number},乙厂,a@example.org\n丙厂；0816-2345678"
    )
    assert [(one.name, one.contact, one.uscc) for one in lines.found][:1] == [("甲厂", "李明", "")]
    by_comma = read_text(f"{number},乙厂,a@example.org").found[0]
    assert (by_comma.uscc, by_comma.name, by_comma.email) == (number, "乙厂", "a@example.org")


@pytest.mark.parametrize(("tail", "queries"), [("", 20), ("targets/", 18), ("answers/", 10), ("cards/", 10)])
def test_queries_do_not_grow(
    client: Client, who: Any, django_assert_num_queries: Any, tail: str, queries: int
):
    for firms in (1, 3):
        rows = running(*(f"第{n}厂" for n in range(firms)), "还没答的厂", at=timezone.now())
        for one in rows[:-1]:
            answer(one, at=timezone.now())
        page(client, f"/campaigns/{rows[0].campaign_id}/{tail}")
        with django_assert_num_queries(queries):
            page(client, f"/campaigns/{rows[0].campaign_id}/{tail}")


def test_the_target_page_hands_an_answer_in_for_a_firm(client: Client, who: Any):
    firm = house()
    target = running(firm, at=timezone.now())[0]
    sent = answer(target, at=timezone.now())
    assert "代其递交" in page(client, f"/campaigns/targets/{target.pk}/")
    form = {"transition": "confirm", "version": sent.version}
    client.post(f"/campaigns/answers/{sent.pk}/do/", form)
    assert Answer.objects.get().state == "sent"
    client.post(f"/campaigns/answers/{sent.pk}/do/", form | {"word": "电话：王经理"})
    kept = Answer.objects.get()
    assert (kept.state, kept.how, kept.listing.state) == ("taken", "officer", "submitted")


def test_phones_stand_masked_and_results_are_one_tap(client: Client, who: Any):
    phone = Found("电话厂", region="500112", phone="+8613912345678")
    target = running(phone, at=timezone.now())[0]
    assign_evenly(campaign=target.campaign, actor=SYSTEM, at=timezone.now())
    Target.objects.update(call_on=timezone.localdate())
    shown = page(client, "/campaigns/calls/")
    assert "139****5678" in shown
    assert "13912345678" not in shown
    client.post(f"/campaigns/targets/{target.pk}/call/?back=calls", {"result": "none"})
    assert Target.objects.get().state == "none"
    page(client, "/campaigns/calls/")
    assert "电话厂" not in page(client, "/campaigns/calls/")


def test_figures_open_their_records_and_the_file_holds_them(client: Client, who: Any):
    rows = running("甲厂", "乙厂", "丙厂", at=timezone.now())
    answer(rows[0], at=timezone.now())
    made = rows[0].campaign
    shown = page(client, f"/campaigns/{made.pk}/")
    assert f"/campaigns/{made.pk}/targets/?state=answered" in shown
    listed = page(client, f"/campaigns/{made.pk}/targets/?state=answered&region=500112&officer=-")
    assert "甲厂" in listed
    assert "乙厂" not in listed
    answered = client.get(f"/campaigns/{made.pk}/?export=xlsx")
    book = openpyxl.load_workbook(BytesIO(b"".join(answered.streaming_content)))
    assert [cell.value for cell in book.active[2]][2:5] == [3, 0, 1]


def test_an_officer_of_another_county_finds_nothing(client: Client):
    from tests.factories import centres

    target = running("甲厂", at=timezone.now())[0]
    client.force_login(centres.posted(centres.centre("510000")).user)
    assert "装备制造" not in page(client, "/campaigns/")
    for address in (f"/campaigns/{target.campaign_id}/", f"/campaigns/targets/{target.pk}/"):
        assert client.get(address).status_code == 404
    for tail in (f"{target.campaign_id}/do/", f"targets/{target.pk}/link/", f"targets/{target.pk}/call/"):
        assert client.post(f"/campaigns/{tail}", {"transition": "close", "result": "none"}).status_code == 404
    assert Target.objects.get().state == "waiting"
