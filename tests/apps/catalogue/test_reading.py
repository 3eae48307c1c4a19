"""What a pasted text says about the other fields: each with its passage, for a person to take over."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.queries.reading import proposals
from rongtong.apps.catalogue.rules.fields import contract_fields
from rongtong.apps.catalogue.rules.kinds import forms
from rongtong_match.classify.lexicon import fields

TODAY = date(2026, 3, 2)
LETTER = (
    "铝合金压铸壳体气孔率偏高，寻求缺陷检测与工艺诊断。我公司位于重庆市渝北区，气孔造成的报废率为8%。"
    "换过脱模剂，只降到7%。预算20万元至50万元，要求2026年9月底前完成，成熟度不低于6级。"
)


def read(
    text: str, side: str = "need", kind: str = "result", **values: object
) -> dict[str, dict[str, object]]:
    made = Listing(side=side, kind=kind, detail=text, **values)
    return {one.name: one.values for one in proposals(made, TODAY)}


def test_a_letter_fills_the_form() -> None:
    found = read(LETTER)
    assert found["title"] == {"title": "铝合金压铸壳体气孔率偏高，寻求缺陷检测与工艺诊断"}
    assert found["money"] == {"money_low": 20_000_000, "money_high": 50_000_000}
    assert found["deadline"] == {"deadline": "2026-09-30"}
    assert found["region"] == {"region": "500112"}
    assert found["field"] == {"field": "05"}
    assert found["tried"] == {"tried": "换过脱模剂，只降到7%。"}


def test_what_was_written_by_hand_is_not_proposed_again() -> None:
    written = {"title": "手写的标题", "money_high": 100, "field": "01", "region": "510100", "home": "500112"}
    assert not {"title", "money", "field", "region"} & set(read(LETTER, **written))


def test_a_place_from_the_profile_gives_way_to_a_stated_one() -> None:
    assert read(LETTER, region="510100", home="510100")["region"] == {"region": "500112"}


def test_a_kind_is_proposed_only_what_it_asks() -> None:
    for (side, kind), form in forms().items():
        assert all(form.asks(name) for name in read(LETTER, side, kind))


def test_each_passage_stands_in_the_text() -> None:
    for one in proposals(Listing(side="need", kind="result", detail=LETTER), TODAY):
        if one.name not in ("keywords", "tried"):
            assert f"{one.before}{one.passage}{one.after}" in LETTER


@given(st.text(max_size=400))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    for one in proposals(Listing(side="offer", kind="result", detail=text), TODAY):
        assert one.passage


def test_the_cores_fields_stand_under_a_contract_field() -> None:
    assert set(contract_fields()) <= set(fields())
    assert set(fields()) - set(contract_fields()) == {"文化与教育技术", "科技金融与管理"}


@pytest.mark.parametrize("text", ["", "   ", "。", "\n\n"])
def test_nothing_is_read_out_of_nothing(text: str) -> None:
    assert read(text) == {}
