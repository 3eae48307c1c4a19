"""A data room: what goes in, who opens what, what leaves, what the owner sees. And every way around it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from rongtong.apps.disclosure.actions import agreements, grants, rooms
from rongtong.apps.disclosure.models import Grant, Reading, RoomFile
from rongtong.apps.disclosure.queries import copies
from rongtong.apps.disclosure.queries.rooms import files_at, named_by
from rongtong.apps.disclosure.rules.codes import new_code, tidy
from rongtong.apps.parties.actions.memberships import remove
from rongtong.apps.parties.workflow.memberships import REMOVAL_REASONS
from rongtong.kit.files import FileRefused, link
from rongtong.kit.files.store import place
from rongtong.kit.notices.models import Notice
from rongtong.kit.permissions import Refused
from rongtong.lib.actor import Actor, Held
from tests.factories.catalogue import house
from tests.factories.disclosure import INSIDE, grant, png, room_file
from tests.factories.documents import word
from tests.factories.introductions import acts
from tests.factories.organisations import PDF, acting, admin_of, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def given() -> Grant:
    """Access of a buyer to the room of an offer, as of now."""
    return grant(at=timezone.now())


@pytest.fixture
def reader(given: Grant, client: Client) -> Client:
    """The buyer's administrator, signed in."""
    client.force_login(admin_of(given.reader.organisation, timezone.now()))
    return client


def opened(reader: Client, file: RoomFile, way: str = "view") -> str:
    """Open a file by its button; give where it leads."""
    answer = reader.post(f"/rooms/files/{file.pk}/open/", {"way": way})
    assert answer.status_code == 302, answer.status_code
    return str(answer.headers["Location"])


def fresh(given: Grant, **options: Any) -> RoomFile:
    return room_file(given.listing, at=timezone.now(), **options)


def test_a_reader_gets_marked_pages_and_the_owner_a_line(given: Grant, reader: Client):
    file = fresh(given)
    where = opened(reader, file)
    page = reader.get(where)
    assert INSIDE not in page.content.decode()
    sheet = reader.get(f"{where}1.jpg", headers={"range": "bytes=0-20"})
    assert (sheet.status_code, sheet.headers["Content-Type"]) == (200, "image/jpeg")
    assert "no-store" in sheet.headers["Cache-Control"]
    assert sheet.headers["Accept-Ranges"] == "none"
    assert len(sheet.content) > 10_000
    one = Reading.objects.get()
    assert (one.way, one.seen, one.grant) == ("view", [1], given)
    assert one.organisation == str(given.reader)
    assert one.code in sheet.headers["Content-Disposition"]
    assert file.name not in sheet.headers["Content-Disposition"]
    assert named_by(given.listing, one.code.lower().replace("-", " ")) == one
    assert reader.get(f"{where}2.jpg").status_code == 404


def test_a_copy_is_a_pdf_of_pictures_with_the_code_in_its_name(given: Grant, reader: Client):
    file = fresh(given, name="参数.txt", may_copy=True)
    taken = reader.get(opened(reader, file, "copy"))
    code = Reading.objects.get().code
    assert code in taken.headers["Content-Disposition"]
    assert INSIDE.encode() not in taken.content
    assert "".join(page.extract_text() for page in PdfReader(BytesIO(taken.content)).pages) == ""


def test_without_the_owners_leave_nobody_takes_a_copy(given: Grant, reader: Client):
    file = fresh(given)
    assert reader.post(f"/rooms/files/{file.pk}/open/", {"way": "copy"}).status_code == 403
    view = opened(reader, file)
    assert reader.get(f"{view}copy/").status_code == 404
    assert not Reading.objects.filter(way="copy").exists()


def test_the_original_is_handed_to_no_reader(given: Grant, reader: Client):
    file = fresh(given, may_copy=True)
    assert file.file is not None
    assert reader.get(link(file.file)).status_code == 403
    assert reader.post(f"/files/{file.file.token}/remove/").status_code == 403
    assert place(file.file.token).exists()
    reader.force_login(admin_of(given.owner.organisation, timezone.now()))
    assert b"".join(reader.get(link(file.file)).streaming_content) == INSIDE.encode()  # type: ignore[attr-defined]
    assert reader.post(f"/files/{file.file.token}/remove/").status_code == 403


