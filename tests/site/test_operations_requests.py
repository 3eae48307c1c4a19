"""The line of the log about a request tells of nobody."""

from __future__ import annotations

import io
import json
import logging.config

import pytest

from rongtong.config.logs import configure
from tests.factories.accounts import account

pytestmark = pytest.mark.django_db
PHONE, MAIL = "13912345678", "zhang.san@example.cn"


@pytest.fixture
def logged(settings):
    written = io.StringIO()
    config = configure(logging.INFO, "json")
    config["handlers"]["error"]["stream"] = written
    logging.config.dictConfig(config)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    logging.config.dictConfig(settings.LOGGING)


def test_what_is_typed_in_a_form_or_an_address_never_reaches_the_log(client, logged):
    client.post("/accounts/login/", {"login": PHONE, "password": "a wrong one 1"})
    client.post("/accounts/signup/", {"email": MAIL, "phone": PHONE, "password1": "x"})
    client.get("/accounts/login/", {"next": f"/people/?text={PHONE}"})
    client.get(f"/nowhere/{MAIL}/")
    text = json.dumps(logged(), ensure_ascii=False)
    assert len(logged()) >= 4
    for secret in (PHONE, MAIL, "zhang", "a wrong one"):
        assert secret not in text


def test_a_request_is_one_line_with_route_time_and_account(client, logged):
    user = account()
    client.force_login(user)
    answer = client.get("/me/?x=1")
    (line,) = [line for line in logged() if line["event"] == "request_finished"]
    assert line["request"] == "GET /me/"
    assert (line["code"], line["user_id"]) == (200, user.pk)
    assert line["ms"] > 0
    assert line["request_id"] == answer.headers["X-Request-ID"]
    assert not {"ip", "user_agent"} & set(line)


def test_an_error_is_logged_with_its_traceback_masked(client, logged, monkeypatch):
    def broken(request):
        raise RuntimeError(f"no such person: {PHONE}")

    monkeypatch.setattr("rongtong.site.operations.web.views.need", lambda *a: broken(None))
    client.raise_request_exception = False
    assert client.get("/operator/").status_code == 500
    (line,) = [line for line in logged() if line["event"] == "request_failed"]
    assert "no such person: [phone]" in line["exception"]
    assert PHONE not in json.dumps(logged())
