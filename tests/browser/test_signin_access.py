"""Every page of signing in: axe, a narrow phone, both languages, keyboard."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as site
from django.test import Client
from playwright.sync_api import Page, expect

from rongtong.kit.accounts.actions.keeping import mark_demo
from rongtong.kit.accounts.actions.setting_up import issue_code
from rongtong.kit.accounts.models import Setup
from rongtong.lib.actor import SYSTEM
from tests.browser.conftest import PHONE
from tests.factories.accounts import AT, PASSWORD, account, app_secret

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OPEN = (
    "login/",
    "signup/",
    "password/reset/",
    "inactive/",
    "3rdparty/login/cancelled/",
)
MINE = ("", "sessions/", "email/", "phone/change/", "password/change/", "2fa/", "2fa/totp/activate/",
        "2fa/webauthn/", "2fa/webauthn/add/", "3rdparty/", "logout/")  # fmt: skip
CODES = ("2fa/recovery-codes/", "2fa/recovery-codes/generate/", "2fa/totp/deactivate/")


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{page.url} {rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


def look_at(page: Page, address: str) -> list[str]:
    page.goto(address)
    wide = page.evaluate("document.documentElement.scrollWidth")
    return violations(page) + ([f"{address} is {wide} wide"] if wide > PHONE[0] else [])


def carry(page: Page, client: Client, address: str) -> None:
    value = client.cookies[site.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": site.SESSION_COOKIE_NAME, "value": value, "url": address}])


@pytest.fixture(params=["zh-hans", "en"])
def phone(request, visit) -> Page:
    return visit("/accounts/inactive/", PHONE, language=request.param, bypass_csp=True)


def test_open_pages(phone: Page, live_server, settings) -> None:
    settings.DEMO = True
    Setup.objects.create(pk=1, site_name="绵阳对接", finished_at=AT)
    mark_demo(user=account("演示人", password=None), hint="看一看", actor=SYSTEM, at=AT)
    paths = [*(f"/accounts/{path}" for path in OPEN), "/demo/"]
    assert [fault for path in paths for fault in look_at(phone, live_server.url + path)] == []


def test_pages_of_an_account(phone: Page, live_server, settings) -> None:
    settings.DEMO = True
    user, client = account(email="ann@example.org"), Client()
    client.post("/accounts/login/", {"login": "ann@example.org", "password": PASSWORD})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    carry(phone, client, live_server.url)
    faults = [fault for path in MINE for fault in look_at(phone, f"{live_server.url}/accounts/{path}")]
    app_secret(user)
    faults += [fault for path in CODES for fault in look_at(phone, f"{live_server.url}/accounts/{path}")]
    assert faults == []


def test_the_first_run(phone: Page, live_server) -> None:
    printed = issue_code(actor=SYSTEM, at=AT)
    assert look_at(phone, live_server.url + "/setup/") == []
    phone.locator("#id_code").fill(str(printed))
    phone.locator("main form button.btn-primary").click()
    phone.locator("#id_email").wait_for()
    assert violations(phone) == []


def test_steps_of_a_code(phone: Page, live_server, settings) -> None:
    settings.DEMO = True
    app_secret(account(email="ann@example.org"))
    client = Client()
    client.post("/accounts/login/", {"login": "ann@example.org", "password": PASSWORD})
    carry(phone, client, live_server.url)
    assert look_at(phone, live_server.url + "/accounts/2fa/authenticate/") == []
    other = Client()
    other.post("/accounts/password/reset/", {"contact": "ann@example.org"})
    carry(phone, other, live_server.url)
    assert look_at(phone, live_server.url + "/accounts/password/reset/confirm/") == []


def test_errors_are_read_out_and_keep_what_was_typed(visit) -> None:
    Setup.objects.create(pk=1, site_name="绵阳对接", finished_at=AT)
    page = visit("/accounts/signup/", bypass_csp=True)
    page.locator("#id_name").fill("安娜")
    page.locator("#id_contact").fill("ann@example")
    page.locator("#id_password1").fill("short")
    page.keyboard.press("Enter")
    expect(page.locator("[role=alert]")).to_be_focused()
    expect(page.locator("#id_name")).to_have_value("安娜")
    expect(page.locator("#id_contact")).to_have_value("ann@example")
    assert violations(page) == []


def test_sign_in_by_keyboard_alone(visit, settings) -> None:
    settings.LOGIN_REDIRECT_URL = "/accounts/"
    account(email="ann@example.org")
    page = visit("/accounts/login/")
    page.locator("#id_login").focus()
    page.keyboard.type("ann@example.org")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/accounts/")
