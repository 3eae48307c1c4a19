"""Contact data that a reviewer let pass reaches the public by no door until its owner takes it out."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from django.urls import reverse

from rongtong.apps.catalogue.actions import merging
from rongtong.apps.catalogue.actions.showing import refresh
from rongtong.apps.catalogue.jobs.indexing import follow
from rongtong.apps.catalogue.models import DuplicatePair, Listing
from rongtong.lib.actor import SYSTEM
from tests.apps.catalogue.gate import reviewer_client, text
from tests.factories.catalogue import NEED, house, listing
from tests.factories.jobs import worked
from tests.factories.organisations import AT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lists", "one_look")]
PHONES = (
    "13800000001",
    "１３８０００００００２",
    "一三八〇〇〇〇〇〇〇三",
    "138 0000 0004",
    "13800000005",
    "13800000006",
)


def telling() -> Listing:
    """Publish a listing that tells a number in every text."""
    return listing(
        "offer", state="published",
        title=f"高真空压铸 电话{PHONES[0]}", summary=f"致电{PHONES[1]}",
        detail=f"请打{PHONES[2]}。" + NEED["detail"],
        tried=f"问{PHONES[3]}", keywords=["压铸", PHONES[4]], maturity_evidence=f"验收人电话{PHONES[5]}",
    )  # fmt: skip


@pytest.mark.parametrize(
    "path",
    [
        "page", "/search/?side=offer", "/search/?side=offer&q=压铸", "/search/feed/?side=offer", "/",
        "/search/suggest/?q=高真空", "/api/v1/listings", "detail", "/sitemap.xml",
    ],
)  # fmt: skip
def test_no_public_door_tells_a_number(path: str) -> None:
    made = telling()
    refresh([made.pk])
    worked(follow)
    where = {"page": f"/listings/{made.pk}/", "detail": f"/api/v1/listings/{made.pk}"}.get(path, path)
    answer = Client().get(where)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    shown = body.decode()
    assert answer.status_code in (200, 401, 404)
    assert [phone for phone in PHONES if phone in shown or json.dumps(phone)[1:-1] in shown] == []


def test_the_reviewer_and_the_owner_still_read_it() -> None:
    made = telling()
    page = text(reviewer_client(), reverse("catalogue:review", args=[made.pk]))
    assert all(phone in page for phone in PHONES)


def test_its_owner_sees_what_the_public_does_not() -> None:
    made = telling()
    client = Client(headers={"accept-language": "en"})
    client.force_login(made.author, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = text(client, f"/listings/{made.pk}/")
    assert f'">{PHONES[2]}</mark>' in page
    assert "The public does not see them" in page
    assert "The public does not see them" not in text(Client(), f"/listings/{made.pk}/")


def test_the_address_of_an_absorbed_one_leads_to_the_other() -> None:
    owner = house()
    kept, absorbed = (listing(state="published", owner=owner) for _each in range(2))
    pair = DuplicatePair.objects.create(first=kept, second=absorbed, found_at=AT)
    made = merging.merge(pair=pair, keep=kept.pk, reason="同一条", actor=SYSTEM, at=AT)
    there = reverse("catalogue:listing", args=[absorbed.pk])
    assert Client().get(there)["Location"] == reverse("catalogue:listing", args=[kept.pk])
    Listing.objects.filter(pk=kept.pk).update(state="taken_down")
    assert Client().get(there).status_code == 404
    Listing.objects.filter(pk=kept.pk).update(state="published")
    merging.unmerge(merge=made, actor=SYSTEM, at=AT)
    assert Client().get(there).status_code == 200
