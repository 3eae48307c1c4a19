"""The candidates page, my week, the comparison: who sees what, and what never leaks."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.matching.jobs.matching import match
from rongtong.apps.matching.models import Exposure
from tests.factories.accounts import account
from tests.factories.catalogue import NEED, listing
from tests.factories.jobs import worked
from tests.factories.organisations import admin_of

pytestmark = pytest.mark.django_db
TITLE = NEED["title"]


def published(side: str, **changes: Any) -> Listing:
    return listing(side, state="published", at=timezone.now(), **changes)


def pair(need: dict[str, Any] | None = None, offer: dict[str, Any] | None = None) -> tuple[Listing, Listing]:
    made = published("need", **(need or {})), published("offer", **({"title": TITLE} | (offer or {})))
    worked(match, listing=made[0].pk)
    return made


def client(made: Listing) -> Client:
    browser = Client()
    browser.force_login(admin_of(made.organisation, timezone.now()))
    return browser


def page(made: Listing, path: str = "", **query: Any) -> str:
    answer = client(made).get(f"/listings/{made.pk}/candidates/{path}", query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_owner_sees_candidates_with_reasons() -> None:
    need, offer = pair()
    text = page(need)
    assert f"/listings/{offer.pk}/" in text
    assert "直接对口" in text or "值得一谈" in text
    assert "压铸" in text
    assert Exposure.objects.get(place="candidates").position == 1


def test_nobody_else_sees_them() -> None:
    need, offer = pair()
    stranger = Client()
    stranger.force_login(account())
    assert stranger.get(f"/listings/{need.pk}/candidates/").status_code == 403
    assert client(offer).get(f"/listings/{need.pk}/candidates/").status_code == 403
    assert Client().get(f"/listings/{need.pk}/candidates/").status_code == 302


def test_the_offers_owner_sees_the_need_in_the_week() -> None:
    need, offer = pair()
    text = client(offer).get("/me/matches/").content.decode()
    assert f"/listings/{need.pk}/" in text
    assert f"/listings/{need.pk}/" in page(offer)


HIDDEN = {
    "organisation",
    "detail",
    "tried",
    "money",
    "deadline",
}


def test_what_the_need_hides_reaches_the_offer_by_no_way() -> None:
    need, offer = pair(
        {"veiled": sorted(HIDDEN), "detail": NEED["detail"] + "高真空压铸模腔", "money_high": 41_230_000},
        {"detail": "高真空压铸模腔", "money_low": 45_670_000, "money_high": 45_670_000},
    )
    for text in (page(offer), client(offer).get("/me/matches/").content.decode()):
        assert f"/listings/{need.pk}/" in text
        for leak in ("30万件", "模腔”", "41.23", "412,300", need.organisation.name, "脱模剂"):
            assert leak not in text


def test_what_the_offer_hides_reaches_the_need_by_no_way() -> None:
    need, offer = pair(
        {},
        {
            "veiled": sorted(HIDDEN),
            "detail": "气孔率可降到2%以下，节拍45秒。",
            "money_low": 99_990_000,
            "money_high": 99_990_000,
        },
    )
    found = page(need)
    assert f"/listings/{offer.pk}/" in found
    for leak in ("999,900", "99.99", "2%以下", offer.organisation.name):
        assert leak not in found
