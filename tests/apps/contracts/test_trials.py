"""先用后转: offered, accepted by the other, used with evidence both confirm, then a contract or back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from rongtong.apps.contracts.actions import trying
from rongtong.apps.contracts.jobs.trials import late
from rongtong.apps.contracts.models import Contract, Trial, Usage
from rongtong.apps.contracts.queries.trials import ended_before, ending, of_tab, seen, waiting_for
from rongtong.apps.contracts.workflow.trial_effects import months_later
from rongtong.apps.ledger.models import Obligation
from rongtong.kit.audit.models import Entry
from rongtong.kit.clocks.models import Clock
from rongtong.kit.facts.models import Fact
from rongtong.kit.notices.models import Notice
from rongtong.kit.permissions import Refused
from rongtong.kit.workflow import Hindered
from rongtong.lib.actor import SYSTEM, Actor, Held
from tests.factories import catalogue, introductions, trials
from tests.factories.accounts import account
from tests.factories.organisations import AT, PDF, acting, admin_of, member
from tests.factories.trials import LATER, moved, offered, running, speaker, usage
from tests.factories.vocab import load

pytestmark = pytest.mark.django_db
OVER = datetime(2026, 6, 3, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
def lists(db):
    load()


def stored():
    tables = [
        list(model.objects.order_by("pk").values()) for model in (Trial, Usage, Contract, Obligation, Clock)
    ]
    return tables, Entry.objects.count(), Fact.objects.count(), Notice.objects.count()


def told(user):
    return set(Notice.objects.filter(user=user).values_list("name", flat=True))


def test_asked_for_accepted_and_the_term_runs():
    made = offered()
    owner = admin_of(made.seller.organisation)
    assert (made.state, made.offered_side, "contracts.trial_offered" in told(owner)) == (
        "offered",
        "buyer",
        True,
    )
    done = moved(made, "accept", "seller")
    assert (done.state, done.ends_on, done.accepted_by_id) == ("running", date(2026, 6, 2), owner.pk)
    assert not Obligation.objects.exists()
    assert Fact.objects.filter(name="contracts.trial_accepted").count() == 1


@pytest.mark.parametrize("which", ["buyer", "stranger", "member"])
def test_nobody_but_the_other_side_accepts(which):
    made = offered()
    people = {
        "buyer": speaker(made, "buyer"), "stranger": acting(account()),
        "member": acting(member(made.seller.organisation, "org.member").user),
    }  # fmt: skip
    before = stored()
    with pytest.raises((Refused, Hindered)):
        trying.move(trial=made, step="accept", actor=people[which], at=AT)
    assert stored() == before


def test_a_fee_is_owed_when_it_is_accepted():
    made = running(fee_fen=800_000)
    owed = Obligation.objects.get()
    assert (owed.amount, owed.debtor, owed.creditor) == (800_000, made.buyer, made.seller)
    assert (owed.about_kind, owed.due) == ("contracts.Trial", made.ends_on)


@pytest.mark.parametrize(
    "changes",
    [{"scope": " "}, {"months": 0}, {"months": 25}, {"fee_fen": -1}],
    ids=["scope", "0", "25", "fee"],
)
def test_what_cannot_be_is_refused_beside_its_field(changes):
    with pytest.raises(ValidationError) as fault:
        offered(**changes)
    assert set(fault.value.error_dict) == set(changes)
    assert not Trial.objects.exists()


@pytest.mark.parametrize(
    "changes", [{"licences": ["ordinary"]}, {"licences": ["trial"], "veiled": ["organisation"]}]
)
def test_only_offers_marked_for_it_and_named_may_be_tried(changes):
    listing, house = catalogue.listing("offer", state="published", **changes), catalogue.house()
    given = trials.TERMS | {"actor": acting(admin_of(house)), "at": AT}
    with pytest.raises(ValidationError):
        trying.offer(listing=listing, buyer=house, **given)
    assert not Trial.objects.exists()


def test_nobody_tries_their_own_or_twice_at_a_time():
    made = offered()
    house = made.seller.organisation
    given = trials.TERMS | {"listing": made.offer, "at": AT}
    with pytest.raises(ValidationError):
        trying.offer(buyer=house, actor=acting(admin_of(house)), **given)
    with pytest.raises(Hindered):
        trying.offer(buyer=made.buyer, actor=speaker(made, "buyer"), **given)
    moved(made, "withdraw", "buyer", reason="mistake")
    assert trying.offer(buyer=made.buyer, actor=speaker(made, "buyer"), **given).state == "offered"


def test_out_of_an_introduction_the_owner_offers_it():
    of = introductions.introduction("accepted")
    given = trials.TERMS | {"listing": of.offer, "buyer": of.buyer, "introduction": of, "at": AT}
    made = trying.offer(actor=introductions.acts(of, "seller"), **given)
    assert (made.offered_side, made.introduction) == ("seller", of)
    assert moved(made, "accept", "buyer").state == "running"
    other = introductions.introduction("accepted")
    with pytest.raises(ValidationError):
        trying.offer(actor=introductions.acts(of, "seller"), **given | {"introduction": other})


def test_evidence_counts_when_the_other_side_confirms_it():
    paper = SimpleUploadedFile("记录.pdf", PDF, content_type="application/pdf")
    shown = usage(uploads=[paper])
    made, buyer = shown.trial, speaker(shown.trial, "buyer")
    before = stored()
    with pytest.raises(Hindered):
        trying.judge(usage=shown, step="confirm", actor=buyer, at=LATER)
    assert stored() == before
    done = trying.judge(usage=shown, step="confirm", actor=speaker(made, "seller"), at=LATER)
    assert (done.state, done.answered_at, done.files.count()) == ("confirmed", LATER, 1)
    assert Fact.objects.get(name="contracts.use_confirmed").data == {"trial": made.pk, "usage": shown.pk}


def test_questioned_evidence_may_still_be_confirmed():
    shown = usage()
    owner = speaker(shown.trial, "seller")
    asked = trying.judge(
        usage=shown, step="question", reason="unproven", note="请附记录", actor=owner, at=LATER
    )
    assert (asked.state, asked.answer) == ("questioned", "请附记录")
    assert trying.judge(usage=asked, step="confirm", actor=owner, at=LATER).state == "confirmed"


@pytest.mark.parametrize("on", [AT.date() - timedelta(days=1), LATER.date() + timedelta(days=1)])
def test_evidence_of_a_day_outside_the_trial_is_refused(on):
    made = running()
    with pytest.raises(ValidationError):
        usage(made, on=on)
    assert not Usage.objects.exists()


def test_days_are_those_of_the_site_not_of_greenwich():
    early = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)  # half past one on 3 March in UTC+8
    made = running(early)
    assert made.ends_on == date(2026, 6, 3)
    assert usage(made, at=early, on=date(2026, 3, 3)).on == date(2026, 3, 3)
    with pytest.raises(ValidationError):
        usage(made, at=early, on=date(2026, 3, 2))


def test_the_contract_begins_with_what_both_confirmed():
    made = running()
    for note in ("利用率78%", "没有确认的一条"):
        shown = usage(made, note=note)
        if note != "没有确认的一条":
            trying.judge(usage=shown, step="confirm", actor=speaker(made, "seller"), at=LATER)
    given = {"trial": made, "kind": "licence", "subkind": "patent", "at": LATER}
    with pytest.raises(Refused):
        trying.convert(actor=speaker(made, "seller"), **given)
    contract = trying.convert(actor=speaker(made, "buyer"), **given)
    made.refresh_from_db()
    clauses = contract.drafts.get().values["clauses"]
    assert (made.state, made.contract, contract.offer) == ("converted", contract, made.offer)
    assert (clauses["subject"], "利用率78%" in clauses["acceptance"]) == (made.scope, True)
    assert "没有确认" not in clauses["acceptance"]


def test_given_back_ends_when_the_owner_confirms():
    made = moved(running(), "give_back", "buyer", reason="figures")
    with pytest.raises(Refused):
        moved(made, "confirm_back", "buyer")
    done = moved(made, "confirm_back", "seller", LATER)
    assert (done.state, done.ended_at) == ("returned", LATER)
    assert Fact.objects.filter(name="contracts.trial_returned").count() == 1


def test_the_last_day_is_announced_once_and_then_the_buyer_decides():
    made = running()
    week = made.ends_on - timedelta(days=7)
    assert ending(week - timedelta(days=1)) == []
    assert ending(week + timedelta(days=7)) == [made]
    trying.remind(trial=made, actor=SYSTEM, at=OVER)
    assert (ending(OVER.date()), ended_before(made.ends_on)) == ([], [])
    for _twice in range(2):
        trying.call_over(trial=made, actor=SYSTEM, at=OVER)
    assert ended_before(OVER.date()) == []
    clock = Clock.objects.get(kind="contracts.trial_decision")
    assert [one.pk for one in waiting_for(speaker(made, "buyer"))] == [made.pk]
    late(clock, at=clock.due_at)
    assert "contracts.trial_late" in told(admin_of(made.seller.organisation))
    assert Trial.objects.get().state == "running"


def test_a_dispute_stops_the_clock_and_the_side_that_opened_it_ends_it():
    made = running()
    trying.call_over(trial=made, actor=SYSTEM, at=OVER)
    with pytest.raises(Hindered):
        moved(made, "dispute", "seller", OVER, reason="scope")
    moved(made, "dispute", "seller", OVER, reason="scope", note="用在了第二条产线")
    assert Clock.objects.get(kind="contracts.trial_decision").state == "paused"
    with pytest.raises(Hindered):
        moved(made, "resume", "buyer", OVER)
    assert moved(made, "resume", "seller", OVER).state == "running"
    assert Clock.objects.get(kind="contracts.trial_decision").state == "running"


def test_officers_of_the_regions_see_it_and_nobody_else():
    made = running()
    near, far = (
        Actor("user", account().pk, "Officer", (Held("officer", None, 1, frozenset({code})),))
        for code in (made.buyer_home, "510703")
    )
    assert [seen(who).count() for who in (near, far, acting(account()))] == [1, 0, 0]
    for who in (near, far, speaker(made, "buyer"), speaker(made, "seller"), acting(account())):
        assert set(of_tab(who, "all")) == set(seen(who))


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [((2026, 1, 31), 1, (2026, 2, 28)), ((2024, 1, 31), 1, (2024, 2, 29)), ((2026, 11, 30), 3, (2027, 2, 28)),
     ((2026, 12, 5), 24, (2028, 12, 5))],
)  # fmt: skip
def test_a_term_ends_on_the_same_day_of_a_later_month(day, months, last):
    assert months_later(date(*day), months) == date(*last)