def test_below_its_level_a_file_has_no_name_no_number_and_no_door(given: Grant, reader: Client):
    named, open_one = fresh(given, name="绝密配方.txt"), fresh(given, name="简介.txt", held=png(), level=2)
    seller, now = acts(given.agreement.introduction, "seller", timezone.now()), timezone.now()
    grants.change_level(grant=given, level=2, version=None, actor=seller, at=now)
    page = reader.get(f"/disclosed/{given.listing_id}/").content.decode()
    assert open_one.name in page
    assert "绝密配方" not in page
    assert f"/rooms/files/{named.pk}/" not in page
    assert files_at(given.listing, 2) == [open_one]
    assert reader.post(f"/rooms/files/{named.pk}/open/").status_code == 404
    assert not Reading.objects.exists()


STOPS = ("access", "agreement", "level", "file", "copy", "member")


def stop(what: str, given: Grant, file: RoomFile) -> None:
    """Take away what a reader reads by, in one of the ways."""
    now = timezone.now()
    seller = acts(given.agreement.introduction, "seller", now)
    by: dict[str, Any] = {"actor": seller, "at": now}
    if what == "access":
        grants.move(grant=given, step="stop", reason="breach", **by)
    elif what == "agreement":
        agreements.move(agreement=given.agreement, step="revoke", reason="breach", **by)
    elif what == "level":
        grants.change_level(grant=given, level=2, version=None, **by)
    elif what == "file":
        rooms.remove(room_file=file, **by)
    elif what == "copy":
        rooms.change(room_file=file, level=3, may_copy=False, **by)


@pytest.mark.parametrize("what", STOPS[:4])
def test_what_is_stopped_while_a_page_is_open_shows_nothing_more(what: str, given: Grant, reader: Client):
    file = fresh(given, may_copy=True)
    view, copy = opened(reader, file), opened(reader, file, "copy")
    assert reader.get(f"{view}1.jpg").status_code == 200
    stop(what, given, file)
    assert reader.get(view).status_code == 404
    assert reader.get(f"{view}1.jpg").status_code == 404
    assert reader.get(copy).status_code == 404
    assert reader.post(f"/rooms/files/{file.pk}/open/").status_code == 404
    assert Reading.objects.count() == 2


def test_a_copy_that_is_forbidden_meanwhile_is_not_handed_out(given: Grant, reader: Client):
    file = fresh(given, may_copy=True)
    copy = opened(reader, file, "copy")
    stop("copy", given, file)
    assert reader.get(copy).status_code == 404


def test_a_former_member_reads_nothing_more(given: Grant, client: Client):
    now = timezone.now()
    joined = member(given.reader.organisation, "org.editor", at=now)
    client.force_login(joined.user)
    view = opened(client, fresh(given))
    admin = acting(admin_of(given.reader.organisation, now), now)
    remove(membership=joined, reason=REMOVAL_REASONS[0][0], actor=admin, at=now)
    assert client.get(view).status_code == 404
    assert client.get(f"{view}1.jpg").status_code == 404


def test_a_link_is_one_persons_in_one_session_for_a_quarter_of_an_hour(
    given: Grant, reader: Client, monkeypatch: pytest.MonkeyPatch
):
    file, now = fresh(given), timezone.now()
    view = opened(reader, file)
    same = Client()
    same.force_login(admin_of(given.reader.organisation, now))
    colleague = Client()
    colleague.force_login(member(given.reader.organisation, "org.editor", at=now).user)
    owner = Client()
    owner.force_login(admin_of(given.owner.organisation, now))
    for other in (same, colleague, owner):
        assert other.get(f"{view}1.jpg").status_code == 404
    assert Client().get(f"{view}1.jpg").status_code == 302
    assert reader.get(f"{view[:-2]}x/1.jpg").status_code == 404
    monkeypatch.setattr(copies, "LASTS", -copies.LASTS)
    assert reader.get(f"{opened(reader, file)}1.jpg").status_code == 404


