"""The interface for programs, the operator's page, the comparison, replays; what each page costs."""

from __future__ import annotations

from io import BytesIO, StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from docx import Document

from rongtong.apps.matching.jobs.matching import match
from rongtong.apps.matching.queries.engine import weights
from rongtong.apps.matching.queries.replay import replay
from rongtong.kit.jobs.models import Job
from rongtong.kit.permissions.actions import assign, open_staff_session
from rongtong.lib.actor import SYSTEM
from tests.apps.matching.test_answers import say
from tests.apps.matching.test_pages import TITLE, client, pair, published
from tests.factories.accounts import account
from tests.factories.jobs import worked
from tests.factories.organisations import acting, admin_of
from tests.factories.tokens import bearer, token

pytestmark = pytest.mark.django_db


def test_programs_read_candidates_of_their_own() -> None:
    need, offer = pair(
        {}, {"veiled": ["organisation", "money"], "money_low": 99_990_000, "money_high": 99_990_000}
    )
    _made, secret = token(admin_of(need.organisation, timezone.now()))
    answer = Client().get(f"/api/v1/listings/{need.pk}/candidates", **bearer(secret))
    (item,) = answer.json()["items"]
    assert (item["listing"], item["owner"], item["position"]) == (offer.pk, "", 1)
    text = answer.content.decode()
    assert offer.organisation.name not in text
    assert "99.99" not in text
    _made, other = token(account())
    assert Client().get(f"/api/v1/listings/{need.pk}/candidates", **bearer(other)).status_code == 403


def test_a_comparison_hides_what_is_hidden_on_the_page_and_in_word() -> None:
    need, offer = pair(
        {}, {"veiled": ["organisation", "money", "region"], "money_low": 99_990_000, "money_high": 99_990_000}
    )
    second = published("offer", title=TITLE)
    worked(match, listing=second.pk)
    query = {"pick": [offer.pk, second.pk]}
    page = client(need).get(f"/listings/{need.pk}/candidates/compare/", query).content.decode()
    given = client(need).get(f"/listings/{need.pk}/candidates/compare.docx", query).content
    word = "\n".join(cell.text for row in Document(BytesIO(given)).tables[0].rows for cell in row.cells)
    for text in (page, word):
        assert second.organisation.name in text
        assert offer.organisation.name not in text
        assert "999,900" not in text


def operator(*, in_session: bool) -> Client:
    user = account()
    assign(user=user, role="operator", actor=SYSTEM, at=timezone.now(), reason="test")
    if in_session:
        by = acting(user, timezone.now())
        open_staff_session(user=user, reason="test", actor=by, at=timezone.now())
    browser = Client()
    browser.force_login(user)
    session = browser.session
    session["seen"], session["factor"] = int(timezone.now().timestamp()), True
    session.save()
    return browser


def test_the_operator_sees_runs_and_has_something_matched_again() -> None:
    need, _offer = pair()
    browser = operator(in_session=True)
    text = browser.get("/operator/matching/").content.decode()
    assert need.code in text
    assert browser.post("/operator/matching/", {"code": "N999999"}).status_code == 200
    before = Job.objects.filter(name="matching.match").count()
    assert browser.post("/operator/matching/", {"code": need.code}).status_code == 302
    assert Job.objects.filter(name="matching.match").count() == before + 1


def test_nobody_else_sees_runs_or_starts_one() -> None:
    stranger = Client()
    stranger.force_login(account())
    for browser in (stranger, operator(in_session=False)):
        assert browser.get("/operator/matching/").status_code == 403
        assert browser.post("/operator/matching/", {"code": "N1"}).status_code == 403
    assert not Job.objects.filter(name="matching.match").exists()


def test_a_replay_says_what_other_weights_would_have_done() -> None:
    need, offer = pair()
    second = published("offer")
    worked(match, listing=second.pk)
    say(need, offer)
    say(need, second, "not_for_me", reason="topic")
    found = replay(weights())
    assert (found.needs, found.answers) == (1, 2)
    assert found.before == found.after == 1.0
    out = StringIO()
    call_command("match_replay", stdout=out)
    assert "1 needs, 2 answers" in out.getvalue()


def more(made: Any, count: int) -> None:
    for _each in range(count):
        published("offer", title=TITLE)
    worked(match, listing=made.pk)


@pytest.mark.parametrize("count", [0, 2])
def test_the_page_costs_the_same_with_one_and_three(count: int, django_assert_num_queries: Any) -> None:
    need, _offer = pair()
    more(need, count)
    browser = client(need)
    browser.get(f"/listings/{need.pk}/candidates/")
    with django_assert_num_queries(18):
        browser.get(f"/listings/{need.pk}/candidates/")


@pytest.mark.parametrize("count", [0, 2])
def test_the_week_costs_the_same_with_one_and_three(count: int, django_assert_num_queries: Any) -> None:
    _need, offer = pair()
    for _each in range(count):
        worked(match, listing=published("need").pk)
    browser = client(offer)
    browser.get("/me/matches/")
    with django_assert_num_queries(15):
        browser.get("/me/matches/")
