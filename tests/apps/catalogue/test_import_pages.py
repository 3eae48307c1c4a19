"""The pages of an import, as its owner clicks through them."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from rongtong.apps.catalogue.models import Import, Listing
from tests.factories import vocab
from tests.factories.accounts import account
from tests.factories.catalogue import house
from tests.factories.imports import HEAD, ROWS, begun, brought_in, sheet
from tests.factories.jobs import work_off
from tests.factories.organisations import admin_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _lists(db: None) -> None:
    vocab.load()


def signed_in(user: Any) -> Client:
    """Give a browser that is signed in."""
    browser = Client()
    browser.force_login(user)
    return browser


def test_from_upload_to_drafts_and_back() -> None:
    owner = house()
    browser = signed_in(admin_of(owner))
    form = {"file": sheet(), "what": "offer.result", "owner": f"o{owner.pk}"}
    here = browser.post("/imports/new/", form)["Location"]
    work_off()
    shown = browser.get(here).content.decode()
    assert all(words in shown for words in (ROWS[0][1], "成果名称", "120"))
    batch = Import.objects.get()
    browser.post(f"{here}do/", {"transition": "run", "version": batch.version})
    work_off()
    assert Listing.objects.filter(state="draft").count() == 3
    batch.refresh_from_db()
    browser.post(f"{here}do/", {"transition": "undo", "version": batch.version})
    work_off()
    assert set(Listing.objects.values_list("state", flat=True)) == {"discarded"}


def test_a_faulty_cell_is_mended_on_the_page() -> None:
    batch, _by = begun(upload=sheet([[*ROWS[0][:4], "阿特兰蒂斯", *ROWS[0][5:]]]))
    browser = signed_in(admin_of(batch.organisation))
    assert "阿特兰蒂斯" in browser.get(f"/imports/{batch.pk}/").content.decode()
    browser.post(f"/imports/{batch.pk}/mend/", {"row_0_region:所在地": "重庆市渝北区"})
    work_off()
    assert batch.rows.get().values["region"] == "500112"


def test_the_workbook_comes_back_with_what_is_to_be_mended() -> None:
    batch, _by = begun(upload=sheet([[*ROWS[0][:4], "阿特兰蒂斯", *ROWS[0][5:]]]))
    answer = signed_in(admin_of(batch.organisation)).get(f"/imports/{batch.pk}/returned/")
    book = load_workbook(BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]
    cells = [str(cell.value) for row in book.active.iter_rows() for cell in row]  # type: ignore[union-attr]
    assert HEAD[1] in cells
    assert any("阿特兰蒂斯" in text and "所在地" in text for text in cells)


def test_strangers_find_no_import() -> None:
    batch, _by = begun()
    browser = signed_in(account())
    for path in ("", "columns/", "mend/", "do/", "returned/"):
        ask = browser.get if path in ("", "returned/") else browser.post
        assert ask(f"/imports/{batch.pk}/{path}").status_code == 404
    assert batch.name not in browser.get("/imports/").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_number_of_queries(count: int, django_assert_num_queries: Any) -> None:
    owner = house()
    for _number in range(count):
        begun(owner=owner)
    browser = signed_in(admin_of(owner))
    browser.get("/imports/")
    with django_assert_num_queries(6):
        browser.get("/imports/")


def test_complete_drafts_are_handed_in_at_once_and_the_rest_stays() -> None:
    batch, _by = brought_in(upload=sheet([*ROWS, [4, "缺内容的一项", "", "农业", "绵阳", "5", 8]]))
    browser = signed_in(admin_of(batch.organisation))
    assert "3" in browser.get(f"/imports/{batch.pk}/").content.decode()
    browser.post(f"/imports/{batch.pk}/hand-in/")
    work_off()
    states = sorted(Listing.objects.values_list("state", flat=True))
    assert states == ["draft", "submitted", "submitted", "submitted"]


def test_a_file_that_is_no_table_is_answered_with_what_to_do_on_the_page() -> None:
    batch, _by = begun(upload=SimpleUploadedFile("会议通知.txt", "各位老师好，周五开会，请带材料。".encode()))
    shown = signed_in(admin_of(batch.organisation)).get(f"/imports/{batch.pk}/").content.decode()
    assert "周五开会" in shown
    assert "--needs-mapping" not in shown
    assert shown.count("/imports/new/") >= 1
