"""The pages: reading is for everybody, importing for the operator in a staff session."""

from __future__ import annotations

import io

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import load_workbook

from rongtong.apps.vocab import queries
from rongtong.apps.vocab.actions.read import table, text_of
from rongtong.apps.vocab.queries.rows import content
from rongtong.kit.permissions import actions as power
from rongtong.lib.actor import SYSTEM

pytestmark = pytest.mark.usefixtures("lists")
IMPORT = "/vocab/cq-416/import/"
FILE = "code,zh\nS1,数智科技\nS9,未来材料\n"


@pytest.fixture
def operator(client):
    user, now = get_user_model().objects.create_user("op@example.org", name="Op"), timezone.now()
    power.assign(user=user, role="operator", actor=SYSTEM, at=now, reason="test")
    power.open_staff_session(user=user, reason="lists of the year", actor=SYSTEM, at=now)
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session["factor"] = True
    session.save()
    return client


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("/vocab/", "GB/T 4754-2017"),
        ("/vocab/?q=ｃ３６", "汽车制造业"),
        ("/vocab/region/", "重庆市"),
        ("/vocab/region/?under=500000", "两江新区"),
        ("/vocab/region/?q=渝北", "500112"),
        ("/vocab/region/500112/", "两江新区"),
        ("/vocab/region/5001LJ/", "江北区"),
        ("/vocab/cq-33618/P3-3/", "软件和信息技术服务业"),
    ],
)
def test_everybody_reads(client, address, text):
    assert text in client.get(address).content.decode()


def test_ended_codes_are_shown_on_request_only(client):
    assert "江北区" not in client.get("/vocab/region/?under=500000").content.decode()
    assert "江北区" in client.get("/vocab/region/?under=500000&ended=1").content.decode()


@pytest.mark.parametrize("address", ["/vocab/nix/", "/vocab/region/999999/", "/vocab/region/download/pdf/"])
def test_what_is_not_there_is_not_found(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_download_reads_back_as_it_was(client, kind):
    text = text_of(client.get(f"/vocab/region/download/{kind}/").content)
    assert table(text).rows == content("region")


def test_the_workbook_opens_elsewhere(client):
    book = load_workbook(io.BytesIO(client.get("/vocab/industry/download/xlsx/").content))
    assert book.active["A2"].value == "A"


@pytest.mark.parametrize("address", [IMPORT, "/vocab/cq-416/versions/"])
def test_strangers_do_not_get_to_the_operators_pages(client, address):
    assert client.get(address).status_code == 403
    assert client.post(IMPORT, {"text": FILE, "version": 1, "action": "import"}).status_code == 403
    assert queries.term("cq-416", "S9") is None


def test_a_check_shows_what_would_change_and_writes_nothing(operator):
    upload = SimpleUploadedFile("416.csv", FILE.encode())
    page = operator.post(IMPORT, {"file": upload, "action": "check"}).content.decode()
    assert "S9 未来材料" in page
    assert 'value="import"' in page
    assert queries.term("cq-416", "S9") is None


def test_what_was_checked_is_loaded_and_undone(operator):
    operator.post(IMPORT, {"text": FILE, "version": 1, "action": "import"})
    assert queries.term("cq-416", "S9") is not None
    operator.post("/vocab/cq-416/undo/", {"version": 2, "reason": "wrong file"})
    assert queries.term("cq-416", "S9", timezone.localdate()) is None


def test_a_fault_keeps_the_text_and_offers_no_import(operator):
    page = operator.post(IMPORT, {"text": "code,zh\nlower,我写的", "action": "check"}).content.decode()
    assert "我写的" in page
    assert 'value="import"' not in page


def test_who_comes_second_is_told_and_keeps_the_text(operator):
    operator.post(IMPORT, {"text": FILE, "version": 1, "action": "import"})
    answer = operator.post(IMPORT, {"text": "code,zh\nS5,第二份", "version": 1, "action": "import"})
    assert answer.status_code == 409
    assert "第二份" in answer.content.decode()
    assert queries.term("cq-416", "S5") is None


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no workbook", b"\xff\xff\xff"])
def test_a_file_that_is_none_is_refused_in_words(operator, content):
    upload = SimpleUploadedFile("x.xlsx", content or b" ")
    assert operator.post(IMPORT, {"file": upload, "action": "check"}).status_code == 422


def test_pages_cost_the_same_for_short_and_long_lists(client, django_assert_num_queries):
    queries.lists()
    for address in ("/vocab/", "/vocab/cq-416/", "/vocab/region/?under=510000", "/vocab/region/500112/"):
        with django_assert_num_queries(1):
            client.get(address)
