"""职务成果: never below the floor of the law, agreed by everybody named, of confirmed payments only."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import openpyxl
import pypdf
import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from rongtong.apps.contracts.actions import splitting
from rongtong.apps.contracts.actions.splitting import Part
from rongtong.apps.contracts.models import Portion, Split, Stated
from rongtong.apps.contracts.queries.income import own_portions, seen, statement_of
from rongtong.apps.contracts.rules.income import floor_of, is_wanted, shared, team_part
from rongtong.apps.ledger.models import Obligation
from rongtong.kit.audit.models import Entry
from rongtong.kit.facts.models import Fact
from rongtong.kit.notices.models import Notice
from rongtong.kit.permissions import Refused
from rongtong.kit.workflow import Hindered
from rongtong.lib.actor import Actor, Held
from tests.apps.contracts.test_pages import browser
from tests.factories import contracts, ledger
from tests.factories.accounts import account
from tests.factories.contracts import author, speaker, split
from tests.factories.organisations import AT, acting, admin_of
from tests.factories.vocab import load

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lists(db):
    load()


def answer(portion, step="agree", **more):
    return splitting.answer_portion(
        portion=portion, step=step, actor=acting(portion.person.user), at=AT, **more
    )


def agree_all(made):
    for one in made.portions.all():
        answer(one)
    return Split.objects.get(pk=made.pk)


@given(
    st.integers(0, 10**14),
    st.lists(st.integers(1, 9_999), min_size=1, max_size=12),
    st.integers(5_000, 10_000),
)
@settings(max_examples=60, deadline=None)
def test_nothing_is_lost_and_nobody_is_short(base, weights, team_bp):
    parts = [weight * 10_000 // sum(weights) for weight in weights]
    parts[0] += 10_000 - sum(parts)
    team = team_part(base, team_bp)
    money = shared(team, parts)
    assert sum(money) == team
    assert team * 10_000 >= base * team_bp
    assert (team - 1) * 10_000 < base * team_bp or base == 0
    assert all(abs(fen * 10_000 - team * part) < 10_000 for fen, part in zip(money, parts, strict=True))


@pytest.mark.parametrize(("way", "least"), [("income", 5_000), ("shares", 5_000), ("profit", 500)])
def test_the_floors_of_the_law_are_dated_and_sourced(way, least):
    floor = floor_of(way, date(2026, 3, 2))
    assert (floor.least_bp, floor.verified, "第45条" in floor.source) == (least, True, True)
    with pytest.raises(LookupError):
        floor_of(way, date(2015, 9, 30))


def test_a_split_is_wanted_of_public_owners_that_give_a_result_away():
    company, university = contracts.sides(state_owned=True)
    assert is_wanted("licence", "agreement", university)
    assert is_wanted("development", "equity", university)
    assert not is_wanted("service", "agreement", university)
    assert not is_wanted("licence", "agreement", company)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"team_bp": 4_999}, "team"), ({"team_bp": 10_001}, "team"), ({"own_rule": " "}, "own_rule"),
        ({"way": "profit", "team_bp": 499, "years": 3}, "team"), ({"way": "profit", "years": 2}, "years"),
        ({"way": "else"}, "way"), ({"parts": []}, "parts"),
    ],
)  # fmt: skip
def test_below_the_floor_or_without_a_rule_nothing_is_proposed(changes, field):
    with pytest.raises(ValidationError) as fault:
        split(**changes)
    assert set(fault.value.error_dict) == {field}
    assert not Split.objects.exists()


def test_parts_are_a_whole_of_own_people_each_once():
    made = contracts.agreed(state_owned=True)
    own, other = author(made, "章明"), author(contracts.agreed(), "外人")
    for parts in (
        [Part(own, "", 9_999)], [Part(own, "", 5_000), Part(own, "", 5_000)], [Part(other, "", 10_000)],
    ):  # fmt: skip
        with pytest.raises(ValidationError):
            split(made, parts=parts)
    assert not Portion.objects.exists()


def test_it_counts_when_everybody_named_has_agreed_and_is_told():
    made = split()
    first, second = made.portions.order_by("-bp")
    assert Notice.objects.filter(user=first.person.user, name="contracts.split_asked").exists()
    assert [one.pk for one in own_portions(acting(first.person.user))] == [first.pk]
    answer(first)
    assert Split.objects.get().state == "proposed"
    answer(second)
    done = Split.objects.get()
    assert (done.state, done.agreed_at) == ("agreed", AT)
    assert Fact.objects.get(name="contracts.split_agreed").data == {
        "contract": made.contract_id,
        "split": made.pk,
    }


def test_nobody_agrees_for_another():
    made = split()
    portion, stranger = made.portions.first(), acting(account())
    before = Entry.objects.count()
    for who in (speaker(made.contract, "seller"), speaker(made.contract, "buyer"), stranger):
        with pytest.raises(Refused):
            splitting.answer_portion(portion=portion, step="agree", actor=who, at=AT)
    assert (Portion.objects.filter(state="asked").count(), Entry.objects.count()) == (2, before)


def test_an_objection_keeps_it_open_and_a_newer_split_takes_its_place():
    made = split()
    one = made.portions.first()
    with pytest.raises(Hindered):
        answer(one, "object", reason="part")
    answer(one, "object", reason="part", note="实验由我完成")
    owner = admin_of(made.contract.seller.organisation)
    assert Notice.objects.filter(user=owner, name="contracts.split_objected").exists()
    people = [each.person for each in made.portions.order_by("-bp")]
    parts = [Part(people[0], "", 5_000), Part(people[1], "", 5_000)]
    newer = split(made.contract, parts=parts)
    assert Split.objects.get(pk=made.pk).state == "withdrawn"
    with pytest.raises(Hindered):
        answer(one)
    agree_all(newer)
    last = split(made.contract, parts=parts)
    agree_all(last)
    states = Split.objects.order_by("number").values_list("state", flat=True)
    assert list(states) == ["withdrawn", "replaced", "agreed"]


def test_only_confirmed_payments_less_stated_costs_are_shared():
    contract = contracts.signed()
    made = agree_all(split(contract))
    owed = Obligation.objects.order_by("pk").first()
    ledger.payment("confirmed", 10_000_001, of=owed)
    ledger.payment("reported", 5_000_000, of=owed)
    by = {"actor": speaker(contract, "seller"), "at": AT}
    cost = splitting.state_figure(
        contract=contract, kind="cost", what="评估费", fen=1_000_000, on=AT.date(), **by
    )
    told = statement_of(made)
    assert (told.base, told.team, told.unit) == (9_000_001, 6_300_001, 2_700_000)
    assert [fen for _one, fen in told.parts] == [3_780_001, 2_520_000]
    splitting.unstate_figure(stated=cost, **by)
    assert statement_of(made).base == 10_000_001
    splitting.state_figure(contract=contract, kind="cost", what="多报", fen=99_000_000, on=AT.date(), **by)
    assert (statement_of(made).base, statement_of(made).team) == (0, 0)


def test_of_profits_the_stated_years_are_the_base():
    contract = contracts.signed()
    made = agree_all(split(contract, way="profit", team_bp=500, years=3))
    by = {"actor": speaker(contract, "seller"), "at": AT}
    for year in (2024, 2025):
        splitting.state_figure(
            contract=contract, kind="profit", what=f"{year}", fen=200_000, on=date(year, 12, 31), **by
        )
    assert (statement_of(made).base, statement_of(made).team) == (400_000, 20_000)


def test_the_buyer_states_nothing_and_reads_nothing():
    made = split(contracts.signed())
    contract, portion = made.contract, made.portions.first()
    given = {"kind": "cost", "what": "费", "fen": 1, "on": AT.date(), "at": AT}
    with pytest.raises(Refused):
        splitting.state_figure(contract=contract, actor=speaker(contract, "buyer"), **given)
    assert not Stated.objects.exists()
    officer = Actor(
        "user", account().pk, "Officer", (Held("officer", None, 1, frozenset({contract.seller_home})),)
    )
    people = [speaker(contract, "seller"), acting(portion.person.user), speaker(contract, "buyer"), officer]
    assert [seen(who).count() for who in people] == [1, 1, 0, 0]


def test_the_pages_and_both_files_say_the_same():
    contract = contracts.signed()
    made, owed = agree_all(split(contract)), Obligation.objects.order_by("pk").first()
    ledger.payment("confirmed", 10_000_000, of=owed)
    client = browser(made.portions.order_by("-bp").first().person.user)
    page = client.get(f"/contracts/splits/{made.pk}/").content.decode()
    assert "42,000" in page
    book = openpyxl.load_workbook(
        BytesIO(b"".join(client.get(f"/contracts/splits/{made.pk}/statement.xlsx").streaming_content))
    )
    cells = [cell for row in book.active.iter_rows(values_only=True) for cell in row]
    assert {42_000, 28_000, 70_000, "章明"} <= set(cells)
    paper = client.get(f"/contracts/splits/{made.pk}/statement.pdf").content
    words = "".join("".join(one.extract_text().split()) for one in pypdf.PdfReader(BytesIO(paper)).pages)
    assert "42,000.00" in words
    assert "第45条" in words
    assert (
        browser(admin_of(contract.buyer.organisation)).get(f"/contracts/splits/{made.pk}/").status_code == 404
    )


def test_the_form_reads_percentages_and_keeps_what_was_typed():
    contract = contracts.agreed(state_owned=True)
    person = author(contract, "章明")
    client = browser(admin_of(contract.seller.organisation))
    sent = {
        "way": "income", "team": "49.99", "own_rule": "办法", "years": "", "parts-0-person": str(person.pk),
        "parts-0-percent": "100", "parts-0-role": "完成人",
    }  # fmt: skip
    answer_ = client.post(f"/contracts/{contract.pk}/split/", sent)
    assert (answer_.status_code, "49.99" in answer_.content.decode()) == (422, True)
    assert client.post(f"/contracts/{contract.pk}/split/", sent | {"team": "62.5"}).status_code == 302
    made = Split.objects.get()
    assert (made.team_bp, made.portions.get().bp) == (6_250, 10_000)
    day = (AT - timedelta(days=1)).date().isoformat()
    state = {"kind": "cost", "what": "评估费", "fen": "800", "on": day}
    assert client.post(f"/contracts/{contract.pk}/split/state/", state).status_code == 302
    assert Stated.objects.get().fen == 80_000
