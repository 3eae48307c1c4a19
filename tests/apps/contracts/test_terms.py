"""Terms: versions written once, accepted by number, agreed only when both accepted the very same one."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from rongtong.apps.contracts.actions import drafting
from rongtong.apps.contracts.actions.beginning import begin
from rongtong.apps.contracts.facts import ContractAgreed
from rongtong.apps.contracts.models import Contract
from rongtong.apps.contracts.queries.versions import between
from rongtong.apps.contracts.rules.capitals import capitals
from rongtong.apps.contracts.rules.guide import advise
from rongtong.kit.facts.models import Fact
from rongtong.kit.permissions import Refused
from rongtong.kit.workflow import Conflict, Hindered
from tests.factories import contracts
from tests.factories.accounts import account
from tests.factories.organisations import AT, acting, admin_of
from tests.factories.vocab import load

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lists(db):
    load()


def propose(made, side, based_on, **changes):
    by = contracts.speaker(made, side)
    return drafting.propose(
        contract=made, values=contracts.values(made, **changes), based_on=based_on, actor=by, at=AT
    )


def test_both_must_accept_the_same_version():
    made = contracts.proposed()
    propose(made, "seller", 1, title="新名称")
    with pytest.raises(Conflict):
        drafting.accept(contract=made, number=1, actor=contracts.speaker(made, "seller"), at=AT)
    assert Contract.objects.get().state == "drafting"
    done = drafting.accept(contract=made, number=2, actor=contracts.speaker(made, "buyer"), at=AT)
    assert (done.state, done.agreed_no, done.title) == ("agreed", 2, "新名称")
    assert Fact.objects.get(name="contracts.agreed").data == {"contract": made.pk, "terms_no": 2}
    assert ContractAgreed.__name__


def test_who_wrote_on_an_old_version_is_told():
    made = contracts.proposed()
    propose(made, "seller", 1, title="卖方的")
    with pytest.raises(Conflict):
        propose(made, "buyer", 1, title="买方的")
    assert made.terms.count() == 2


def test_money_is_parted_and_must_add_up():
    made = contracts.proposed()
    assert (made.total_fen, made.technology_fen) == (50_000_000, 40_000_000)
    rows = [{"key": "p1", "what": "全款", "fen": 1, "due": "", "milestone": ""}]
    with pytest.raises(ValidationError) as refusal:
        propose(made, "seller", 1, instalments=rows)
    assert list(refusal.value.message_dict) == ["instalments"]
    made.technology_fen = 50_000_001
    with pytest.raises(IntegrityError):
        made.save()


def test_nothing_the_law_wants_may_be_missing():
    made = contracts.proposed(terms={"clauses": {"subject": ""}})
    with pytest.raises(Hindered) as refusal:
        drafting.accept(contract=made, number=1, actor=contracts.speaker(made, "seller"), at=AT)
    assert "第845条" in refusal.value.sentence


def test_nobody_deals_with_themselves_nor_for_strangers():
    buyer, seller = contracts.sides()
    given = {"kind": "service", "subkind": "service", "title": "检测", "at": AT}
    with pytest.raises(ValidationError):
        begin(buyer=buyer, seller=buyer, actor=acting(admin_of(buyer)), **given)
    with pytest.raises(Refused):
        begin(buyer=buyer, seller=seller, actor=acting(account()), **given)
    assert Contract.objects.count() == 0


def test_what_is_being_written_is_seen_by_no_one_else():
    made = contracts.proposed()
    by = contracts.speaker(made, "seller")
    drafting.save_draft(
        contract=made, values=contracts.values(made, title="底牌"), based_on=1, actor=by, at=AT
    )
    assert not made.drafts.filter(side="buyer").exists()
    assert Contract.objects.get().title == contracts.TITLE


def test_versions_are_written_once():
    terms = contracts.proposed().terms.get()
    terms.why = "later"
    with pytest.raises(TypeError):
        terms.save()


def test_differences_name_figures_and_clauses():
    made = contracts.begun()
    one, two = contracts.values(made), contracts.values(made, title="别名", clauses={"tax": "乙方承担。"})
    assert [each.code for each in between(one, two)] == ["", "tax"]


@pytest.mark.once
@pytest.mark.parametrize(
    ("answers", "path"),
    [
        ({"exists": "no", "wanted": "work", "together": "seller"}, "development.commissioned"),
        ({"exists": "no", "together": "both"}, "development.joint"),
        ({"exists": "yes", "wanted": "use", "right": "secret"}, "licence.secret"),
        ({"exists": "yes", "wanted": "ownership", "right": "application"}, "transfer.application"),
        ({"exists": "known", "wanted": "report"}, "consulting.consulting"),
        ({"exists": "known", "wanted": "skills"}, "service.training"),
    ],
)
def test_the_guide(answers, path):
    advice = advise(answers)
    assert advice.subkind.path == path
    assert advice.reasons


@pytest.mark.once
def test_capital_numerals():
    told = {
        0: "零元整",
        10_050_306: "壹拾万零伍佰零叁元零陆分",
        100_010_000_00: "壹亿零壹万元整",
        10: "壹角整",
    }
    assert {fen: capitals(fen).removeprefix("人民币") for fen in told} == told
