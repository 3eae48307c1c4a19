"""The other pages of the desk: changes of what is public, duplicates, taking down, how the gate works."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rongtong.apps.catalogue.actions import duplicates, listings
from rongtong.apps.catalogue.models import DuplicatePair, Listing, Revision, Submission, TakeDown
from rongtong.apps.catalogue.queries.quality import quality
from rongtong.kit.notices.models import Notice
from rongtong.lib.actor import SYSTEM
from tests.apps.catalogue.gate import reviewer_client, stranger_client, text
from tests.factories.catalogue import house, listing, reviewing, revision, writer
from tests.factories.organisations import AT, reviewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lists", "one_look")]
DESK = "/desk/listings/"


def spent(client, path: str) -> int:
    """Count the queries that a page asks of the catalogue."""
    text(client, path)
    with CaptureQueriesContext(connection) as asked:
        text(client, path)
    return len([one for one in asked if "catalogue_" in one["sql"]])


@pytest.mark.parametrize("many", [1, 3])
def test_the_lists_cost_the_same_however_long_they_are(many: int) -> None:
    owner = house()
    for _each in range(many):
        change = revision("submitted")
        twin = listing(state="submitted", owner=owner)
        duplicates.look_for_duplicates(listing=twin, actor=SYSTEM, at=AT)
        pair = (change.listing, twin)
        DuplicatePair.objects.create(first=pair[0], second=pair[1], found_at=AT)
        listing(state="taken_down")
    client = reviewer_client()
    assert spent(client, DESK + "changes/") == 2
    assert spent(client, DESK + "duplicates/") == 3
    assert spent(client, DESK + "taken-down/") == 2
    head = reviewer_client("周主任", role="centre.head")
    assert spent(head, DESK + "quality/?days=365") == (3 if connection.vendor == "postgresql" else 4)
    assert spent(head, DESK + "answered/") == 2


def test_a_change_is_passed_at_the_desk_with_its_words_marked() -> None:
    change = revision("submitted", detail="年产30万件ADC12压铸壳体，报废率为5%，要求降到2%以下。")
    client = reviewer_client()
    here = f"{DESK}changes/{change.pk}/"
    assert "<ins>" in text(client, here)
    done = client.post(here, {"transition": "apply", "version": change.version})
    assert done["Location"] == DESK + "changes/"
    assert Listing.objects.get(pk=change.listing_id).detail.startswith("年产30万件ADC12压铸壳体，报废率")


def test_a_change_needs_words_to_be_returned_and_keeps_them_on_a_conflict() -> None:
    change = revision("submitted")
    client, here = reviewer_client(), f"{DESK}changes/{change.pk}/"
    values = {"transition": "return", "reason": "figures", "version": change.version}
    assert client.post(here, values).status_code == 422
    late = client.post(here, values | {"note": "我写的话", "version": change.version - 1})
    assert late.status_code == 409
    assert "我写的话" in late.content.decode()
    assert Revision.objects.get().state == "submitted"


def test_changes_of_another_county_are_not_there() -> None:
    change = revision("submitted", title="还没公开的新标题")
    elsewhere = reviewer_client("外地审核员", region="510000")
    assert "还没公开的新标题" not in text(elsewhere, DESK + "changes/")
    text(elsewhere, f"{DESK}changes/{change.pk}/", 404)
    text(stranger_client(), DESK + "changes/", 403)


def test_taking_down_tells_the_owner_why_and_the_centre_what_became_of_it() -> None:
    made = listing(state="published", title="一条说错了的成果", side="offer")
    client, here = reviewer_client(), reverse("catalogue:review", args=[made.pk])
    values = {"transition": "take_down", "reason": "false", "version": made.version}
    assert client.post(here, values).status_code == 422
    client.post(here, values | {"note": "检测报告是别人的。"})
    told = Notice.objects.filter(user=made.author).latest("pk")
    assert "检测报告是别人的。" in str(told.parameters)
    assert "检测报告是别人的。" in text(client, DESK + "taken-down/?back=no")
    made.refresh_from_db()
    listings.decide(listing=made, step="reopen", actor=writer(made), at=AT)
    assert TakeDown.objects.get().reopened_at == AT
    page = text(client, DESK + "taken-down/?back=yes")
    assert "一条说错了的成果" in page
    assert here not in page, "a draft is nobody's business"


def test_the_figures_of_the_gate_are_reckoned_and_open_their_records() -> None:
    listing(state="published")
    listing(state="returned")
    late = listing(state="in_review", title="答复晚了的一条")
    by = reviewing(late)
    listings.decide(
        listing=late, step="return", reason="money", note="请核对", actor=by, at=AT + timedelta(days=30)
    )
    found = quality(reviewer("周主任", role="centre.head"), 1, AT)
    assert (found.whole.answers, found.whole.published, found.whole.late) == (3, 1, 1)
    assert (found.whole.median, found.whole.slow) == (0.0, 720.0)
    assert {(step, code): many for step, code, _label, many in found.reasons} == {
        ("return", "figures"): 1, ("return", "money"): 1,
    }  # fmt: skip
    head = reviewer_client("周主任", role="centre.head")
    records = text(head, DESK + "answered/?late=on")
    assert "答复晚了的一条" in records
    assert reverse("catalogue:review", args=[late.pk]) in records


def test_a_second_look_counts_and_a_doubt_is_kept() -> None:
    made = listing(state="in_review", detail="军工配套件的气孔检测，报废率要降到3%以下，节拍45秒。")
    first, second = reviewing(made), reviewer("Second", made.home)
    handed = listings.decide(listing=made, step="publish", actor=first, at=AT)
    back = listings.decide(listing=handed, step="doubt", reason="unclear", note="再看", actor=second, at=AT)
    handed = listings.decide(listing=back, step="publish", actor=first, at=AT)
    listings.decide(listing=handed, step="confirm", actor=second, at=AT)
    kept = Submission.objects.get()
    assert (kept.answered_by_id, kept.second_by_id, kept.doubted) == (first.id, second.id, True)
    whole = quality(reviewer("周主任", role="centre.head"), 1, AT).whole
    assert (whole.second, whole.second_share, whole.doubted) == (1, 100, 1)


def test_the_figures_are_for_the_head_of_this_region_only() -> None:
    listing(state="returned", title="本县退回的一条")
    text(reviewer_client(), DESK + "quality/", 403)
    text(stranger_client(), DESK + "answered/", 403)
    elsewhere = reviewer_client("外地主任", role="centre.head", region="510000")
    assert "本县退回的一条" not in text(elsewhere, DESK + "answered/")
    assert quality(reviewer("外地", "510703", role="centre.head"), 3650, AT).whole.answers == 0


def test_a_sentence_is_put_in_without_scripts() -> None:
    made = listing(state="submitted")
    client, here = reviewer_client(), reverse("catalogue:review", args=[made.pk])
    client.post(here, {"transition": "take", "version": made.version})
    page = text(client, here + "?do=return&add=missing.deadline")
    assert "Please say by when it is wanted.</textarea>" in page
