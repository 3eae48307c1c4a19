"""The rules alone: what fits a kind, which clauses are wanted, what would be void, what was split off."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongtong.apps.contracts.rules.kinds import subkinds
from rongtong.apps.contracts.rules.values import first_values
from rongtong.apps.registration.rules import data as dated
from rongtong.apps.registration.rules.amounts import amount_finding, term_finding
from rongtong.apps.registration.rules.clauses import clause_findings, void_hints
from rongtong.apps.registration.rules.fields import proven_number
from rongtong.apps.registration.rules.findings import Terms
from rongtong.apps.registration.rules.passages import found_in, passage
from rongtong.apps.registration.rules.tax import Deal, reliefs
from rongtong.apps.registration.rules.typetest import type_hints, type_test

DAY = date(2026, 4, 1)


def terms(path: str = "development.commissioned", **changes: Any) -> Terms:
    """Give terms of a kind with its default wordings; ``clauses`` are added to them."""
    kind, _dot, sub = path.partition(".")
    values = first_values(kind, sub, changes.pop("title", "项目"))
    clauses = values["clauses"] | changes.pop("clauses", {})
    return Terms(values | changes | {"clauses": clauses}, DAY)


def said(path: str, subject: str, title: str = "项目") -> tuple[str, str]:
    """Give status and article of the type test of a subject."""
    found = type_test(terms(path, title=title, clauses={"subject": subject}))
    return found.status, found.article


@pytest.mark.parametrize(
    ("path", "subject", "status", "article"),
    [
        ("development.commissioned", "研究开发X射线在线检测样机，检出率不低于98%。", "present", "第851条"),
        ("transfer.secret", "转让排气结构的技术秘密和图纸。", "present", "第862条"),
        ("licence.patent", "以普通实施方式许可使用一种喷嘴专利。", "present", "第862条"),
        ("consulting.consulting", "对节能改造做可行性论证，提交论证报告。", "present", "第878条"),
        ("service.service", "解决熔覆层开裂问题，做失效分析并改进工艺。", "present", "第878条"),
        ("service.training", "培训工艺员十二人，理论四天、实操六天。", "present", "第887条"),
        ("service.intermediary", "为甲方寻找技术来源，撮合并促成技术合同。", "present", "第887条"),
        ("service.service", "来料加工壳体五百件。", "doubtful", "第878条"),
        ("development.commissioned", "采购检测设备一台，到货后安装，质保期一年。", "doubtful", "第851条"),
        ("development.joint", "双方改型，仅提供资金。", "doubtful", "第851条"),
        ("transfer.secret", "转让拟开发的技术和公有领域的资料。", "doubtful", "第862条"),
        ("service.service", "厂房土建施工和装修。", "doubtful", "第878条"),
        ("service.training", "职业培训并考上岗证。", "doubtful", "第887条"),
        ("service.training", "英语和文化学习。", "doubtful", "第887条"),
        ("development.commissioned", "转让喷嘴专利并协助办理变更登记。", "doubtful", "第851条"),
        ("consulting.consulting", "双方另行商定。", "doubtful", "第878条"),
    ],
)
def test_the_text_is_held_against_the_kind_it_claims(path, subject, status, article):
    assert said(path, subject) == (status, article)


def test_another_contract_is_named_with_its_article_and_passage():
    found = type_test(terms("service.service", clauses={"subject": "为甲方来料加工壳体。每月交货。"}))
    assert "第770条" in found.sentence
    assert found.passage == "为甲方来料加工壳体。"


def test_general_clauses_do_not_speak_for_a_kind():
    assert said("transfer.secret", "双方另行商定。")[0] == "doubtful"


def test_training_within_a_development_is_no_contract_of_its_own():
    made = terms(clauses={"subject": "研制样机，并对操作人员进行培训。"})
    assert [one.code for one in type_hints(made)] == ["training"]


def test_each_kind_is_asked_for_its_own_clauses():
    asked = {
        path: {one.place.removeprefix("clause:") for one in clause_findings(terms(path))}
        for path in subkinds()
    }
    assert {"risk", "benefit", "ownership"} <= asked["development.joint"]
    assert "patent" in asked["licence.patent"]
    assert "patent" not in asked["licence.secret"]
    assert {"licence_term", "licence_scope", "warranty_right"} <= asked["licence.software"]
    assert not {"risk", "licence_term"} & asked["consulting.consulting"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("", "missing"),
        ("做得更好", "doubtful"),
        ("研究开发一种新的检测系统，使铸件质量明显提高，具体指标由双方在实施中另行商定。", "doubtful"),
        ("研究开发一种新的检测系统，使检出率不低于98%，单件节拍不超过45秒，误判率低。", "present"),
    ],
)
def test_a_subject_needs_a_figure_that_can_be_checked(text, status):
    found = {one.place: one for one in clause_findings(terms(clauses={"subject": text}))}
    assert found["clause:subject"].status == status


def test_the_default_wordings_are_complete_but_for_what_must_be_written():
    for path in subkinds():
        open_ = {one.place for one in clause_findings(terms(path)) if not one.present}
        assert open_ <= {"clause:subject", "clause:patent"}, path


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("甲方不得在合同技术基础上进行新的研究开发。", "grant_back"),
        ("甲方作出的改进无偿归乙方所有。", "grant_back"),
        ("甲方不得从第三方获得与之竞争的同类技术。", "other_source"),
        ("甲方年产量不得超过一万件，不得低于乙方规定的销售价格。", "hindered_use"),
        ("甲方应当同时购买乙方的配套设备。", "tied"),
        ("原材料只能从乙方指定的厂家购买。", "channel"),
        ("甲方不得对专利权的有效性提出质疑。", "no_challenge"),
    ],
)
def test_six_kinds_of_void_clauses_are_found(text, code):
    hints = void_hints(terms("licence.patent", clauses={"accounts": text}))
    assert code in [one.code for one in hints]
    assert {one.place for one in hints} == {"clause:accounts"}


@pytest.mark.parametrize("path", sorted(subkinds()))
def test_no_default_wording_is_taken_for_a_void_clause(path):
    assert void_hints(terms(path)) == []


def item(what: str, fen: int, technical: bool) -> dict[str, Any]:
    """Give a part of a price."""
    return {"what": what, "fen": fen, "technical": technical}


@pytest.mark.parametrize(
    ("items", "status"),
    [
        ([], "missing"),
        ([item("X射线源", 100, False)], "missing"),
        ([item("研发费用", 100, True), item("探测器", 40, False)], "present"),
        ([item("研发费用", 100, True), item("检测设备", 40, True)], "doubtful"),
    ],
)
def test_equipment_is_split_off(items, status):
    assert amount_finding(terms(items=items)).status == status


@pytest.mark.parametrize(
    ("end", "status"),
    [("", "missing"), ("2026-04-01", "doubtful"), ("2026-03-31", "missing"), ("2027-01-01", "present")],
)
def test_only_a_contract_in_its_term_is_registered(end, status):
    assert term_finding(terms(valid_from="2025-01-01", valid_to=end), DAY).status == status


@pytest.mark.parametrize("name", ["types", "clauses", "fields", "tax"])
def test_every_rule_says_from_when_it_holds_and_what_it_rests_on(name):
    tables = {key: rows for key, rows in dated.data(name).items() if isinstance(rows, list)}
    for rows in tables.values():
        for row in rows:
            assert row["source"]
            assert row["mark"] in dated.MARKS
            assert isinstance(row["valid_from"], date)


def test_a_rule_holds_from_its_day_at_its_place_and_the_nearer_one_speaks(monkeypatch):
    country = {"code": "n", "valid_from": date(2020, 1, 1)}
    here = country | {"jurisdiction": "50", "valid_to": date(2026, 1, 1)}
    monkeypatch.setattr(dated, "data", lambda name: {"t": [country, here]})
    assert dated.rows("x", "t", date(2019, 12, 31)) == []
    assert dated.rows("x", "t", date(2025, 12, 31), "500112") == [here]
    assert dated.rows("x", "t", date(2026, 1, 1), "500112") == [country]
    assert dated.rows("x", "t", date(2025, 12, 31), "510100") == [country]


@pytest.mark.parametrize(
    "number", ["", "123", "20265000000012345", "202650000000123A", "２０２６５０００００００１２３４"]
)
def test_a_number_has_sixteen_digits(number):
    with pytest.raises(Exception, match=r"编号|number"):
        proven_number(number, DAY)
    assert proven_number(" 2026500000001234 ", DAY) == "2026500000001234"


def deal(path: str, **changes: Any) -> Deal:
    """Give a registered contract of a firm over six million yuan and six years."""
    given = {"total_fen": 700_000_000, "technology_fen": 600_000_000, "years": 6.0, "of_organisation": True}
    given |= {"public": False, "registered": True, "day": DAY}
    return Deal(path=path, **(given | changes))


def verdicts(path: str, **changes: Any) -> dict[str, str]:
    """Give {relief: verdict}."""
    return {one.code: one.verdict for one in reliefs(deal(path, **changes))}


@pytest.mark.parametrize(
    ("path", "changes", "code", "verdict"),
    [
        ("development.joint", {}, "vat", "likely"),
        ("development.joint", {"registered": False}, "vat", "conditional"),
        ("consulting.consulting", {}, "vat", "conditional"),
        ("service.training", {}, "vat", "not"),
        ("transfer.patent", {}, "cit", "likely"),
        ("transfer.patent", {"of_organisation": False}, "cit", "not"),
        ("transfer.application", {}, "cit", "not"),
        ("transfer.secret", {}, "cit", "not"),
        ("licence.patent", {"years": 4.9}, "cit", "not"),
        ("licence.patent", {"years": 5.0}, "cit", "likely"),
        ("service.service", {"registered": False}, "stamp", "likely"),
        ("transfer.patent", {}, "reward", "not"),
        ("transfer.patent", {"public": True}, "reward", "likely"),
        ("development.commissioned", {}, "deduction", "likely"),
    ],
)
def test_relief_hangs_on_the_kind_and_the_sides(path, changes, code, verdict):
    assert verdicts(path, **changes)[code] == verdict


def test_above_five_million_yuan_half_is_taxed():
    figures = {one.code: dict(one.figures) for one in reliefs(deal("transfer.patent"))}
    assert sorted(figures["cit"].values()) == [100_000_000, 500_000_000]
    assert list(figures["stamp"].values()) == [210_000]


@given(st.text(alphabet="加工来料转让，。；\n", max_size=60))
def test_a_passage_is_part_of_the_text(text):
    words = found_in(text, ["加工", "来料加工", "转让"])
    assert all(word in text for word in words)
    shown = passage(text, words)
    assert shown in text
    assert not words or any(word in shown for word in words)
