"""Missing facts: what each answer is said to change is what it changes; who answers, where answers go."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from rongtong.apps.catalogue.actions import revisions
from rongtong.apps.catalogue.models import Import, ImportRow, Listing, Revision
from rongtong.apps.catalogue.queries.revisions import open_revision
from rongtong.apps.matching.actions.stating import before, state_fact, unstate_fact
from rongtong.apps.matching.jobs.matching import match
from rongtong.apps.matching.queries.drafts import batch_fits
from rongtong.apps.matching.queries.gaps import Gap, fits
from rongtong.apps.matching.queries.pending import answered
from rongtong.apps.matching.queries.questions import unknown_on
from rongtong.apps.matching.queries.sharper import near, sharper
from rongtong.kit.permissions import Refused
from rongtong.kit.workflow import Hindered
from tests.apps.matching.test_answers import own
from tests.apps.matching.test_pages import TITLE, client, page, pair, published
from tests.factories.catalogue import house, listing, step_of
from tests.factories.jobs import worked
from tests.factories.organisations import reviewer

pytestmark = pytest.mark.django_db
SILENT: dict[str, Any] = {"money_low": None, "money_high": None}
PRICES = (10_000_000, 30_000_000, 90_000_000, None)


def offers(title: str = TITLE) -> list[Listing]:
    return [published("offer", title=title, money_low=fen, money_high=fen) for fen in PRICES]


def asked(made: Listing) -> dict[str, Gap]:
    return {one.name: one for one in sharper(made, timezone.now()).gaps}


def suiting(made: Listing) -> tuple[set[int], set[int]]:
    """Give the keys of those that suit, and of those among them that wait for the budget."""
    found = fits(near(answered(made)[0], timezone.now()))
    waits = {one.other.pk for one in found if "money_high" in unknown_on(made, one.judged.verdict.checks)}
    return {one.other.pk for one in found}, waits


def give(made: Listing, name: str = "money_high", value: str = "30000000") -> str:
    return state_fact(listing=made, name=name, value=value, actor=own(made), at=timezone.now())


def passed(made: Listing) -> Listing:
    """Have the open change of a listing passed, and the listing matched again."""
    change = open_revision(made)
    desk = reviewer("Passer", made.home)
    revisions.decide(revision=change, step="apply", actor=desk, at=timezone.now())
    worked(match, listing=made.pk)
    return Listing.objects.get(pk=made.pk)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_what_an_answer_is_said_to_change_is_what_a_new_run_finds(place: int) -> None:
    offers()
    need = published("need", **SILENT)
    worked(match, listing=need.pk)
    (suits, waits), gap = suiting(need), asked(need)["money_high"]
    option = gap.options[place]
    assert gap.waiting == len(waits) == 3
    assert give(need, value=option.value) == "gate"
    in_view, still = suiting(need)
    assert not still
    after, waiting = suiting(passed(need))
    assert not waiting
    assert after == in_view
    assert (len(waits & after), len(suits - after)) == (option.opens, option.closes)
    assert {one.opens for one in gap.options} == {1, 2, 3}


def test_a_draft_is_told_what_publishing_finds() -> None:
    offers()
    need = listing("need", state="draft", at=timezone.now(), **SILENT)
    told = sharper(need, timezone.now())
    option = next(one for one in told.gaps if one.name == "money_high").options[1]
    assert give(need, value=option.value) == "draft"
    kept = Listing.objects.get(pk=need.pk)
    for step in ("submit", "take", "publish"):
        kept = step_of(kept, step, own(kept), timezone.now())
    worked(match, listing=kept.pk)
    found, _waits = suiting(Listing.objects.get(pk=need.pk))
    assert len(found) == told.fits - option.closes == 3


def test_an_offer_is_asked_what_needs_wait_for() -> None:
    for most in (10_000_000, 90_000_000):
        published("need", title=TITLE, money_low=None, money_high=most)
    offer = published("offer", title=TITLE, **SILENT)
    worked(match, listing=offer.pk)
    gap = asked(offer)["money_low"]
    assert gap.waiting == 2
    said = {one.value: (one.opens, one.closes) for one in gap.options}
    assert said == {"10000000": (2, 0), "90000000": (1, 1)}


def test_at_most_four_and_the_one_that_changes_most_first() -> None:
    for level in (4, 8):
        published("offer", title=TITLE, maturity=level, licences=["transfer"])
    need = published("need", kind="result", title=TITLE, maturity=None, **SILENT)
    worked(match, listing=need.pk)
    found = sharper(need, timezone.now()).gaps
    assert [one.change for one in found] == sorted((one.change for one in found), reverse=True)
    assert {"money_high", "maturity", "licences"} <= {one.name for one in found}
    assert len(found) <= 4


def test_nothing_missing_asks_nothing() -> None:
    need, _offer = pair({"maturity": 6, "deadline": "2099-01-01", "licences": ["ordinary"]})
    assert not [one for one in asked(need) if one in ("money_high", "maturity", "deadline", "licences")]


def test_a_public_fact_goes_to_the_gate_and_comes_back() -> None:
    need, _offer = pair(SILENT)
    assert give(need) == "gate"
    need.refresh_from_db()
    assert need.money_high is None
    assert (change := open_revision(need)) is not None
    assert (change.state, change.values) == ("submitted", {"money_high": 30_000_000})
    assert answered(need)[0].money_high == 30_000_000
    by = {"actor": own(need), "at": timezone.now()}
    unstate_fact(listing=need, name="money_high", was="", **by)
    assert Revision.objects.get().state == "withdrawn"
    assert answered(need) == (need, ())


def test_a_hidden_fact_is_taken_over_at_once() -> None:
    need, _offer = pair(SILENT | {"veiled": ["money"]})
    assert give(need) == "public"
    need.refresh_from_db()
    assert need.money_high == 30_000_000
    assert before(need, "money_high") == "30000000"
    assert not Revision.objects.exists()


def test_a_change_still_being_written_is_not_handed_in() -> None:
    need, _offer = pair(SILENT)
    by = {"actor": own(need), "at": timezone.now()}
    revisions.propose(listing=need, values={"title": "半句话"}, **by)
    assert give(need) == "kept"
    change = Revision.objects.get()
    assert (change.state, set(change.values)) == ("draft", {"title", "money_high"})


@pytest.mark.parametrize(
    ("name", "value"), [("money_high", "-5"), ("deadline", "2020-01-01"), ("deadline", "x"), ("region", "9")]
)
def test_an_answer_that_cannot_be_read_changes_nothing(name: str, value: str) -> None:
    need, _offer = pair()
    with pytest.raises(ValidationError):
        give(need, name, value)
    assert not Revision.objects.exists()


def test_only_facts_are_stated_and_only_by_the_owner() -> None:
    need, offer = pair(SILENT)
    with pytest.raises(ValueError, match="title"):
        give(need, "title", "改掉")
    with pytest.raises(Refused):
        state_fact(listing=need, name="money_high", value="5", actor=own(offer), at=timezone.now())
    waiting = listing(state="submitted")
    with pytest.raises(Hindered):
        give(waiting)
    assert not Revision.objects.exists()


def test_the_fragment_asks_with_counts_and_the_answer_is_taken_back_by_a_tap() -> None:
    need, _offer = pair(SILENT)
    browser, here = client(need), f"/listings/{need.pk}/candidates/"
    text = browser.get(f"/listings/{need.pk}/questions/", headers={"HX-Request": "true"}).content.decode()
    assert 'value="30000000"' in text
    given = browser.post(f"{here}state/", {"name": "money_high", "value": "30000000"}, follow=True)
    assert f"{here}unstate/" in given.content.decode()
    browser.post(f"{here}unstate/?name=money_high&was=&back={here}")
    assert answered(need) == (need, ())


def test_a_stranger_reads_no_counts_and_answers_nothing() -> None:
    need, offer = pair(SILENT)
    for path in ("questions/", "candidates/unstate/?name=money_high&was=5"):
        ask = client(offer).post if "unstate" in path else client(offer).get
        assert ask(f"/listings/{need.pk}/{path}").status_code in (403, 404)
    assert not Revision.objects.exists()
    assert "money_high" in page(need)


def test_an_import_is_told_how_many_of_its_drafts_suit_already() -> None:
    published("need", title=TITLE)
    owner = house()
    batch = Import.objects.create(
        side="offer", kind="result", organisation=owner, name="成果.xlsx", created_at=timezone.now()
    )
    for place, title in enumerate((TITLE, "古树名木移栽养护成活率提升")):
        made = listing("offer", owner=owner, title=title, keywords=[], detail=title, summary=title)
        ImportRow.objects.create(
            batch=batch, position=place, row=place, key=title, verdict="new", listing=made
        )
    found = batch_fits(batch, timezone.localdate())
    assert (found.looked_at, found.fits, found.whole) == (2, 1, 2)
