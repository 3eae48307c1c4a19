from datetime import timedelta
from urllib.parse import quote

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from rongtong.kit.audit.models import Entry
from rongtong.kit.files import keep, link, queries, signed, store
from rongtong.kit.files.models import File, Scan
from rongtong.kit.files.web.listing import FILES
from rongtong.kit.permissions.actions import assign, revoke
from rongtong.kit.permissions.queries import actor_for
from rongtong.lib.actor import SYSTEM
from tests.kit.files.conftest import AT, PDF


def body(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def member(user, name="member"):
    found = user(name)
    return found, assign(user=found, role="org.member", organisation=1, actor=SYSTEM, at=AT)


def test_the_owner_reads_it_as_an_attachment(client, kept, owner):
    client.force_login(owner)
    response = client.get(link(kept))
    assert body(response) == PDF
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f"attachment; filename*=utf-8''{quote('证明.pdf')}"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["Cache-Control"] == "private, no-store"


def test_a_picture_may_be_shown_anything_active_may_not(client, owner, actor):
    client.force_login(owner)
    for content, name, way in [(b"<svg></svg>", "a.svg", "attachment"), (b"<html>", "a.html", "attachment")]:
        file = keep(ContentFile(content, name), purpose="tests.own", actor=actor, at=AT)
        assert client.get(link(file))["Content-Disposition"].startswith(way)


def test_a_member_reads_it_a_former_member_does_not(client, kept, user):
    account, assignment = member(user)
    client.force_login(account)
    assert body(client.get(link(kept))) == PDF
    revoke(assignment=assignment, actor=SYSTEM, at=timezone.now())
    refused = client.get(link(kept))
    assert refused.status_code == 403
    assert PDF not in body(refused)


def test_strangers_do_not_read_it(client, kept, user):
    before = Entry.objects.count()
    for account in (None, user("stranger"), member(user, "elsewhere")[0]):
        if account is not None:
            client.force_login(account)
        if getattr(account, "name", "") == "elsewhere":
            account.assignments.update(organisation=2)
        refused = client.get(link(kept))
        assert refused.status_code in (302, 403)
        assert PDF not in body(refused)
    assert not Entry.objects.filter(verb="files.read", number__gt=before).exists()


def test_each_reading_is_written_down_when_the_purpose_says_so(client, kept, owner):
    client.force_login(owner)
    client.get(link(kept))
    client.head(link(kept))
    entry = Entry.objects.get(verb="files.read")
    assert (entry.actor, entry.about, entry.data["way"]) == (owner.pk, str(kept.pk), "page")


def test_a_signed_link_opens_for_its_bearer_until_it_runs_out(client, kept):
    address = signed(kept, at=timezone.now())
    assert body(client.get(address)) == PDF
    late = client.get(signed(kept, at=timezone.now() - timedelta(days=2)))
    assert late.status_code == 410
    assert PDF not in late.content


def test_a_signed_link_for_one_person(client, kept, owner, user):
    address = signed(kept, at=timezone.now(), user=owner.pk)
    assert client.get(address).status_code == 302
    client.force_login(user("stranger"))
    assert client.get(address).status_code == 403
    client.force_login(owner)
    assert body(client.get(address)) == PDF


def test_a_changed_signature_and_another_purpose_open_nothing(client, kept):
    address = signed(kept, at=timezone.now())
    assert client.get(address.replace(":", "x:", 1)).status_code == 404
    assert client.get(address[:-3] + "aa/").status_code == 404
    File.objects.update(purpose="tests.own")
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("scan", [Scan.WAITING, Scan.INFECTED, Scan.FAILED])
def test_what_the_scanner_holds_back_is_not_handed_out(client, kept, owner, scan):
    File.objects.update(scan=scan)
    client.force_login(owner)
    for address in (link(kept), signed(kept, at=timezone.now())):
        held = client.get(address)
        assert held.status_code == 409
        assert PDF not in body(held)


def test_a_file_changed_on_disk_is_not_handed_out(client, kept, owner):
    store.place(kept.token).write_bytes(PDF + b"x")
    client.force_login(owner)
    assert client.get(link(kept)).status_code == 409
    store.place(kept.token).unlink()
    assert client.get(link(kept)).status_code == 409


def test_its_owner_removes_it_after_a_question(client, kept, owner, user):
    address = reverse("files:remove", args=[kept.token])
    client.force_login(user("stranger"))
    assert client.post(address).status_code == 403
    client.force_login(owner)
    assert client.get(address).status_code == 200
    assert not File.objects.filter(removed_at__isnull=False).exists()
    response = client.post(address + "?next=https://evil.example/")
    assert response["Location"] == reverse("files:mine")
    assert client.get(link(kept)).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_files(rf, owner, actor, user, rows, django_assert_num_queries):
    for number in range(rows):
        own = ContentFile(f"text {number}".encode(), f"own-{number}.txt")
        keep(own, purpose="tests.own", actor=actor, at=AT)
    keep(ContentFile(PDF, "secret.pdf"), purpose="tests.own", actor=actor_for(user("other"), at=AT), at=AT)
    with django_assert_num_queries(3):
        page = FILES.page(rf.get("/"), queries.owned_by(owner.pk))
        assert queries.room_taken(owner.pk) == 6 * rows
    assert {row.record.name for row in page.rows} == {f"own-{number}.txt" for number in range(rows)}


def test_the_page_of_files(client, kept, owner):
    client.force_login(owner)
    page = client.get(reverse("files:mine")).content.decode()
    assert "证明.pdf" in page
    client.logout()
    assert client.get(reverse("files:mine")).status_code == 302
