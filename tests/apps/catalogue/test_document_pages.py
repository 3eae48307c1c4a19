"""The pages of a document, as its owner goes through them on a phone; and the same by the interface."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rongtong.apps.catalogue.models import Document, Listing
from rongtong.lib.documents import picture
from tests.conftest import leave_out
from tests.factories.catalogue import house
from tests.factories.documents import FONTS, FORM, LIST, OLD_WORD, brought, pdf, photo, word
from tests.factories.documents import picture as page
from tests.factories.jobs import work_off
from tests.factories.organisations import admin_of
from tests.factories.tokens import bearer, token

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lists")]
START = "/post/need/research/"


def signed_in(user: Any) -> Client:
    browser = Client()
    browser.force_login(user)
    return browser


def calling(user: Any) -> Client:
    return Client(**bearer(token(user)[1]))  # type: ignore[arg-type]


def begun(file: Any, name: str = "document") -> tuple[Client, Any]:
    owner = house()
    browser = signed_in(admin_of(owner))
    return browser, browser.post(START, {"owner": f"o{owner.pk}", "text": "", name: file})


def test_a_word_file_goes_the_whole_way_to_a_draft_with_its_sources() -> None:
    browser, answer = begun(word())
    waiting = browser.get(answer["Location"]).content.decode()
    assert "正在读取" in waiting
    work_off()
    here = browser.get(answer["Location"])["Location"]
    shown = browser.get(here)
    assert "表格 1 第 4 行第 2 列" in shown.content.decode()
    form = shown.context["form"]
    typed = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    done = browser.post(here, typed | {"title": "改过的标题", "deadline": "2099-09-30"})
    assert done.status_code == 302, done.context["form"].errors
    draft = Listing.objects.get()
    assert (draft.title, draft.money_high, draft.state) == ("改过的标题", 50_000_000, "draft")
    stated = draft.sources.filter(kind="document").values_list("name", flat=True)
    assert set(stated) >= {"money_high", "tried"}
    assert not draft.sources.filter(name="title").exists()
    assert "需求表.docx" in browser.get(f"/listings/{draft.pk}/write/1/").content.decode()


def test_of_several_the_chosen_become_drafts() -> None:
    browser, answer = begun(word(LIST))
    work_off()
    here = answer["Location"]
    assert "压铸气孔在线检测" in browser.get(here).content.decode()
    nothing = browser.post(f"{here}drafts/", {"version": "1"})
    assert (nothing.status_code, Listing.objects.count()) == (422, 0)
    browser.post(f"{here}drafts/", {"piece": ["1", "2"], "version": "1"})
    assert Listing.objects.filter(state="draft").count() == 2
    assert "耐高温封装胶" in browser.get(here).content.decode()


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (SimpleUploadedFile("a.doc", OLD_WORD), "另存为"),
        (SimpleUploadedFile("a.heic", b"\0\0\0\x18ftypheic" + bytes(50)), "HEIC"),
        (SimpleUploadedFile("a.docx", b"MZ\0 not a document"), "PDF"),
    ],
)
def test_what_is_not_read_is_refused_beside_the_field(file: Any, words: str) -> None:
    file.seek(0)
    _browser, answer = begun(file)
    assert answer.status_code == 422
    assert words in str(answer.context["form"].errors["document"])
    assert not Document.objects.exists()


def test_a_scan_says_that_it_is_one() -> None:
    browser, answer = begun(pdf(""))
    work_off()
    assert "这是扫描件" in browser.get(answer["Location"]).content.decode()
    assert Document.objects.get().state == "unreadable"


def test_a_document_is_removed_by_its_owner() -> None:
    made, _by = brought()
    browser = signed_in(made.author)
    browser.post(f"/documents/{made.pk}/do/", {"transition": "drop", "version": made.version})
    made.refresh_from_db()
    assert made.state == "dropped"
    assert "已删除" in browser.get(f"/documents/{made.pk}/").content.decode()


@pytest.mark.thorough
def test_a_photo_and_a_scan_are_read_and_what_is_unsure_is_marked() -> None:
    if not picture.installed():
        leave_out("reading of pictures (rapidocr is not installed)")
    if not FONTS.exists():
        leave_out("reading of pictures (fonts-noto-cjk is not installed)")
    rows = [FORM[0], FORM[3], FORM[5]]
    browser, answer = begun(photo(page(rows)), "photo")
    work_off()
    here = browser.get(answer["Location"])["Location"]
    assert "铝合金压铸壳体气孔率偏高" in browser.get(here).content.decode()
    piece = Document.objects.get().pieces.get()
    for line in [*piece.lines, *(told["line"] for told in piece.told)]:
        line["sure"] = 0.5
    piece.save()
    assert "请核对" in browser.get(here).content.decode()
    browser, answer = begun(_scan(rows))
    work_off()
    browser.post(f"{answer['Location']}by-ocr/", {"version": "1"})
    work_off()
    assert Document.objects.order_by("-pk")[0].state == "taken"


def _scan(rows: Any) -> SimpleUploadedFile:
    kept = BytesIO()
    page(rows).save(kept, "PDF")
    return SimpleUploadedFile("scan.pdf", kept.getvalue())


def test_the_interface_makes_the_same_drafts_with_the_same_faults() -> None:
    owner = house()
    call = calling(admin_of(owner))
    given = {"side": "need", "kind": "research", "organisation": owner.pk}
    file = word()
    made = call.post("/api/v1/documents", given | {"file": file}, HTTP_IDEMPOTENCY_KEY="k1")
    file.seek(0)
    again = call.post("/api/v1/documents", given | {"file": file}, HTTP_IDEMPOTENCY_KEY="k1")
    assert (made.status_code, again.json()["id"]) == (201, made.json()["id"])
    work_off()
    (piece,) = call.get(made["Location"]).json()["pieces"]
    found = {one["field"]: one for one in call.get(f"/api/v1/listings/{piece['listing']}/proposals").json()}
    assert found["money"]["values"] == {"money_low": 50_000_000, "money_high": 50_000_000}
    old = call.post("/api/v1/documents", given | {"file": SimpleUploadedFile("a.doc", OLD_WORD)})
    assert (old.status_code, "另存为" in old.content.decode()) == (422, True)


def test_a_text_by_the_interface_is_picked_from() -> None:
    owner = house()
    call = calling(admin_of(owner))
    text = "1. 急需开发耐高温封装胶。\n2. 寻求轴承钢热处理工艺。"
    body = {"side": "need", "kind": "research", "organisation": owner.pk, "text": text}
    made = call.post("/api/v1/documents/text", body, content_type="application/json")
    work_off()
    assert call.get(made["Location"]).json()["state"] == "shown"
    done = call.post(f"{made['Location']}/drafts", {"pieces": [2]}, content_type="application/json")
    assert [one["listing"] is not None for one in done.json()["pieces"]] == [False, False, True]
    assert Listing.objects.get().detail == "寻求轴承钢热处理工艺。"
