"""One case at the desk: what the reviewer is shown, what a decision needs, who is told of another's step."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from rongtong.apps.catalogue.actions import listings
from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.queries.checks import run_checks
from rongtong.apps.catalogue.queries.findings import findings
from rongtong.apps.catalogue.queries.rounds import rounds
from rongtong.apps.catalogue.queries.texts import marked, public_text
from rongtong.apps.catalogue.workflow.guards import needs_second
from tests.apps.catalogue.gate import reviewer_client, text
from tests.factories.catalogue import NEED, house, listing, organisation, writer
from tests.factories.organisations import AT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lists", "one_look")]
TODAY = date(2026, 3, 2)


def outcome(made: Listing, name: str) -> str:
    return next(one["outcome"] for one in run_checks(made, TODAY) if one["name"] == name)


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        ("complete", {}, "pass"),
        (
            "complete",
            {"money_low": None, "money_high": None, "summary": "", "keywords": [], "tried": ""},
            "warn",
        ),
        ("thin", {"detail": "压铸件气孔多"}, "warn"),
        (
            "thin",
            {"detail": "我们的壳体气孔造成的报废率偏高，希望找到办法把它降下来，请专家到厂里来看看。"},
            "warn",
        ),
        ("contact", {"tried": "问过老王一三八〇〇一三八〇〇〇"}, "warn"),
        ("contact", {}, "pass"),
        ("sensitive", {"tried": "给军工配套试过"}, "warn"),
        ("money", {"money_low": 100, "money_high": 500}, "pass"),
        ("money", {"money_low": 1, "money_high": 20_000_000_000}, "warn"),
        (
            "dates",
            {"detail": "要求2024年底前完成3条产线改造，节拍45秒，报废率降到3%以下，现场可以配合试验。"},
            "warn",
        ),
        ("dates", {"deadline": date(2026, 3, 5)}, "warn"),
        ("dates", {"deadline": date(2036, 3, 5)}, "warn"),
    ],
)
def test_a_check_says_what_it_finds(name: str, values: dict, expected: str) -> None:
    made = listing(**values)
    assert outcome(made, name) == expected
    assert all(one.sentence for one in findings(made, TODAY))


def test_a_budget_for_research_that_is_too_small_is_looked_at() -> None:
    made = listing(kind="research", money_low=None, money_high=5_000)
    assert outcome(made, "money") == "warn"


def test_the_owner_must_be_known() -> None:
    assert outcome(listing(), "owner") == "pass"
    assert outcome(listing(owner=organisation()), "owner") == "stop"


def test_contact_data_is_hidden_from_the_public_and_marked_for_who_reviews() -> None:
    made = listing(
        state="in_review",
        detail="请打１３８１２３４５６７８或加微信zhang2020。" + NEED["detail"],
        veiled=["tried"],
    )
    shown = public_text(made, "detail")
    assert "１３８１２３４５６７８" not in shown
    assert "zhang2020" not in shown
    assert NEED["detail"] in shown
    assert public_text(made, "tried") == ""
    assert [one.text for one in marked(made.detail) if one.mark] == [
        "１３８１２３４５６７８",
        "微信zhang2020",
    ]
    page = text(reviewer_client(), reverse("catalogue:review", args=[made.pk]))
    assert page.count("mark-contact") == 4


def test_returning_puts_the_words_before_the_owner_and_opens_the_next_case() -> None:
    first, second = listing(state="submitted"), listing(state="submitted", title="下一条需求，要求有数字3")
    client = reviewer_client()
    here = reverse("catalogue:review", args=[first.pk])
    client.post(here, {"transition": "take", "version": first.version})
    first.refresh_from_db()
    assert "请补充具体数字" in client.get(here, headers={"accept-language": "zh-hans"}).content.decode()
    bare = client.post(
        here, {"transition": "return", "reason": "figures", "note": "", "version": first.version}
    )
    assert bare.status_code == 422
    gone = client.post(
        here, {"transition": "return", "reason": "figures", "note": "请补数字", "version": first.version}
    )
    assert gone["Location"] == reverse("catalogue:review", args=[second.pk])
    assert first.submissions.get().wording == "请补数字"


def test_the_slower_of_two_reviewers_is_told_and_keeps_the_words() -> None:
    made = listing(state="submitted")
    one, other = reviewer_client("甲审核"), reviewer_client("乙审核")
    here = reverse("catalogue:review", args=[made.pk])
    one.post(here, {"transition": "take", "version": made.version})
    late = other.post(here, {"transition": "take", "version": made.version})
    assert late.status_code == 409
    assert "甲审核" in late.content.decode()
    made.refresh_from_db()
    told = other.post(
        here, {"transition": "return", "reason": "figures", "note": "我写的话", "version": made.version}
    )
    assert told.status_code == 422
    assert "我写的话" not in made.submissions.get().wording
    assert Listing.objects.get(pk=made.pk).state == "in_review"


def test_nobody_reviews_their_own() -> None:
    made = listing(state="submitted")
    client = reviewer_client()
    Listing.objects.filter(pk=made.pk).update(author=client.user)  # type: ignore[attr-defined]
    here = reverse("catalogue:review", args=[made.pk])
    assert "own or your organisation" in text(client, here)
    assert client.post(here, {"transition": "take", "version": made.version}).status_code == 422
    made.refresh_from_db()
    assert made.state == "submitted"


def test_what_changed_since_the_last_time_is_marked_word_by_word() -> None:
    made = listing(state="returned")
    values = {"detail": NEED["detail"].replace("8%", "9%"), "money_high": 60_000_000}
    changed = listings.save(listing=made, values=values, version=None, actor=writer(made), at=AT)
    listings.submit(listing=changed, actor=writer(made), at=AT)
    latest = rounds(made)[0]
    found = {one.name: [(s.before, s.after) for s in one.stretches if not s.same] for one in latest.changes}
    assert found["detail"] == [("8", "9")]
    assert set(found) == {"detail", "money"}
    page = text(reviewer_client(), reverse("catalogue:review", args=[made.pk]))
    assert "<del>8</del><ins>9</ins>" in page
    assert "请补充指标。" in page


def test_the_desk_shows_a_returned_one_as_it_was_handed_in() -> None:
    made = listing(state="returned")
    listings.save(listing=made, values={"detail": "还没写完的草稿"}, version=None, actor=writer(made), at=AT)
    page = text(reviewer_client(), reverse("catalogue:review", args=[made.pk]))
    assert NEED["detail"][:10] in page
    assert "还没写完的草稿" not in page


def test_a_sensitive_word_in_any_text_calls_a_second_reviewer() -> None:
    assert needs_second(listing(state="submitted", tried="给军工单位试过"))
    assert not needs_second(listing(state="submitted", owner=house()))
