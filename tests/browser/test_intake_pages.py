"""Documents and what nobody serves in a real browser: axe, and nothing sticks out."""

from __future__ import annotations

from typing import Any

import pytest

from rongtong.apps.matching.actions.gathering import gather_again
from rongtong.lib.actor import SYSTEM
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_person_photo import signed_in, sound
from tests.factories import vocab
from tests.factories.catalogue import house, listing
from tests.factories.documents import LIST, brought, word
from tests.factories.jobs import work_off
from tests.factories.organisations import AT, admin_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_what_a_document_becomes(visit: Any, live_server: Any, size: tuple[int, int]) -> None:
    vocab.load()
    owner = house()
    one, _by = brought(owner=owner)
    many, _by = brought(word(LIST), owner=owner)
    page = signed_in(visit, size, live_server, admin_of(owner))
    for address in ("/post/need/research/", f"/documents/{one.pk}/", f"/documents/{many.pk}/"):
        page.goto(live_server.url + address)
        sound(page, size)


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_what_nobody_serves(visit: Any, live_server: Any, size: tuple[int, int]) -> None:
    vocab.load()
    listing("need", state="published")
    gather_again(actor=SYSTEM, at=AT)
    work_off()
    page = visit("/unmet/", size, bypass_csp=True)
    sound(page, size)
