"""Where somebody is signed in; ending sessions; idle sessions end by themselves."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from rongtong.kit.accounts import queries
from rongtong.kit.accounts.models import User
from rongtong.kit.permissions.actions import assign
from rongtong.lib.actor import SYSTEM
from tests.factories.accounts import AT, PASSWORD, account

pytestmark = pytest.mark.django_db
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1"
DESK = "Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36"


def signed_in(user: User, agent: str = DESK, address: str = "203.0.113.77") -> Client:
    client = Client(HTTP_USER_AGENT=agent, REMOTE_ADDR=address)
    answer = client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    assert answer.status_code == 302
    return client


def is_in(client: Client) -> bool:
    return client.get("/accounts/").status_code == 200


@pytest.fixture
def ann() -> User:
    return account(email="ann@example.org")


def test_the_list_names_devices_and_hides_addresses(ann: User) -> None:
    signed_in(ann, PHONE, "198.51.100.23")
    page = signed_in(ann).get("/accounts/sessions/").content.decode()
    assert "iPhone" in page
    assert "Chrome · Windows" in page
    assert "203.0.*.*" in page
    assert "203.0.113.77" not in page
    assert "198.51.100.23" not in page


def test_signing_out_one_place_ends_that_one(ann: User) -> None:
    desk, phone, other = signed_in(ann), signed_in(ann, PHONE), signed_in(ann)
    place = UserSession.objects.get(session_key=phone.session.session_key)
    desk.post("/accounts/sessions/end/", {"place": place.pk})
    assert (is_in(desk), is_in(phone), is_in(other)) == (True, False, True)


def test_everywhere_else(ann: User) -> None:
    desk, phone = signed_in(ann), signed_in(ann, PHONE)
    desk.post("/accounts/sessions/end/")
    assert (is_in(desk), is_in(phone)) == (True, False)


def test_everywhere_here_too(ann: User) -> None:
    desk, phone = signed_in(ann), signed_in(ann, PHONE)
    desk.post("/accounts/sessions/end/", {"all": "1"})
    assert (is_in(desk), is_in(phone)) == (False, False)


def test_nobody_ends_a_strangers_session(ann: User) -> None:
    bob = signed_in(account(email="bob@example.org"))
    desk = signed_in(ann)
    place = UserSession.objects.get(session_key=desk.session.session_key)
    bob.post("/accounts/sessions/end/", {"place": place.pk})
    assert is_in(desk)


def test_a_new_password_ends_the_others(ann: User) -> None:
    desk, phone = signed_in(ann), signed_in(ann, PHONE)
    desk.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": "Quiet-mill-2093"})
    assert (is_in(desk), is_in(phone)) == (True, False)


def wait(client: Client, minutes: float) -> None:
    """Let the last use of a session lie so long ago."""
    session = client.session
    session["seen"] -= int(minutes * 60)
    session.save()


def test_an_idle_session_ends_after_half_an_hour(ann: User) -> None:
    client = signed_in(ann)
    wait(client, 29)
    assert is_in(client)
    wait(client, 31)
    answer = client.get("/accounts/sessions/?a=1")
    assert answer.url == "/accounts/login/?next=%2Faccounts%2Fsessions%2F%3Fa%3D1"
    assert not is_in(client)


def test_power_idles_sooner(ann: User, settings: Settings) -> None:
    settings.MFA_ROLES = frozenset({"broker"})
    assign(user=ann, role="broker", actor=SYSTEM, at=AT)
    client = signed_in(ann)
    wait(client, 16)
    assert not is_in(client)


def test_a_page_that_asks_by_itself_is_not_use(ann: User) -> None:
    client = signed_in(ann)
    wait(client, 29)
    client.get("/accounts/", headers={"X-Unattended": "1"})
    wait(client, 2)
    assert not is_in(client)


def test_the_first_device_is_no_news_the_second_is(
    ann: User, django_capture_on_commit_callbacks: object
) -> None:
    first = signed_in(ann)
    known = Client(HTTP_USER_AGENT=DESK)
    known.cookies["device"] = first.cookies["device"].value
    known.post("/accounts/login/", {"login": ann.email, "password": PASSWORD})
    assert not notices(ann)
    signed_in(ann, PHONE)
    assert len(notices(ann)) == 1


def notices(user: User) -> list[object]:
    from rongtong.kit.notices.models import Notice

    return list(Notice.objects.filter(user=user, name="accounts.new_device"))


def test_the_list_costs_the_same_with_more_places(
    ann: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for more in (1, 2):
        for _place in range(more):
            signed_in(ann, PHONE)
        with django_assert_num_queries(2):
            assert len(queries.places(ann, here=None, at=timezone.now())) == 2 * more - 1


def test_last_use_is_written_once_a_minute(ann: User) -> None:
    client = signed_in(ann)
    key = client.session.session_key
    old = UserSession.objects.get(session_key=key).last_seen_at - timedelta(hours=1)
    UserSession.objects.filter(session_key=key).update(last_seen_at=old)
    client.get("/accounts/")
    assert UserSession.objects.get(session_key=key).last_seen_at == old
    wait(client, 2)
    client.get("/accounts/")
    assert UserSession.objects.get(session_key=key).last_seen_at > old
