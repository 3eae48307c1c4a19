"""The reviewer's desk: what waits, by its clock, within the reviewer's regions."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rongtong.apps.catalogue.models import Listing
from rongtong.kit.clocks.models import Clock
from tests.apps.catalogue.gate import reviewer_client, stranger_client, text
from tests.factories.catalogue import listing
from tests.factories.organisations import AT, CHENGDU, organisation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lists", "one_look")]
QUEUE = "/desk/listings/"


def test_the_queue_stands_by_its_clock_and_marks_what_is_late() -> None:
    first, second = (
        listing(state="submitted", title="先到的一条需求"),
        listing(state="submitted", title="后到的一条需求"),
    )
    Clock.objects.filter(about=second.pk, kind="catalogue.review").update(due_at=AT - timedelta(days=9))
    seen = text(reviewer_client(), QUEUE)
    assert seen.index("后到的一条需求") < seen.index("先到的一条需求")
    assert "deadline-late" in seen
    late = text(reviewer_client("另一位"), QUEUE + "?late=on")
    assert "先到的一条需求" in late, "every clock of 2026-03 is past by now"
    assert first.state == "submitted"


@pytest.mark.parametrize("many", [1, 3])
def test_the_queue_costs_the_same_however_many_wait(many: int) -> None:
    for _each in range(many):
        listing(state="submitted")
    client = reviewer_client()
    text(client, QUEUE)
    with CaptureQueriesContext(connection) as spent:
        text(client, QUEUE)
    assert len([one for one in spent if "catalogue_" in one["sql"] or "clocks_" in one["sql"]]) == 4


def test_filters_keep_what_they_say() -> None:
    need, offer = (
        listing(state="submitted", title="一条需求"),
        listing("offer", state="submitted", title="一条成果"),
    )
    taken = listing(state="in_review", title="已有人在审")
    client = reviewer_client()
    assert "一条成果" not in text(client, QUEUE + "?side=need")
    assert "一条需求" not in text(client, QUEUE + "?kind=result")
    assert "已有人在审" not in text(client, QUEUE + "?free=on")
    assert "一条需求" not in text(client, QUEUE + "?mine=on")
    assert "一条需求" in text(client, QUEUE + "?region=500112")
    assert "一条需求" in text(client, QUEUE + "?field=05")
    assert {one.state for one in (need, offer, taken)} == {"submitted", "in_review"}


def test_a_reviewer_of_elsewhere_and_a_stranger_see_nothing_and_change_nothing() -> None:
    made = listing(state="submitted", title="本县的一条需求")
    elsewhere = reviewer_client("外地审核员", region="510000")
    assert "本县的一条需求" not in text(elsewhere, QUEUE)
    assert "本县的一条需求" not in text(elsewhere, f"{QUEUE}{made.pk}/", 404)
    answer = elsewhere.post(f"{QUEUE}{made.pk}/", {"transition": "take", "version": made.version})
    stranger = stranger_client()
    assert (answer.status_code, stranger.get(QUEUE).status_code) == (404, 403)
    assert "本县的一条需求" not in text(stranger, f"{QUEUE}{made.pk}/", 404)
    made.refresh_from_db()
    assert made.state == "submitted"


def test_a_draft_never_comes_to_the_desk_also_when_it_was_taken_back() -> None:
    made = listing(state="submitted", title="撤回后又改的草稿")
    Listing.objects.filter(pk=made.pk).update(state="draft", detail="还没想好的价格底线")
    client = reviewer_client()
    assert "撤回后又改的草稿" not in text(client, QUEUE)
    assert text(client, reverse("catalogue:review", args=[made.pk]), 404).count("价格底线") == 0


def test_the_workbench_names_what_waits() -> None:
    listing(state="submitted", title="等待审核的需求", owner=organisation(region=CHENGDU))
    assert "等待审核的需求" in text(reviewer_client(region="510000"), "/me/")
