"""Organisations, members and cases through the interface: the rules of the pages, and the optimistic lock."""

from __future__ import annotations

import pytest
from django.utils import timezone

from rongtong.apps.parties.models import Membership, Organisation
from rongtong.kit.clocks.models import Clock
from tests.factories import organisations
from tests.factories.accounts import account
from tests.site.api.conftest import Programme

pytestmark = pytest.mark.usefixtures("lists")
NEW = {"name": "渝新传感技术有限公司", "kind": "company", "region": "500103"}


@pytest.fixture
def made():
    return organisations.organisation(name="嘉陵轻合金有限公司", at=timezone.now())


@pytest.fixture
def admin(client, made):
    return Programme(client, organisations.admin_of(made, timezone.now()))


def test_registering_makes_the_caller_the_administrator(programme):
    answer = programme.post("/organisations", NEW)
    body = answer.json()
    assert (answer.status_code, answer["ETag"]) == (201, f'"v{body["version"]}"')
    assert organisations.admin_of(Organisation.objects.get(pk=body["id"]), timezone.now()) == programme.user


def test_the_directory_finds_and_narrows(client, made):
    organisations.organisation(name="成都光学研究院", kind="institute", region="510104", at=timezone.now())
    found = client.get("/api/v1/organisations?q=轻合金").json()["items"]
    assert [one["name"] for one in found] == ["嘉陵轻合金有限公司"]
    in_sichuan = client.get("/api/v1/organisations?region=510000").json()["items"]
    assert [one["name"] for one in in_sichuan] == ["成都光学研究院"]


def test_what_a_stranger_may_not_see_is_not_there(client, made):
    Organisation.objects.filter(pk=made.pk).update(visibility="members")
    assert client.get("/api/v1/organisations").json()["items"] == []
    assert client.get(f"/api/v1/organisations/{made.pk}").status_code == 404


def test_an_edit_needs_the_version_seen(admin, made):
    address, change = f"/organisations/{made.pk}", {"summary": "压铸件减重"}
    assert admin.send("PATCH", address, change).status_code == 428
    assert admin.send("PATCH", address, change, version=made.version + 7).status_code == 412
    assert admin.send("PATCH", address, change, version="x").json()["code"] == "tag"
    done = admin.send("PATCH", address, change, version=made.version)
    assert (done.status_code, done.json()["summary"], done.json()["name"]) == (200, "压铸件减重", made.name)


def test_of_two_editors_the_second_is_told(admin, made):
    address = f"/organisations/{made.pk}"
    assert admin.send("PATCH", address, {"summary": "甲"}, version=made.version).status_code == 200
    second = admin.send("PATCH", address, {"summary": "乙"}, version=made.version)
    assert (second.status_code, second.json()["code"]) == (412, "changed")
    assert Organisation.objects.get(pk=made.pk).summary == "甲"


def test_faults_name_their_field(admin, made):
    answer = admin.send("PATCH", f"/organisations/{made.pk}", {"uscc": "123"}, version=made.version)
    assert (answer.status_code, answer.json()["errors"][0]["where"]) == (422, "uscc")


@pytest.mark.parametrize("body", [{"verified": True}, {"registered_by": 1}, {"version": 9}])
def test_only_named_fields_are_taken(admin, made, body):
    assert admin.send("PATCH", f"/organisations/{made.pk}", body, version=made.version).status_code == 422
    assert not Organisation.objects.get(pk=made.pk).verified


def test_a_stranger_edits_nothing(programme, made):
    answer = programme.send("PATCH", f"/organisations/{made.pk}", {"summary": "x"}, version=made.version)
    assert answer.status_code == 403
    assert Organisation.objects.get(pk=made.pk).summary == ""


def test_asking_to_join_and_being_let_in(client, admin, made):
    guest = Programme(client, account("Guest"))
    asked = guest.post(f"/organisations/{made.pk}/members", {"message": "我在研发部"}).json()
    assert [link["name"] for link in asked["transitions"]] == ["withdraw"]
    waiting = admin.get("/memberships?show=to_decide").json()["items"]
    assert [one["id"] for one in waiting] == [asked["id"]]
    seen = admin.get(f"/memberships/{asked['id']}").json()
    link = next(one for one in seen["transitions"] if one["name"] == "admit")
    done = admin.post(
        link["href"].removeprefix("/api/v1"), {"roles": ["org.editor"]}, version=seen["version"]
    )
    assert (done.status_code, done.json()["state"]) == (200, "active")
    members = admin.get(f"/organisations/{made.pk}/members").json()
    assert sorted(members[1]["roles"]) == ["org.editor", "org.member"]
    assert not Clock.objects.filter(stopped_at__isnull=True, kind__startswith="parties.join").exists()


def test_a_refusal_needs_one_of_the_reasons(admin, made):
    asked = organisations.request(made)
    address = f"/memberships/{asked.pk}/transitions/refuse"
    assert admin.post(address, {"reason": "because"}, version=asked.version).json()["code"] == "hindered"
    assert Membership.objects.get(pk=asked.pk).state == "requested"


def test_the_last_administrator_is_told_why_they_cannot_leave(admin, made):
    own = admin.get("/memberships").json()["items"][0]
    seen = admin.get(f"/memberships/{own['id']}").json()
    assert next(link for link in seen["transitions"] if link["name"] == "leave")["hindered"]
    left = admin.post(f"/memberships/{own['id']}/transitions/leave", version=own["version"])
    assert (left.status_code, left.json()["code"]) == (409, "hindered")


def test_a_case_goes_from_draft_to_review(admin, made):
    begun = admin.post(f"/organisations/{made.pk}/verifications")
    assert (begun.status_code, begun.json()["state"]) == (201, "draft")
    submit = next(link for link in begun.json()["transitions"] if link["name"] == "submit")
    assert submit["hindered"]
    again = admin.post(
        submit["href"].removeprefix("/api/v1"), {"licence_name": "x"}, version=begun.json()["version"]
    )
    assert again.status_code == 409


def test_a_stranger_sees_no_case(programme, made):
    case = organisations.case(made, "draft", at=timezone.now())
    assert programme.get(f"/verifications/{case.pk}").status_code == 404
    assert programme.get("/verifications").json()["items"] == []
    assert programme.post(f"/verifications/{case.pk}/transitions/recall", version=0).status_code == 404


@pytest.mark.parametrize(
    "address", ["/organisations", "/vocab/lists", "/people", "/memberships", "/notices", "/jobs"]
)
def test_lists_cost_the_same_for_one_and_three(admin, django_assert_max_num_queries, address):
    for _ in range(2):
        organisations.organisation(at=timezone.now())
    admin.get(address)
    with django_assert_max_num_queries(9):
        admin.get(address)
