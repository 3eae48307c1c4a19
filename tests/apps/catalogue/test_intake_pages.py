"""Writing a need page by page: what a browser without JavaScript gets."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from rongtong.apps.catalogue.models import Listing
from tests.factories import vocab
from tests.factories.catalogue import NEED, house, listing
from tests.factories.organisations import admin_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _lists() -> None:
    vocab.load()


def signed_in(user) -> Client:
    client = Client(HTTP_ACCEPT_LANGUAGE="zh-hans")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def of_owner(made: Listing) -> Client:
    return signed_in(admin_of(made.organisation))


def address(name: str, *args: object) -> str:
    return reverse(f"catalogue:{name}", args=args)


STEP_1 = {"title": NEED["title"], "detail": NEED["detail"], "field": "05"}
STEP_2 = {"money_low": "20", "money_high": "50", "money_unit": "wan", "deadline": "", "region": "重庆渝北"}
STEP_3 = {"summary": "找检测与诊断。", "keywords": "压铸、气孔", "veiled": ["organisation", "money"]}


def test_three_steps_make_a_whole_draft() -> None:
    owner = house()
    client = signed_in(admin_of(owner))
    begun = client.post(address("post_start", "need", "service"), {"owner": f"o{owner.pk}"})
    made = Listing.objects.get()
    assert begun.url == address("write", made.pk, 1)
    for number, typed in enumerate((STEP_1, STEP_2, STEP_3), 1):
        made.refresh_from_db()
        answer = client.post(address("write", made.pk, number), typed | {"version": made.version})
        assert answer.status_code == 302, answer.content.decode()
    assert answer.url == address("preview", made.pk)
    made.refresh_from_db()
    assert (made.money_low, made.money_high, made.region) == (20_000_000, 50_000_000, "500112")
    assert (made.keywords, made.veiled) == (["压铸", "气孔"], ["organisation", "money"])


def test_the_preview_hides_what_is_veiled_and_hands_in() -> None:
    made = listing(veiled=["organisation", "money"])
    client = of_owner(made)
    page = client.get(address("preview", made.pk)).content.decode()
    public = page[page.index('class="as-public"') : page.index('class="hand-in"')]
    assert made.title in public
    assert str(made.organisation) not in public
    assert "万元" not in public
    sent = {"transition": "submit", "version": made.version}
    assert client.post(address("move", made.pk), sent).url == address("preview", made.pk)
    made.refresh_from_db()
    assert made.state == "submitted"
    assert "审核" in client.get(address("preview", made.pk)).content.decode()
