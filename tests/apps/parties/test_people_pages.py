"""Every page of people, identities, centres and roles opens for whom it is for, and for nobody else."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from rongtong.apps.parties.actions import experts, persons, twins
from rongtong.apps.parties.models import Twin
from rongtong.kit.permissions.actions import assign, open_staff_session
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


def operator():
    user = account("运营员")
    app_secret(user)
    assign(user=user, role="operator", actor=SYSTEM, at=AT)
    open_staff_session(user=user, reason="核对数据", actor=acting(user), at=timezone.now())
    return user


MINE = (
    "profile",
    "profile_edit",
    "profile_numbers",
    "profile_card",
    "profile_work",
    "identity",
    "claims",
    "expert",
    "expert_declare",
)


@pytest.mark.parametrize("name", MINE)
def test_my_own_pages_open(name):
    mine = person()
    answer = browser(mine.user).get(reverse(f"parties:{name}"))
    assert answer.status_code == 200
    assert "张桂兰" in answer.content.decode() or name in (
        "profile_work",
        "claims",
        "identity",
        "expert",
        "expert_declare",
        "profile_numbers",
    )


@pytest.mark.parametrize("name", ["people", "centres"])
def test_directories_are_open_to_everybody_even_when_empty(name, client):
    assert client.get(reverse(f"parties:{name}")).status_code == 200


@pytest.mark.parametrize("name", ["roles", "role_give", "roles_review", "session", "centre_plan", "desk"])
def test_the_operators_pages_open_in_a_session_only(name):
    address = reverse(f"parties:{name}")
    assert browser(operator()).get(address).status_code == 200
    assert browser(account()).get(address).status_code == 403


def test_the_pages_of_a_centre_open_for_its_head():
    where = tree()
    head = browser(posted(where["city"], "head").user)
    posting = posted(where["one"])
    for name, keys in (
        ("centre", ()),
        ("staff", ()),
        ("staff_post", ()),
        ("centre_edit", ()),
        ("centre_move", ()),
        ("centre_close", ()),
        ("centre_cover", ()),
        ("staff_end", (posting.pk,)),
        ("staff_load", (posting.pk,)),
    ):
        assert head.get(reverse(f"parties:{name}", args=(where["one"].pk, *keys))).status_code == 200, name


def test_the_desk_and_one_identity_open_for_the_reviewer_of_the_region_only():
    where = tree()
    someone = person(region=FUCHENG)
    here, there = posted(where["one"], "reviewer"), posted(where["two"], "reviewer")
    address = reverse("parties:desk_identity", args=(someone.pk,))
    assert browser(here.user).get(reverse("parties:desk")).status_code == 200
    assert browser(here.user).get(address).status_code == 200
    answer = browser(there.user).get(address)
    assert answer.status_code == 404
    assert "张桂兰" not in answer.content.decode()


def test_a_twin_opens_for_who_answers_for_both():
    where = tree()
    first = person(identifiers=[("orcid", "0000-0002-1825-0097")])
    second = person(name="张 桂兰", identifiers=[("orcid", "0000000218250097")])
    twins.look_for_twins(person=second, actor=acting(second.user), at=AT)
    (pair,) = Twin.objects.all()
    address = reverse("parties:desk_twin", args=(pair.pk,))
    assert browser(posted(where["one"], "reviewer").user).get(address).status_code == 200
    assert browser(posted(where["two"], "reviewer").user).get(address).status_code == 404
    assert {first.pk, second.pk} == {pair.first_id, pair.second_id}


def test_a_hidden_part_is_neither_shown_nor_found(client):
    mine = person(topics=[("", "激光焊接")], about="绝密工艺", titles=["研究员"])
    persons.show(person=mine, shown=["titles"], actor=acting(mine.user), at=AT)
    page = client.get(reverse("parties:person", args=(mine.pk,))).content.decode()
    assert "研究员" in page
    assert "激光焊接" not in page
    assert "绝密工艺" not in page
    assert "张桂兰" not in client.get(reverse("parties:people"), {"q": "激光焊接"}).content.decode()
    assert "张桂兰" in client.get(reverse("parties:people"), {"q": "研究员"}).content.decode()


def test_whom_an_expert_avoids_stands_on_no_page_of_others():
    where = tree()
    mine = person()
    experts.set_terms(
        person=mine, values={"least_fee": 123_456_00}, version=None, actor=acting(mine.user), at=AT
    )
    page = browser(posted(where["one"]).user).get(reverse("parties:person_record", args=(mine.pk,)))
    assert page.status_code == 200
    assert "123,456" not in page.content.decode()


def test_the_directory_costs_the_same_with_one_and_three_people(client, django_assert_num_queries):
    def listed():
        mine = person(topics=[("", "焊接")])
        persons.show(person=mine, shown=["topics", "region"], actor=acting(mine.user), at=AT)

    listed()
    client.get(reverse("parties:people"))
    for more in (0, 2):
        for _ in range(more):
            listed()
        with django_assert_num_queries(7):
            client.get(reverse("parties:people"))


def test_who_may_not_read_a_record_learns_nothing(client):
    mine = person(region=YOUXIAN)
    where = tree()
    address = reverse("parties:person_record", args=(mine.pk,))
    for someone in (account(), posted(where["one"]).user):
        answer = browser(someone).get(address)
        assert answer.status_code == 404
        assert "张桂兰" not in answer.content.decode()
    assert client.get(address).status_code == 302
