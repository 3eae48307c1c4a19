"""What the forms do: what was typed stays, refusals explain themselves, readings and sessions are noted."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from rongtong.apps.parties.actions import persons, staff
from rongtong.apps.parties.models import Centre, Claim, Identity, Person, Posting, RoleRequest
from rongtong.kit.audit.models import Entry
from rongtong.kit.audit.presenters import presented
from rongtong.kit.permissions.actions import assign, open_staff_session
from rongtong.kit.permissions.models import StaffSession
from rongtong.kit.privacy.models import Reading
from rongtong.lib.actor import SYSTEM
from tests.factories import vocab
from tests.factories.accounts import account, app_secret
from tests.factories.centres import AT, FUCHENG, YOUXIAN, acting, person, posted, tree

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _lists():
    vocab.load()


def browser(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def operator(session: bool = True):
    user = account("运营员")
    app_secret(user)
    assign(user=user, role="operator", actor=SYSTEM, at=AT)
    if session:
        open_staff_session(user=user, reason="核对数据", actor=acting(user), at=timezone.now())
    return user


PROFILE = {
    "name": "张桂兰",
    "english_name": "",
    "titles": "研究员、博士生导师",
    "region": "绵阳涪城",
    "disciplines": "材料科学",
    "keywords": "激光焊接",
    "languages": ["zh"],
    "about": "二十年焊接",
    "orcid": "https://orcid.org/0000-0002-1825-0097",
    "other_numbers": "",
}


def test_a_profile_is_begun_from_what_people_write():
    user = account()
    answer = browser(user).post(reverse("parties:profile_edit"), PROFILE)
    assert answer.status_code == 302
    made = Person.objects.get(user=user)
    assert (made.region, made.titles) == (FUCHENG, ["研究员", "博士生导师"])
    assert [(topic.code, topic.label) for topic in made.topics.all()] == [
        ("430", "材料科学"),
        ("", "激光焊接"),
    ]
    assert made.identifiers.get().value == "0000-0002-1825-0097"


@pytest.mark.parametrize(
    ("field", "typed"),
    [("region", "乌有乡"), ("orcid", "0000-0002-1825-0098"), ("disciplines", "炼金术"), ("name", "")],
)
def test_a_wrong_field_says_so_and_nothing_typed_is_lost(field, typed):
    answer = browser(account()).post(reverse("parties:profile_edit"), PROFILE | {field: typed})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "二十年焊接" in page
    assert 'class="wrong"' in page
    assert not Person.objects.exists()


def test_two_editors_the_second_is_told_and_loses_nothing():
    mine = person()
    first = browser(mine.user)
    persons.edit(person=mine, values={"about": "别处改的"}, version=None, actor=acting(mine.user), at=AT)
    answer = first.post(reverse("parties:profile_edit"), PROFILE | {"version": mine.version})
    assert "您填写期间" in answer.content.decode()
    assert "激光焊接" in answer.content.decode()
    assert Person.objects.get().about == "别处改的"


def test_a_number_is_read_with_a_reason_and_the_reading_is_kept():
    where, mine = tree(), person()
    persons.edit(person=mine, values={"phone": "13800138000"}, version=None, actor=acting(mine.user), at=AT)
    address = reverse("parties:person_reveal", args=(mine.pk, "phone"))
    reviewer = browser(posted(where["one"], "reviewer").user)
    assert "13800138000" not in reviewer.get(address).content.decode()
    assert "13800138000" not in reviewer.post(address, {"reason": ""}).content.decode()
    assert not Reading.objects.exists()
    assert "+8613800138000" in reviewer.post(address, {"reason": "电话核实本人"}).content.decode()
    assert Reading.objects.get().reason == "电话核实本人"


@pytest.mark.parametrize("who", ["stranger", "officer", "reviewer of another county", "former reviewer"])
def test_nobody_else_reads_a_number(who):
    where, mine = tree(), person()
    persons.edit(person=mine, values={"phone": "13800138000"}, version=None, actor=acting(mine.user), at=AT)
    user = account()
    if who != "stranger":
        place = where["two"] if who == "reviewer of another county" else where["one"]
        posting = posted(place, "officer" if who == "officer" else "reviewer", user)
        if who == "former reviewer":
            staff.end_post(posting=posting, reason="调离", actor=SYSTEM, at=AT)
    address = reverse("parties:person_reveal", args=(mine.pk, "phone"))
    answer = browser(user).post(address, {"reason": "电话核实本人"})
    assert answer.status_code in (403, 404)
    assert "13800138000" not in answer.content.decode()
    assert not Reading.objects.exists()


def test_a_head_posts_by_e_mail_and_the_power_is_there():
    where, user = tree(), account(email="new.officer@example.org")
    head = browser(posted(where["one"], "head").user)
    values = {"user": "New.Officer@example.org", "post": "officer", "most": 20, "reason": "新到岗"}
    assert head.post(reverse("parties:staff_post", args=(where["one"].pk,)), values).status_code == 302
    assert Posting.objects.get(user=user).post == "officer"
    assert FUCHENG in acting(user, timezone.now()).held[0].regions


@pytest.mark.parametrize("post", ["officer", "clerk", "reviewer"])
def test_who_is_no_head_posts_nobody(post):
    where = tree()
    values = {
        "user": account(email="friend@example.org").email,
        "post": "officer",
        "most": 20,
        "reason": "帮忙",
    }
    answer = browser(posted(where["one"], post).user).post(
        reverse("parties:staff_post", args=(where["one"].pk,)), values
    )
    assert answer.status_code == 403
    assert Posting.objects.count() == 1


@pytest.mark.parametrize("name", ["centre_move", "centre_close", "centre_cover"])
def test_a_centre_is_not_moved_by_its_own_head(name):
    where = tree()
    client = browser(posted(where["city"], "head").user)
    assert client.get(reverse(f"parties:{name}", args=(where["city"].pk,))).status_code == 403
    assert client.get(reverse(f"parties:{name}", args=(where["one"].pk,))).status_code == 200


def test_a_centre_moves_by_the_form():
    where = tree()
    values = {"address": "园艺路 9 号", "region": "绵阳三台", "version": where["one"].version}
    client = browser(posted(where["city"], "head").user)
    assert client.post(reverse("parties:centre_move", args=(where["one"].pk,)), values).status_code == 302
    moved = Centre.objects.get(pk=where["one"].pk)
    assert (moved.address, moved.region) == ("园艺路 9 号", "510722")


def test_a_staff_session_is_opened_with_a_reason_shown_everywhere_and_ends_by_itself():
    user = operator(session=False)
    client = browser(user)
    address = reverse("parties:session")
    assert client.post(address, {"reason": "", "minutes": 15}).status_code == 200
    assert not StaffSession.objects.exists()
    client.post(address, {"reason": "处理申诉 42", "minutes": 15})
    assert "处理申诉 42" in client.get("/people/").content.decode()
    StaffSession.objects.update(ends=timezone.now() - timedelta(seconds=1))
    assert "处理申诉 42" not in client.get("/people/").content.decode()
    assert client.get(reverse("parties:roles")).status_code == 403


def test_a_staff_session_leads_to_no_other_site():
    values = {"reason": "处理申诉", "minutes": 15, "next": "https://evil.example/"}
    answer = browser(operator(session=False)).post(reverse("parties:session"), values)
    assert answer["Location"] == reverse("parties:session")


def test_a_powerful_role_is_asked_for_by_the_form_and_agreed_to_by_another():
    first, second, someone = operator(), operator(), account(email="auditor@example.org")
    values = {"user": someone.email, "role": "auditor", "reason": "审计组"}
    assert browser(first).post(reverse("parties:role_give"), values).status_code == 302
    address = reverse("parties:role_request", args=(RoleRequest.objects.get().pk,))
    browser(first).post(address, {"transition": "agree"})
    assert acting(someone, timezone.now()).held == ()
    browser(second).post(address, {"transition": "agree"})
    assert acting(someone, timezone.now()).roles() == {"auditor"}


def unowned(name: str) -> Person:
    made = Person.objects.create(name=name, region=YOUXIAN, created_at=AT)
    Identity.objects.create(person=made)
    return made


def test_a_claim_without_a_verified_address_goes_to_review():
    record, user = unowned("李文"), account()
    address = reverse("parties:claim", args=(record.pk,))
    assert browser(user).post(address, {"name": "李文", "note": "我在材料所"}).status_code == 302
    assert Claim.objects.get().state == "asked"
    record.refresh_from_db()
    assert record.user is None


def test_who_does_not_know_the_name_learns_nothing_and_claims_nothing():
    record, client = unowned("李文"), browser(account())
    address = reverse("parties:claim", args=(record.pk,))
    assert "李文" not in client.get(address).content.decode()
    answer = client.post(address, {"name": "张三", "note": "我在材料所"})
    assert "李文" not in answer.content.decode()
    assert not Claim.objects.exists()


def test_every_verb_of_people_and_centres_has_a_sentence():
    where, mine = tree(), person()
    posted(where["one"])
    persons.show(person=mine, shown=["titles"], actor=acting(mine.user), at=AT)
    verbs = set(Entry.objects.filter(verb__startswith="parties.").values_list("verb", flat=True))
    assert verbs
    assert verbs <= presented()
