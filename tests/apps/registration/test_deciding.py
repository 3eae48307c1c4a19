"""From the form to the number: what each side does, what it may not, and who is told."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from rongtong.apps.contracts.actions import performing
from rongtong.apps.registration.actions import applying, deciding
from rongtong.apps.registration.actions.ending import end_with_contract
from rongtong.apps.registration.models import Registration, Remark
from rongtong.kit import clocks
from rongtong.kit.facts.actions import deliver
from rongtong.kit.facts.models import Delivery
from rongtong.kit.notices.models import Notice
from rongtong.kit.permissions import Refused
from rongtong.kit.workflow import Conflict, Hindered
from rongtong.lib.actor import SYSTEM, Actor, Held
from tests.factories import contracts
from tests.factories import registration as factory
from tests.factories.accounts import account
from tests.factories.organisations import AT
from tests.factories.vocab import load

LATER = AT + timedelta(days=1)


@pytest.fixture(autouse=True)
def lists(db):
    load()


def told(name: str) -> int:
    """Count the notices of a name."""
    return Notice.objects.filter(name=f"registration.{name}").count()


def test_a_signed_contract_is_registered_and_both_sides_are_told():
    one = factory.registered()
    assert (one.state, one.number, one.round, one.registered_round) == ("registered", factory.NUMBER, 1, 1)
    assert (one.total_fen, one.technology_fen) == (50_000_000, 40_000_000)
    assert told("registered") == 2
    assert not clocks.of(one).exists()


def test_the_term_of_thirty_days_runs_from_taking_up():
    one = factory.submitted()
    assert [clock.kind for clock in clocks.of(one)] == ["registration.take_up"]
    one = deciding.take_up(registration=one, actor=factory.registrar(one), at=LATER)
    clock = clocks.of(one).get()
    assert (clock.kind, clock.due_at - LATER >= timedelta(days=30)) == ("registration.decision", True)
    assert (one.office.region, told("taken_up")) == ("500000", 1)


def test_what_is_not_signed_or_not_whole_is_not_handed_in():
    ready = contracts.ready()
    with pytest.raises(Hindered):
        applying.begin(contract=ready, actor=factory.seller(ready), at=AT)
    one = applying.begin(contract=(deal := factory.signed()), actor=factory.seller(deal), at=AT)
    with pytest.raises(Hindered, match="技术领域"):
        applying.submit(registration=one, actor=factory.seller(one), at=AT)
    assert Registration.objects.get().state == "draft"
    assert not one.submissions.exists()


def test_there_is_one_registration_a_contract():
    one = factory.begun()
    again = applying.begin(contract=one.contract, actor=factory.seller(one), at=AT)
    assert again.pk == one.pk
    with pytest.raises(IntegrityError), transaction.atomic():
        Registration.objects.create(contract=one.contract, buyer=one.buyer, seller=one.seller, begun_at=AT)


def test_the_buyer_neither_fills_in_nor_hands_in():
    one = factory.begun()
    buyer = contracts.speaker(one.contract, "buyer")
    for do in (
        lambda: applying.fill(registration=one, values={"plan": "city"}, actor=buyer, at=AT),
        lambda: applying.submit(registration=one, actor=buyer, at=AT),
    ):
        with pytest.raises(Refused):
            do()
    one.refresh_from_db()
    assert (one.state, one.fields["plan"]) == ("draft", "none")


def test_what_two_write_at_once_is_not_lost():
    one = factory.begun()
    with pytest.raises(Conflict):
        applying.fill(registration=one, values={"plan": "city"}, actor=factory.seller(one), at=AT, version=0)
    with pytest.raises(ValidationError):
        applying.fill(registration=one, values={"plan": "moon"}, actor=factory.seller(one), at=AT)
    assert Registration.objects.get().fields["plan"] == "none"


def test_a_registrar_decides_on_no_deal_of_an_own_house():
    one = factory.submitted()
    desk = factory.registrar(one)
    for house in (one.buyer.organisation_id, one.seller.organisation_id):
        both = Actor("user", desk.id, desk.name, (*desk.held, Held("org.member", house)))
        with pytest.raises(Hindered):
            deciding.take_up(registration=one, actor=both, at=AT)
    who = one.submitted_by
    with pytest.raises(Hindered):
        deciding.take_up(registration=one, actor=factory.registrar(one, who), at=AT)
    assert Registration.objects.get().state == "submitted"


def test_a_registrar_of_another_place_sees_and_decides_nothing():
    one = factory.accepted()
    far = Actor("user", account().pk, "Far", (Held("registrar", None, 1, frozenset({"510104"})),))
    for do in (
        lambda: deciding.register(registration=one, number=factory.NUMBER, actor=far, at=AT),
        lambda: deciding.decide(registration=one, step="refuse", reason="other", note="n", actor=far, at=AT),
        lambda: deciding.send_back(
            registration=one, reason="clause", remarks=factory.REMARKS, actor=far, at=AT
        ),
    ):
        with pytest.raises(Refused):
            do()
    assert Registration.objects.get().state == "accepted"
    assert not Remark.objects.exists()


def test_a_return_names_clauses_and_fields_and_comes_again():
    one = factory.returned()
    assert [row.place for row in one.remarks.order_by("pk")] == ["clause:subject", "field:rights"]
    assert told("returned") == 1
    by = factory.seller(one)
    applying.fill(registration=one, values={**factory.STATED, "rights": "secret"}, actor=by, at=LATER)
    again = applying.submit(registration=one, actor=by, at=LATER)
    assert (again.state, again.round, again.submissions.count()) == ("submitted", 2, 2)


@pytest.mark.parametrize(
    "remarks", [[], [("clause:moon", "vague", "x")], [("kind", "moon", "x")], [("kind", "wrong", " ")]]
)
def test_a_remark_needs_a_place_a_reason_and_what_to_do(remarks):
    one = factory.accepted()
    with pytest.raises(ValidationError):
        deciding.send_back(
            registration=one, reason="clause", remarks=remarks, actor=factory.registrar(one), at=AT
        )
    assert Registration.objects.get().state == "accepted"
    assert not Remark.objects.exists()


def test_a_number_is_given_once_and_has_its_form():
    first = factory.registered()
    other = factory.accepted()
    desk = factory.registrar(other)
    for number in (first.number, "12"):
        with pytest.raises(ValidationError):
            deciding.register(registration=other, number=number, actor=desk, at=AT)
    other.refresh_from_db()
    assert (other.state, other.number) == ("accepted", "")


def test_a_changed_contract_is_returned_before_it_is_registered():
    one = factory.accepted()
    one.contract.keep(signed_no=2)
    with pytest.raises(Hindered):
        deciding.register(registration=one, number=factory.NUMBER, actor=factory.registrar(one), at=AT)


def test_a_refusal_needs_a_sentence_and_frees_the_contract():
    one = factory.accepted()
    desk = factory.registrar(one)
    with pytest.raises(Hindered):
        deciding.decide(registration=one, step="refuse", reason="no_tech", actor=desk, at=AT)
    given = {"reason": "no_tech", "note": "常规检测。", "actor": desk, "at": AT}
    assert deciding.decide(registration=one, step="refuse", **given).state == "refused"
    assert applying.begin(contract=one.contract, actor=factory.seller(one), at=LATER).pk != one.pk


def test_a_change_keeps_the_number_and_a_declined_one_leaves_all_as_it_was():
    one = factory.amended()
    assert (one.round, one.fields["plan"]) == (2, "city")
    given = {"actor": factory.registrar(one), "at": LATER}
    done = deciding.decide(registration=one, step="decline", reason="no_change", note="没有变化。", **given)
    assert (done.state, done.number, done.fields["plan"]) == ("registered", factory.NUMBER, "none")
    assert done.registered_round == 1


def test_a_change_is_registered_under_the_same_number():
    one = factory.amended()
    done = deciding.register(registration=one, number="", actor=factory.registrar(one), at=LATER)
    assert (done.number, done.registered_round, done.registered_at) == (factory.NUMBER, 2, AT)
    assert told("change_registered") == 2


def end(one: Registration) -> None:
    """Let both sides end the contract early."""
    by = contracts.speaker(one.contract, "buyer")
    asked = performing.ask_end(contract=one.contract, why="impossible", text="无法完成。", actor=by, at=LATER)
    other = contracts.speaker(one.contract, "seller")
    performing.answer_end(termination=asked, step="agree", note="同意。", actor=other, at=LATER)


def test_nothing_ends_before_its_contract():
    one = factory.submitted()
    with pytest.raises(Hindered):
        end_with_contract(registration=one, actor=SYSTEM, at=LATER)
    assert Registration.objects.get().state == "submitted"


def test_an_early_end_ends_the_application_or_marks_the_registration():
    running, done = factory.accepted(), factory.registered()
    for one in (running, done):
        end(one)
    for row in Delivery.objects.filter(subscriber__startswith="registration."):
        deliver(row.pk, at=LATER)
    running.refresh_from_db()
    done.refresh_from_db()
    assert (running.state, clocks.of(running).exists()) == ("withdrawn", False)
    assert (done.state, done.contract_ended_at is not None, told("to_cancel") > 0) == (
        "registered",
        True,
        True,
    )
    given = {"reason": "ended", "note": "已终止。", "actor": factory.registrar(done), "at": LATER}
    assert deciding.decide(registration=done, step="cancel", **given).state == "cancelled"
