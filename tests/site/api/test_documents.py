"""Documents of a verification sent by a programme: the same checks as the form, done once, for whom it is."""

from __future__ import annotations

import pytest
from django.utils import timezone

from rongtong.apps.parties.actions import verifications
from rongtong.apps.parties.models import Evidence
from rongtong.kit.audit.models import Entry
from rongtong.kit.files.models import File
from rongtong.kit.permissions.queries import actor_for
from tests.factories import organisations
from tests.factories.accounts import account
from tests.kit.files.pictures import picture, upload
from tests.site.api.conftest import Programme

pytestmark = pytest.mark.usefixtures("lists")
PDF = b"%PDF-1.7\n" + bytes(100) + b"\n%%EOF"


@pytest.fixture
def made():
    return organisations.organisation(name="嘉陵轻合金有限公司", at=timezone.now())


@pytest.fixture
def admin(client, made):
    return Programme(client, organisations.admin_of(made, timezone.now()))


@pytest.fixture
def case(made):
    return organisations.case(made, "draft", at=timezone.now())


def lay(programme, case, content=PDF, kind="licence", name="营业执照.pdf", key=None):
    extra = {"HTTP_IDEMPOTENCY_KEY": key} if key else {}
    body = {"kind": kind, "file": upload(content, name)}
    address = f"/api/v1/verifications/{case.pk}/documents"
    return programme.client.post(address, body, **programme.headers, **extra)


def counts(case):
    return case.evidence.count(), File.objects.filter(purpose="parties.evidence", removed_at=None).count()


def test_a_document_is_laid_and_listed(admin, case):
    before = case.evidence.count()
    answer = lay(admin, case)
    body = answer.json()
    assert answer.status_code == 201
    assert (body["kind"], body["name"], body["size"]) == ("licence", "营业执照.pdf", len(PDF))
    assert answer["Location"] == body["href"]
    assert body in admin.get(f"/verifications/{case.pk}").json()["documents"]
    assert case.evidence.count() == before + 1
    assert Entry.objects.filter(verb="parties.verification.evidence_added").exists()
    assert admin.client.get(body["href"]).status_code in (302, 403)


def test_the_same_key_lays_it_once(admin, case):
    before = counts(case)
    first, second = (lay(admin, case, key="a") for _ in range(2))
    assert (first.content, second["Idempotency-Replayed"]) == (second.content, "true")
    assert counts(case) == (before[0] + 1, before[1] + 1)


@pytest.mark.parametrize(
    "other", [{"content": PDF.replace(b"1.7", b"1.6")}, {"kind": "other"}, {"name": "x.pdf"}]
)
def test_a_key_serves_one_document_only(admin, case, other):
    lay(admin, case, key="a")
    before = counts(case)
    answer = lay(admin, case, key="a", **other)
    assert (answer.status_code, answer.json()["code"]) == (422, "key_reused")
    assert counts(case) == before


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"<html><script>x</script></html>", "licence"), (b"", "licence"), (b"%PDF-1.7 broken", "licence"),
        (PDF, "passport"), (picture() + bytes(10_000_001), "licence"),
    ],
    ids=["html", "empty", "broken", "kind", "large"],
)  # fmt: skip
def test_what_the_form_refuses_is_refused(admin, case, content, kind):
    before = counts(case)
    answer = lay(admin, case, content, kind)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["where"].split(".")[-1] in ("file", "kind")
    assert counts(case) == before


def test_a_large_scan_passes(admin, case):
    assert lay(admin, case, b"%PDF-1.7\n" + bytes(9_000_000) + b"\n%%EOF").status_code == 201


def test_neither_strangers_nor_narrow_tokens_may(client, made, case):
    before = counts(case)
    assert lay(Programme(client, account()), case).status_code == 404
    narrow = Programme(client, organisations.admin_of(made, timezone.now()), "parties.organisation.view")
    assert lay(narrow, case).status_code == 404
    assert client.post(f"/api/v1/verifications/{case.pk}/documents", {"kind": "licence"}).status_code == 401
    assert counts(case) == before


def test_after_handing_in_nothing_changes(admin, made, case):
    lay(admin, case)
    actor = actor_for(admin.user, at=timezone.now())
    verifications.submit(case=case, licence_name=made.name, actor=actor, at=timezone.now())
    before = counts(case)
    laid = case.evidence.first()
    assert (lay(admin, case).status_code, lay(admin, case).json()["code"]) == (409, "hindered")
    assert admin.send("DELETE", f"/verifications/{case.pk}/documents/{laid.pk}").status_code == 409
    assert counts(case) == before


def test_a_document_is_removed_with_its_file(admin, case):
    laid = lay(admin, case).json()["id"]
    other = organisations.case(organisations.organisation(at=timezone.now()), "draft", at=timezone.now())
    assert admin.send("DELETE", f"/verifications/{other.pk}/documents/{laid}").status_code == 404
    file = Evidence.objects.get(pk=laid).file
    assert admin.send("DELETE", f"/verifications/{case.pk}/documents/{laid}").status_code == 204
    assert not Evidence.objects.filter(pk=laid).exists()
    assert File.objects.get(pk=file.pk).removed_at is not None


@pytest.mark.parametrize("kind", ["multipart/form-data", "multipart/form-data; boundary=x"])
def test_a_broken_form_is_told(admin, case, kind):
    answer = admin.client.generic(
        "POST", f"/api/v1/verifications/{case.pk}/documents", b"--y", content_type=kind, **admin.headers
    )
    assert answer.status_code in (400, 422)


def test_a_form_where_json_is_wanted_is_told(admin):
    answer = admin.client.post("/api/v1/organisations", {"name": "x", "f": upload(PDF)}, **admin.headers)
    assert answer.status_code == 422
