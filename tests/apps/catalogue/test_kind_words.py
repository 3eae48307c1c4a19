"""The kind of a need by the words of its title: only what is clear."""

from __future__ import annotations

import pytest

from rongtong.apps.catalogue.models.choices import KINDS
from rongtong.apps.catalogue.rules import kind_words

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("寻求环保电缆高层次人才", "talent"),
        ("急需两名电机控制工程师", "talent"),
        ("新能源重卡项目股权融资", "finance"),
        ("求购成熟的钒电池电解液专利", "result"),
        ("高压四型瓶的研发", "research"),
        ("委托开发一套电瓷质检系统", "research"),
        ("铝合金压铸件气孔率偏高", ""),
        ("具有研发能力的检测单位", ""),
    ],
)
def test_a_title_tells_the_kind_or_nothing(title: str, kind: str) -> None:
    assert kind_words.kind_told("need", title) == kind


def test_offers_are_not_guessed() -> None:
    assert kind_words.kind_told("offer", "一种检测设备的研发") == ""


def test_every_kind_named_is_one_of_its_side() -> None:
    for side, rows in kind_words._rows().items():
        assert {kind for kind, _words in rows} <= {str(kind) for kind in KINDS[side]}
