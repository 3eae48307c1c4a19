"""The pack of evidence holds what was done, opens as pages, and an outsider finds what was altered."""

from __future__ import annotations

import hashlib
import json
from io import StringIO

import pypdfium2
import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from rongtong.apps.contracts.actions.evidence import make_pack as contract_pack
from rongtong.apps.orders.actions.evidence import make_pack
from rongtong.kit import files
from rongtong.kit.audit import queries as trail
from rongtong.kit.permissions import Refused
from tests.factories import contracts, orders
from tests.factories.contracts import speaker
from tests.factories.organisations import AT, admin_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def read(pdf: bytes) -> str:
    """Give the text of all pages, blanks left out."""
    with pypdfium2.PdfDocument(pdf) as document:
        return "".join("".join(page.get_textpage().get_text_range().split()) for page in document)


def attached(pdf: bytes) -> bytes:
    """Give what is attached."""
    with pypdfium2.PdfDocument(pdf) as document:
        (one,) = [document.get_attachment(number) for number in range(document.count_attachments())]
        assert one.get_name() == "entries.jsonl"
        return bytes(one.get_data())


@pytest.fixture
def disputed():
    """An order with a delivered file, in dispute."""
    made = orders.order("delivering")
    seller = orders.acts(made, "seller")
    upload = ContentFile(b"%PDF-1.4\n%%EOF\n", "report.pdf")
    kept = files.keep(upload, purpose="orders.file", actor=seller, at=AT, about=made)
    made = orders.step(made, "deliver", note="报告一份，30件全检。")
    return orders.step(made, "dispute", note="只有27件的数据。"), kept


def test_it_tells_who_did_what_and_names_files_by_their_digests(disputed):
    made, kept = disputed
    with override("zh-hans"):
        pdf = make_pack(order=made, actor=orders.acts(made, "buyer"), at=AT)
    text = read(pdf)
    for said in (
        made.code,
        str(made.buyer),
        str(made.seller),
        "报告一份，30件全检。",
        "只有27件的数据。",
        kept.sha256,
    ):
        assert said in text, said
    entry = trail.of(made).last()
    assert (entry.verb, entry.data["sha256"]) == ("orders.order.evidence", hashlib.sha256(pdf).hexdigest())


def test_an_outsider_checks_the_entries_and_sees_what_was_altered(disputed, tmp_path):
    made, _kept = disputed
    rows = attached(make_pack(order=made, actor=orders.acts(made, "seller"), at=AT)).decode().splitlines()
    assert len(rows) == trail.of(made).count() - 1
    there, said = tmp_path / "entries.jsonl", StringIO()
    there.write_text("\n".join(rows), encoding="utf-8")
    call_command("verify_audit", picked=str(there), stdout=said)
    changed = json.loads(rows[-1]) | {"note": "30件都有。"}
    there.write_text("\n".join([*rows[:-1], json.dumps(changed)]), encoding="utf-8")
    with pytest.raises(CommandError):
        call_command("verify_audit", picked=str(there), stderr=StringIO())


def test_payments_stand_in_it():
    made = orders.settled(orders.order("accepted"))
    text = read(make_pack(order=made, actor=orders.acts(made, "seller"), at=AT))
    assert text.count("1,200.00") >= 3


def test_nobody_else_gets_it(disputed):
    made, _kept = disputed
    stranger = orders.acts(orders.order(), "buyer")
    before = trail.of(made).count()
    with pytest.raises(Refused):
        make_pack(order=made, actor=stranger, at=AT)
    assert trail.of(made).count() == before
    browser, address = Client(), reverse("orders:evidence", args=[made.pk])
    browser.force_login(admin_of(made.buyer.organisation))
    assert browser.get(address).status_code == 405
    answer = browser.post(address)
    assert (answer.content[:5], answer["Content-Disposition"]) == (
        b"%PDF-", f'attachment; filename="{made.code}-evidence.pdf"',
    )  # fmt: skip


def test_a_contract_has_one_too():
    made = contracts.agreed()
    with override("zh-hans"):
        text = read(contract_pack(contract=made, actor=speaker(made, "buyer"), at=AT))
    assert made.code in text
    assert "".join(made.title.split()) in text
    assert str(made.seller).replace(" ", "") in text
