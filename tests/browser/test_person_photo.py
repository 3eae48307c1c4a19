"""The photo of a person in a real browser, at a desk and on a phone."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from rongtong.apps.parties.actions import persons
from rongtong.apps.parties.models import Person
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_site_pages import violations
from tests.factories import vocab
from tests.factories.accounts import account
from tests.factories.centres import AT, acting, person
from tests.kit.files.pictures import picture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def signed_in(visit: object, size: tuple[int, int], live_server: object, user: object) -> Page:
    client = Client()
    client.force_login(user)
    page = visit("/", size, bypass_csp=True)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}])
    return page


def sound(page: Page, size: tuple[int, int]) -> None:
    page.wait_for_load_state()
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert violations(page) == []


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_a_photo_goes_onto_the_card(visit: object, live_server: object, size: tuple[int, int]) -> None:
    vocab.load()
    made = person(account(email="ann@example.org"), name="张桂兰", titles=["教授"])
    persons.show(person=made, shown=["titles"], actor=acting(made.user), at=AT)
    other = person(name="Ada Lovelace")
    persons.show(person=other, shown=[], actor=acting(other.user), at=AT)
    page = signed_in(visit, size, live_server, made.user)
    page.goto(f"{live_server.url}/profile/")
    page.get_by_role("link", name="添加照片").click()
    sound(page, size)
    page.locator("input[type=file]").set_input_files(
        {"name": "我.jpg", "mimeType": "image/jpeg", "buffer": picture()}
    )
    page.get_by_role("button", name="保存照片").click()
    expect(page.get_by_role("img", name="张桂兰的照片")).to_be_visible()
    page.wait_for_function("document.querySelector('.face img').naturalWidth === 320")
    sound(page, size)
    for place in ("/people/", f"/people/{made.pk}/", "/profile/", "/profile/card/"):
        page.goto(live_server.url + place)
        expect(page.get_by_role("img", name="张桂兰的照片").first).to_be_visible()
        sound(page, size)
    page.goto(f"{live_server.url}/profile/photo/")
    page.get_by_role("button", name="移除照片").click()
    expect(page.get_by_text("照片已移除")).to_be_visible()
    assert Person.objects.get(pk=made.pk).photo is None
