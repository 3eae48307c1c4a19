"""Signing in as people do it: a real browser, a real mail server, a phone's authenticator, a passkey."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default as modern
from queue import Queue

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope
from playwright.sync_api import Page, expect

from rongtong.kit.accounts.models import Setup
from tests.factories.accounts import AT, PASSWORD, account, code
from tests.ports import free_port

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class Inbox:
    """What a mail server received."""

    def __init__(self) -> None:
        self.letters: Queue[EmailMessage] = Queue()

    async def handle_DATA(self, _server: object, _session: object, envelope: Envelope) -> str:  # noqa: N802
        content = envelope.content
        assert isinstance(content, bytes)
        self.letters.put(BytesParser(policy=modern).parsebytes(content))  # type: ignore[arg-type]
        return "250 OK"

    def text(self) -> str:
        return self.letters.get(timeout=20).get_content()


@pytest.fixture
def inbox(settings) -> Iterator[Inbox]:
    """A mail server on a port of its own, which the site uses."""
    box = Inbox()
    server = Controller(box, hostname="127.0.0.1", port=free_port())
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    yield box
    server.stop()


@pytest.fixture(autouse=True)
def _open_site(settings) -> None:
    settings.LOGIN_REDIRECT_URL = "/accounts/"
    Setup.objects.create(pk=1, site_name="绵阳对接", finished_at=AT)


def press(page: Page, name: str) -> None:
    page.locator("main").get_by_role("button", name=name, exact=True).click()


def sign_in(page: Page, login: str) -> None:
    page.goto(page.url.split("/accounts/")[0] + "/accounts/login/")
    page.locator("#id_login").fill(login)
    page.locator("#id_password").fill(PASSWORD)
    page.locator("main form[action='/accounts/login/'] button.btn-primary").click()


def sign_out(page: Page) -> None:
    page.goto(page.url.split("/accounts/")[0] + "/accounts/logout/")
    page.locator("main form button.btn-primary").click()


def confirm_it_is_you(page: Page) -> None:
    page.locator("#id_password").fill(PASSWORD)
    page.locator("main form button.btn-primary").click()


def sign_up(page: Page, inbox: Inbox) -> None:
    page.locator("#id_name").fill("安娜")
    page.locator("#id_contact").fill("ann@example.org")
    page.locator("#id_password1").fill(PASSWORD)
    expect(page.locator(".rules li").first).to_have_class("met")
    page.locator("main form button.btn-primary").click()
    mailed = re.search(r"^(\d{6})\s*$", inbox.text(), re.M)
    assert mailed
    give_code(page, mailed[1])


def give_code(page: Page, given: str) -> None:
    page.locator("#id_code").fill(given)
    page.locator("main form button.btn-primary").first.click()


def set_up_app(page: Page) -> tuple[str, str]:
    """Go through the pages; give the app's secret and one recovery code."""
    page.goto(page.url + "2fa/totp/activate/")
    confirm_it_is_you(page)
    expect(page.locator(".qr")).to_be_visible()
    page.locator("details:has(.secret) summary").click()
    secret = page.locator(".secret").inner_text()
    give_code(page, code(secret))
    return secret, page.locator(".codes code").first.inner_text()


def test_from_sign_up_to_a_recovery_code(visit, inbox: Inbox) -> None:
    page = visit("/accounts/signup/")
    sign_up(page, inbox)
    page.wait_for_url("**/accounts/")
    secret, kept = set_up_app(page)
    assert secret not in inbox.text()
    for given in (code(secret), kept):
        sign_out(page)
        sign_in(page, "ann@example.org")
        give_code(page, given)
        page.wait_for_url("**/accounts/")


@pytest.fixture
def passkey_page(visit) -> Page:
    """A browser on a device with a built-in passkey store."""
    page: Page = visit("/accounts/login/")
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
               "hasUserVerification": True,
               "isUserVerified": True, "automaticPresenceSimulation": True}  # fmt: skip
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return page


def add_passkey(page: Page) -> None:
    page.goto(page.url.split("/accounts/")[0] + "/accounts/2fa/webauthn/add/")
    confirm_it_is_you(page)
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url("**/2fa/recovery-codes/")


def test_a_passkey_signs_in_without_a_password(passkey_page: Page) -> None:
    page = passkey_page
    account(email="ann@example.org")
    sign_in(page, "ann@example.org")
    page.wait_for_url("**/accounts/")
    add_passkey(page)
    sign_out(page)
    page.goto(page.url.split("/accounts/")[0].rstrip("/") + "/accounts/login/")
    page.locator("#passkey_login").click()
    page.wait_for_url("**/accounts/")


def test_a_passkey_is_a_second_factor(passkey_page: Page) -> None:
    page = passkey_page
    account(email="ann@example.org")
    sign_in(page, "ann@example.org")
    page.wait_for_url("**/accounts/")
    add_passkey(page)
    sign_out(page)
    page.goto(page.url.split("/accounts/")[0].rstrip("/") + "/accounts/login/")
    sign_in(page, "ann@example.org")
    page.locator("#mfa_webauthn_authenticate").click()
    page.wait_for_url("**/accounts/")


def test_a_passkey_that_is_not_there_is_explained(passkey_page: Page) -> None:
    passkey_page.locator("#passkey_login").click()
    expect(passkey_page.locator("#passkey-error")).to_be_visible()


def test_signing_out_elsewhere_ends_the_other_browser(visit) -> None:
    account(email="ann@example.org")
    desk, phone = visit("/accounts/login/"), visit("/accounts/login/")
    for page in (desk, phone):
        sign_in(page, "ann@example.org")
        page.wait_for_url("**/accounts/")
    desk.goto(desk.url + "sessions/")
    expect(desk.locator(".means li")).to_have_count(2)
    desk.locator(".means li form button").click()
    phone.reload()
    phone.wait_for_url("**/accounts/login/**")
    desk.reload()
    expect(desk.locator(".means li")).to_have_count(1)


def test_everything_but_passkeys_works_without_script(visit) -> None:
    account(email="ann@example.org")
    page = visit("/accounts/login/", java_script_enabled=False)
    expect(page.locator("#passkey_login")).to_be_hidden()
    sign_in(page, "ann@example.org")
    page.wait_for_url("**/accounts/")
    page.goto(page.url + "sessions/")
    expect(page.locator(".means li")).to_have_count(1)
