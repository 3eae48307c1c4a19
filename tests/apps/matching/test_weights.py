"""Weights learned from answers: a person decides, everything is ranked anew, one click goes back."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from rongtong.apps.matching.actions.weighing import ask_to_learn, put_in_force, refuse
from rongtong.apps.matching.jobs.matching import match
from rongtong.apps.matching.jobs.weights import learn, rerank
from rongtong.apps.matching.models import Answer, Candidate, Run, WeightsChange, WeightsVersion
from rongtong.apps.matching.queries.engine import weights
from rongtong.apps.matching.queries.learning import propose, standing
from rongtong.kit.audit.models import Entry
from rongtong.kit.jobs.models import Job
from rongtong.kit.permissions import Refused
from rongtong.kit.workflow import Conflict
from rongtong.lib.actor import Actor, Held
from rongtong_match.rank.weights import default, dump
from rongtong_match.types import Weights
from tests.apps.matching.test_doors import operator
from tests.apps.matching.test_pages import pair, published
from tests.factories.accounts import account
from tests.factories.jobs import worked
from tests.factories.organisations import acting

pytestmark = pytest.mark.django_db
FIELDS = [
    "压铸",
    "古树",
    "水稻",
    "页岩",
    "桥梁",
    "疫苗",
    "激光",
    "电池",
    "轴承",
    "纺织",
    "陶瓷",
    "污泥",
    "雷达",
    "花椒",
]


def master() -> Actor:
    """Give an operator in a staff session."""
    return Actor("user", account().pk, "Operator", (Held("operator"),), staff=1)


def answers(needs: int) -> None:
    """Leave answers by which the text of the details tells good from bad and the title misleads."""
    offers = [published("offer", title=f"供给{number}") for number in range(4)]
    asker = account()
    for number in range(needs):
        need = published("need", title=FIELDS[number] * 3)
        for place, offer in enumerate(offers, 1):
            good = place > 2
            parts = [["characters", 0.1 if good else 0.74, 0.2, 0], ["terms", 0.1 if good else 0.74, 0.2, 0],
                     ["detail_characters", 1.0 if good else 0.0, 0.25, 0]]  # fmt: skip
            Answer.objects.create(
                need=need, offer=offer, side="need", said="interested" if good else "not_for_me", by=asker,
                reason="" if good else "topic", at=timezone.now(), position=place, weights="2026-11-d",
                score=round(sum(v * w for _n, v, w, _p in parts) * 1_000_000), contributions=parts,
            )  # fmt: skip


def other(name: str = "learned-1") -> WeightsVersion:
    """Keep weights that look at the details alone."""
    base = default()
    features = tuple((n, 0.9 if n == "detail" else 0.01 if n == "terms" else 0.0) for n, _w in base.features)
    made = Weights(name, features, base.thresholds, base.calibration)
    return WeightsVersion.objects.create(
        version=name, text=dump(made), based_on=base.version, made_at=timezone.now(), figures={}
    )


def force(
    version: WeightsVersion | None, seen: int, actor: Actor | None = None, **values: Any
) -> WeightsChange:
    given = {"reason": "看过十条，排得更准", "at": timezone.now()} | values
    return put_in_force(version=version, seen=seen, actor=actor or master(), **given)


def test_too_few_answers_say_how_many_are_missing() -> None:
    answers(3)
    assert (standing().needs, standing().missing) == (3, 7)
    job = worked(learn)
    assert "10" in job.kept["outcome"]["zh"]
    assert not WeightsVersion.objects.exists()
    text = operator(in_session=True).get("/operator/matching/weights/").content.decode()
    assert 'value="learn"' not in text


def test_a_proposal_comes_with_figures_and_the_same_answers_give_the_same() -> None:
    answers(12)
    worked(learn)
    worked(learn)
    made = WeightsVersion.objects.get()
    quality = made.figures["quality"]
    assert quality[1] > quality[0]
    assert {"brier", "error", "moved", "newcomers", "gini", "fair"} <= set(made.figures)
    assert made.figures["brier"][1] < made.figures["brier"][0]
    assert weights().version == default().version


def test_a_pair_that_nobody_answered_teaches_nothing() -> None:
    answers(12)
    before = propose(timezone.now()).learned.weights
    pair()
    assert propose(timezone.now()).learned.weights == before


def test_what_is_accepted_counts_and_everything_is_ranked_anew() -> None:
    need, _offer = pair()
    score = Candidate.objects.get().score
    change = force(other(), 0)
    assert weights().version == "learned-1"
    assert Job.objects.filter(name="matching.rerank", arguments={"number": 1}).exists()
    assert worked(rerank, number=change.number).state == "done"
    assert Run.objects.filter(need=need).latest("pk").weights == "learned-1"
    assert Candidate.objects.get().score != score
    entry = Entry.objects.get(verb="matching.weights.changed")
    assert (entry.note, entry.data["after"]) == ("看过十条，排得更准", "learned-1")


def test_one_click_goes_back_and_the_lists_are_as_before() -> None:
    pair()
    before = list(Candidate.objects.values_list("score", "level", "contributions"))
    force(other(), 0)
    worked(rerank, number=1)
    force(None, 1)
    worked(rerank, number=2)
    assert weights() == default()
    assert list(Candidate.objects.values_list("score", "level", "contributions")) == before


def test_a_later_decision_takes_the_ranking_over() -> None:
    need, _offer = pair()
    runs = Run.objects.filter(need=need).count()
    force(other(), 0)
    force(None, 1)
    assert worked(rerank, number=1).state == "done"
    assert Run.objects.filter(need=need).count() == runs


def test_of_two_who_decide_at_once_the_second_is_told() -> None:
    first, second = other("learned-1"), other("learned-2")
    force(first, 0)
    with pytest.raises(Conflict):
        force(second, 0)
    assert weights().version == "learned-1"
    assert WeightsChange.objects.count() == 1


def test_a_decision_needs_a_reason_and_the_permission() -> None:
    made = other()
    with pytest.raises(ValidationError):
        force(made, 0, reason="  ")
    for actor in (acting(account()), Actor("user", account().pk, "Clerk", (Held("clerk", None, 1, None),))):
        with pytest.raises(Refused):
            force(made, 0, actor)
        with pytest.raises(Refused):
            refuse(version=made, refusal="few", note="", actor=actor, at=timezone.now())
        with pytest.raises(Refused):
            ask_to_learn(actor=actor, at=timezone.now())
    assert not WeightsChange.objects.exists()
    made.refresh_from_db()
    assert made.refused_at is None


def test_a_refusal_is_typed_and_ends_the_proposal() -> None:
    made = other()
    by = {"version": made, "note": "", "actor": master(), "at": timezone.now()}
    with pytest.raises(ValidationError):
        refuse(refusal="", **by)
    assert refuse(refusal="unfair", **by).get_refusal_display()
    with pytest.raises(Conflict):
        refuse(refusal="few", **by)
    with pytest.raises(ValidationError):
        force(made, 0)


def test_the_page_accepts_tells_the_second_and_goes_back() -> None:
    made, browser, here = other(), operator(in_session=True), "/operator/matching/weights/"
    given = {"do": "accept", "version": made.pk, "seen": 0, "reason": ""}
    assert browser.post(here, given).status_code == 200
    assert not WeightsChange.objects.exists()
    assert browser.post(here, given | {"reason": "更准"}).status_code == 302
    again = browser.post(here, given | {"reason": "我也看过", "version": other("learned-2").pk})
    assert again.status_code == 200
    assert "我也看过" in again.content.decode()
    assert browser.post(here, {"do": "back", "version": "", "seen": 1}).status_code == 302
    assert [one.version_id for one in WeightsChange.objects.order_by("number")] == [made.pk, None]
    assert browser.post(here, {"do": "refuse", "version": 2, "refusal": "few"}).status_code in (302, 404)


def test_who_is_no_operator_reads_no_weights() -> None:
    made = other()
    browser, here = operator(in_session=False), "/operator/matching/weights/"
    assert browser.get(here).status_code == 403
    assert (
        browser.post(here, {"do": "accept", "version": made.pk, "seen": 0, "reason": "x"}).status_code == 403
    )
    assert not WeightsChange.objects.exists()


def test_new_weights_rank_what_is_published_afterwards() -> None:
    force(other(), 0)
    need = published("need")
    published("offer")
    worked(match, listing=need.pk)
    assert Run.objects.get(need=need).weights == "learned-1"
