"""A bank statement proposes and never confirms; whatever stands in it, each line and payment counts once."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from rongtong.apps.ledger.actions import paying
from rongtong.apps.ledger.models import Payment
from rongtong.apps.ledger.rules.statements import (
    AFTER,
    BEFORE,
    Credit,
    NoStatement,
    Reported,
    credits_of,
    day_of,
    fen_of,
    matches,
    references,
)
from tests.factories.ledger import AT, acts, obligation, party, payment
from tests.factories.organisations import admin_of

pytestmark = pytest.mark.once
DAY = date(2026, 9, 17)
SAMPLE = """\
某某银行对公账户交易明细,,,,,
账号：************0917,币种：人民币,,,,
交易日期,借方发生额,贷方发生额(元),对方户名,摘要,附言
2026-09-16,"1,200.00",,绵阳电力有限公司,电费,
2026/9/17 10:21,,"5,400.00",绵阳石亭压铸有限公司,货款,检测费 D10
20260918,,2800.00,绵阳石亭压铸有限公司,往来款,
2026年9月19日,,300.00,个人,,
合计,"1,200.00","8,500.00",,,
"""
ROWS = list(csv.reader(SAMPLE.splitlines()))


def paid(key: int, fen: int, day: date = DAY, payer: str = "", words: tuple[str, ...] = ()) -> Reported:
    return Reported(key, fen, day, payer, words)


def test_what_came_in_is_read_below_the_head_and_what_went_out_is_not():
    assert [(one.line, one.day, one.fen) for one in credits_of(ROWS)] == [
        (5, DAY, 5400_00), (6, DAY + timedelta(1), 2800_00), (7, DAY + timedelta(2), 300_00),
    ]  # fmt: skip
    assert credits_of(ROWS)[0].words == "检测费 D10 货款"
    with pytest.raises(NoStatement):
        credits_of(ROWS[3:])


@pytest.mark.parametrize(
    ("text", "fen"),
    [("¥5,400.00", 5400_00), ("+0.01", 1), ("1.005", None), ("", None), ("NaN", None), ("-3", -300)],
)
def test_sums(text, fen):
    assert fen_of(text) == fen


def test_days_and_references():
    assert day_of("2026-13-01") is day_of("合计") is None
    assert references("D10 检测", "附言D7，流水 20260917001，AD11，12") == ("D10", "D7", "20260917001")


def test_the_reference_decides_before_payer_and_day():
    one = credits_of(ROWS)[0]
    rivals = [
        paid(1, 5400_00, payer="绵阳石亭压铸有限公司"),
        paid(2, 5400_00, DAY - timedelta(5), words=("D10",)),
    ]
    assert [(found.key, found.why) for found in matches([one], rivals)] == [(2, ("reference",))]
    longer = [paid(1, 5400_00, DAY - timedelta(5), words=("D1",))]
    assert matches([one], longer)[0].why == ()


def test_where_two_agree_equally_well_nothing_is_proposed():
    one = credits_of(ROWS)[0]
    assert matches([one], [paid(1, 5400_00), paid(2, 5400_00)]) == []
    assert [found.key for found in matches([one], [paid(1, 5400_00), paid(2, 5401_00)])] == [1]


CREDIT = st.builds(
    Credit, st.integers(1, 9), st.dates(DAY, DAY + timedelta(20)), st.sampled_from([100, 200]),
    st.sampled_from(["甲", "乙"]), st.sampled_from(["", "D1", "D2 货款"]),
)  # fmt: skip
REPORTED = st.builds(
    Reported, st.integers(1, 9), st.sampled_from([100, 200]), st.dates(DAY, DAY + timedelta(20)),
    st.sampled_from(["甲", "乙"]), st.sampled_from([(), ("D1",), ("D2",)]),
)  # fmt: skip


@given(
    st.lists(CREDIT, max_size=6, unique_by=lambda one: one.line),
    st.lists(REPORTED, max_size=6, unique_by=lambda one: one.key),
)
def test_each_line_and_each_payment_stands_once_and_agrees(came, reported):
    found = matches(came, reported)
    by_key = {one.key: one for one in reported}
    assert len({one.key for one in found}) == len({one.credit for one in found}) == len(found)
    for one in found:
        there = by_key[one.key]
        assert one.credit.fen == there.fen
        assert there.day - BEFORE <= one.credit.day <= there.day + AFTER
    assert matches(came[::-1], reported[::-1]) == found


def held_as(form: str, day: date) -> bytes:
    """Give the sample as a file, its second line paid on ``day``."""
    text = SAMPLE.replace("2026/9/17", f"{day:%Y/%m/%d}")
    if form != "xlsx":
        return text.encode(form)
    book, held = Workbook(), BytesIO()
    for row in csv.reader(text.splitlines()):
        book.active.append(row)
    book.save(held)
    return held.getvalue()


@pytest.fixture
def waiting(db):
    """A payment of 5,400 yuan that the debtor reported, and who is paid, at the browser."""
    side = party(name="绵阳石亭压铸有限公司")
    owed = obligation(5400_00, debtor=side)
    made = paying.report(
        obligation=owed, amount=5400_00, key="t", note="附言D10", actor=acts(side), at=AT, paid_on=AT.date()
    )
    browser = Client()
    browser.force_login(admin_of(owed.creditor.organisation))
    return made, browser


@pytest.mark.parametrize("form", ["utf-8", "gb18030", "xlsx"])
def test_a_statement_finds_it_and_only_the_button_confirms(waiting, form):
    made, browser = waiting
    address = reverse("ledger:statement")
    page = browser.post(address, {"file": SimpleUploadedFile("s", held_as(form, AT.date()))})
    text = page.content.decode()
    assert page.status_code == 200
    assert 'value="confirm"' in text
    assert "绵阳石亭压铸有限公司" in text
    assert Payment.objects.get().state == "reported"
    browser.post(reverse("ledger:answer", args=[made.pk]), {"transition": "confirm", "version": made.version})
    assert Payment.objects.get().state == "confirmed"


def test_others_payments_are_laid_beside_nothing(waiting):
    made, _browser = waiting
    debtor, stranger = Client(), Client()
    debtor.force_login(admin_of(made.obligation.debtor.organisation))
    stranger.force_login(admin_of(payment().obligation.creditor.organisation))
    for browser in (debtor, stranger):
        upload = SimpleUploadedFile("s.csv", held_as("utf-8", AT.date()))
        text = browser.post(reverse("ledger:statement"), {"file": upload}).content.decode()
        assert 'value="confirm"' not in text
        assert "绵阳石亭压铸" not in text.replace("绵阳石亭压铸有限公司 · 资金", "")


@pytest.mark.parametrize("held", [b"", b"PK\x03\x04 broken", b"a,b\n1,2\n", b"\x00" * 40])
def test_what_is_no_statement_is_refused_in_words(waiting, held):
    _made, browser = waiting
    page = browser.post(reverse("ledger:statement"), {"file": SimpleUploadedFile("s.csv", held)})
    assert page.status_code == 422
    assert Payment.objects.get().state == "reported"
