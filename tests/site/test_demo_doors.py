"""The demo's doors are there in the demo, and nowhere else."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from rongtong.kit.accounts.actions.keeping import mark_demo
from rongtong.kit.accounts.models import User
from rongtong.kit.audit.models import Entry
from rongtong.kit.notices.models import Notice
from rongtong.kit.permissions.actions import assign
from rongtong.lib.actor import SYSTEM
from rongtong.site.web.demo_views import doors
from tests.factories.accounts import AT, account

pytestmark = pytest.mark.django_db


def demo_account(name: str, role: str = "broker") -> User:
    user = account(name, password=None)
    mark_demo(user=user, hint="看一看撮合名单", actor=SYSTEM, at=AT)
    assign(user=user, role=role, actor=SYSTEM, at=AT)
    return user


def test_outside_the_demo_there_is_no_door(client: Client, settings: Settings) -> None:
    settings.DEMO = False
    user = demo_account("演示经纪人")
    assert client.get("/demo/").status_code == 404
    assert client.post(f"/demo/{user.pk}/").status_code == 404
    assert "_auth_user_id" not in client.session
    settings.DEMO = True
    assert client.post(f"/demo/{user.pk}/").status_code == 302


def test_one_click_signs_in_and_is_kept(client: Client, settings: Settings) -> None:
    settings.DEMO = True
    user = demo_account("演示经纪人")
    client.post(f"/demo/{user.pk}/")
    assert client.session["_auth_user_id"] == str(user.pk)
    assert Entry.objects.get(verb="accounts.signed_in").data["means"] == "demo"


def test_coming_from_many_devices_is_no_news_in_the_demo(settings: Settings) -> None:
    settings.DEMO = True
    user = demo_account("演示经纪人")
    for _ in range(2):
        Client().post(f"/demo/{user.pk}/")
    assert Entry.objects.filter(verb="accounts.signed_in").count() == 2
    assert not Notice.objects.exists()


def test_power_in_the_demo_needs_no_second_factor(client: Client, settings: Settings) -> None:
    settings.DEMO = True
    client.post(f"/demo/{demo_account('演示运营', 'operator').pk}/")
    assert client.get("/me/").status_code == 200


def test_changing_person_ends_the_first(client: Client, settings: Settings) -> None:
    settings.DEMO = True
    first, second = demo_account("甲"), demo_account("乙", "scientist")
    client.post(f"/demo/{first.pk}/")
    client.post(f"/demo/{second.pk}/")
    assert client.session["_auth_user_id"] == str(second.pk)


@pytest.mark.parametrize("who", ["real", "closed"])
def test_only_open_demo_accounts_have_a_door(client: Client, settings: Settings, who: str) -> None:
    settings.DEMO = True
    user = account("真人") if who == "real" else demo_account("离开的")
    User.objects.filter(pk=user.pk, demo=True).update(is_active=False)
    assert client.post(f"/demo/{user.pk}/").status_code == 404
    assert user.name not in client.get("/demo/").content.decode()


def test_a_link_does_not_sign_in(client: Client, settings: Settings) -> None:
    settings.DEMO = True
    assert client.get(f"/demo/{demo_account('甲').pk}/").status_code == 405


def test_the_page_costs_the_same_for_more(
    settings: Settings, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    settings.DEMO = True
    demo_account("甲")
    for more in (0, 2):
        for number in range(more):
            demo_account(f"乙{number}", "scientist")
        with django_assert_num_queries(2):
            assert sum(len(people) for _role, people in doors()) == 1 + more