def test_others_find_nothing_whatever_key_they_try(given: Grant, client: Client):
    file, now = fresh(given), timezone.now()
    offices = {"officer": given.agreement.seller_home, "reviewer": "510104"}
    officers = [Actor("user", 70, "O", (Held(r, None, 1, frozenset({h})),)) for r, h in offices.items()]
    for actor in (*officers, acting(admin_of(house(), now), now)):
        with pytest.raises(Refused):
            rooms.open_file(room_file=file, way="view", actor=actor, at=now)
    client.force_login(admin_of(house(), now))
    for address in (f"/disclosed/{given.listing_id}/", f"/agreements/{given.agreement_id}/"):
        assert client.get(address).status_code == 404
    assert client.get(f"/rooms/{given.listing_id}/").status_code == 403
    for tail, key in (("open", file.pk), ("change", file.pk), ("remove", file.pk)):
        assert client.post(f"/rooms/files/{key}/{tail}/", {"level": "2"}).status_code == 404
    assert client.post(f"/disclosed/access/{given.pk}/do/", {"transition": "stop"}).status_code == 404
    assert not Reading.objects.exists()


def test_notices_searches_and_suggestions_name_no_file_and_nothing_hidden(given: Grant, reader: Client):
    fresh(given, name="绝密配方.txt")
    told = " ".join(f"{one.parameters}" for one in Notice.objects.filter(name__startswith="disclosure."))
    assert "绝密" not in told
    assert given.listing.title not in told
    for address in ("/search/?q=绝密配方", "/search/suggest/?q=绝密", "/api/v1/listings?q=绝密配方",
                    f"/listings/{given.listing_id}/", f"/api/v1/listings/{given.listing_id}"):  # fmt: skip
        said = reader.get(address).content.decode()
        assert "绝密配方.txt" not in said, address
        assert "682" not in said, address


def test_what_cannot_be_shown_leaves_only_by_leave_with_the_code_in_its_name(given: Grant, reader: Client):
    file = fresh(given, name="报告.docx", held=word().read())
    assert file.pages == 0
    for way in ("view", "copy"):
        assert reader.post(f"/rooms/files/{file.pk}/open/", {"way": way}).status_code == 403
    assert not Reading.objects.exists()
    seller, now = acts(given.agreement.introduction, "seller", timezone.now()), timezone.now()
    rooms.change(room_file=file, level=3, may_copy=True, actor=seller, at=now)
    taken = reader.get(opened(reader, file, "copy"))
    assert Reading.objects.get().code in taken.headers["Content-Disposition"]
    assert taken.headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_what_no_reader_could_be_shown_is_not_taken_into_the_room(given: Grant):
    for name, held, code in (("a.pdf", PDF, "file.broken"), ("b.exe", b"MZ\x90\x00" * 90, "file.unknown")):
        with pytest.raises(FileRefused) as fault:
            fresh(given, name=name, held=held)
        assert fault.value.code == code
    assert not RoomFile.objects.exists()


def test_only_the_owner_fills_a_room_and_reads_its_list(given: Grant, reader: Client):
    upload = SimpleUploadedFile("a.txt", b"x")
    buyer = acts(given.agreement.introduction, "buyer", timezone.now())
    with pytest.raises(Refused):
        rooms.add(listing=given.listing, upload=upload, level=3, actor=buyer, at=timezone.now())
    assert reader.get(f"/rooms/{given.listing_id}/").status_code == 403
    assert not RoomFile.objects.exists()


def test_a_code_names_its_reader_to_its_owner_only(given: Grant, client: Client):
    file, now = fresh(given), timezone.now()
    buyer = acts(given.agreement.introduction, "buyer", now)
    code = rooms.open_file(room_file=file, way="view", actor=buyer, at=now).code
    client.force_login(admin_of(given.owner.organisation, now))
    said = client.get(f"/rooms/{given.listing_id}/?code={code.lower()}").content.decode()
    assert said.count(str(given.reader)) >= 2
    other = grant(at=now)
    assert named_by(other.listing, code) is None


def test_codes_survive_being_typed_off_paper():
    assert tidy(" k7q2 m9xd") == "K7Q2-M9XD"
    assert len({new_code() for _ in range(100)}) == 100
