"""The first run: only with the server's code, only once, by one browser."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client

from rongtong.kit.accounts.models import Setup, User
from rongtong.kit.permissions.models import Assignment
from tests.factories.accounts import PASSWORD, account, app_secret

pytestmark = pytest.mark.django_db
SETUP = "/setup/"
OPERATOR = {"name": "王运营", "email": "op@example.org", "password1": PASSWORD}


def printed(capsys: pytest.CaptureFixture[str]) -> str:
    call_command("setup_code")
    found = re.search(r"[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}", capsys.readouterr().out)
    assert found
    return found[0]


@pytest.fixture
def code(capsys: pytest.CaptureFixture[str]) -> str:
    return printed(capsys)


def claimed(code: str) -> Client:
    client = Client()
    assert client.post(SETUP, {"code": code}).status_code == 302
    return client


def test_a_stranger_without_the_code_gets_nowhere(client: Client, code: str) -> None:
    client.post(SETUP, {"code": "0000-0000-0000"})
    client.post(SETUP, OPERATOR)
    assert not User.objects.exists()


def test_an_empty_site_without_a_code_waits(client: Client) -> None:
    assert client.get(SETUP).status_code == 403
    client.post(SETUP, OPERATOR)
    assert not User.objects.exists()


def test_the_whole_way(code: str) -> None:
    client = claimed(code)
    client.post(SETUP, OPERATOR)
    user = User.objects.get()
    assert Assignment.objects.get(user=user).role == "operator"
    app_secret(user)
    client.post(SETUP, {"site_name": "绵阳对接", "region": "四川省绵阳市"})
    client.post(SETUP)
    assert mail.outbox[0].to == ["op@example.org"]
    client.post(SETUP)
    row = Setup.objects.get()
    assert (row.region, row.site_name, row.operator) == ("510700", "绵阳对接", user)
    assert client.get(SETUP).status_code == 404


def test_it_survives_a_reload_and_a_second_press(code: str) -> None:
    client = claimed(code)
    for _press in range(2):
        client.post(SETUP, OPERATOR)
    assert User.objects.count() == 1
    assert client.get(SETUP).context["step"] == "factor"


def test_the_second_person_is_told_and_takes_over_only_by_the_server(
    code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = claimed(code), Client()
    assert second.get(SETUP).status_code == 403
    assert second.post(SETUP, {"code": code}).status_code == 403
    second = claimed(printed(capsys))
    first.post(SETUP, OPERATOR)
    assert not User.objects.exists()
    second.post(SETUP, OPERATOR)
    assert User.objects.count() == 1


def test_the_operator_cannot_go_on_without_a_second_factor(code: str) -> None:
    client = claimed(code)
    client.post(SETUP, OPERATOR)
    client.post(SETUP, {"site_name": "绵阳对接", "region": "四川省绵阳市"})
    assert Setup.objects.get().site_name == ""


def test_nothing_typed_is_lost(code: str) -> None:
    page = claimed(code).post(SETUP, OPERATOR | {"password1": "short"}).content.decode()
    assert "王运营" in page
    assert "op@example.org" in page
    assert not User.objects.exists()


def test_a_site_in_use_gives_no_code(capsys: pytest.CaptureFixture[str], client: Client) -> None:
    account()
    call_command("setup_code")
    assert capsys.readouterr().out == ""
    assert client.get(SETUP).status_code == 404


def test_the_code_is_not_kept_in_clear(code: str) -> None:
    assert code not in str(list(Setup.objects.values()))
