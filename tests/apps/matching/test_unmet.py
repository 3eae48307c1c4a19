"""Unmet needs: which they are, how they are gathered, who reads what; nothing hidden is told by a figure."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import numpy as np
import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from rongtong.apps.catalogue.actions.showing import refresh
from rongtong.apps.catalogue.models import Listing, SavedSearch
from rongtong.apps.matching.jobs.matching import match
from rongtong.apps.matching.jobs.unmet import gather_unmet
from rongtong.apps.matching.models import Gap, UnmetNeed, UnmetRound
from rongtong.apps.matching.models.unmet import UnmetWhy
from rongtong.apps.matching.queries.clustering import matters
from rongtong.apps.matching.queries.unmet import reasons_for
from rongtong.apps.matching.queries.unserved import unserved
from rongtong.kit.jobs.models import Job
from rongtong.lib.actor import ANONYMOUS
from rongtong_match.types import Need
from tests.apps.matching.test_doors import operator
from tests.apps.matching.test_pages import pair, published
from tests.factories import vocab
from tests.factories.accounts import account
from tests.factories.jobs import worked
from tests.factories.organisations import acting, reviewer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lists(request: pytest.FixtureRequest) -> None:
    if request.node.get_closest_marker("once") is None:
        vocab.load()


TREES: dict[str, Any] = {
    "title": "古树名木移栽养护成活率提升",
    "detail": "移栽百年黄葛树。",
    "keywords": ["古树", "移栽"],
}


def trees(count: int = 1, **changes: Any) -> list[Listing]:
    made = [published("need", **TREES | changes) for _each in range(count)]
    for one in made:
        worked(match, listing=one.pk)
    return made


def gathered() -> None:
    refresh(list(Listing.objects.values_list("pk", flat=True)))
    assert worked(gather_unmet).state == "done"


def why() -> dict[int, str]:
    return {one.need.pk: one.why for one in unserved(timezone.localdate())}


def test_what_somebody_serves_is_not_unmet() -> None:
    need, _offer = pair()
    assert need.pk not in why()


def test_why_nothing_serves_is_told_by_kind() -> None:
    need, _offer = pair({"money_low": None, "money_high": 10_000_000})
    (tree,) = trees()
    assert why() == {need.pk: "barred", tree.pk: "nobody"}
    waiting = published("need", **TREES)
    assert waiting.pk not in why()


def test_what_a_need_hides_makes_it_neither_met_nor_unmet() -> None:
    need, _offer = pair({"money_low": None, "money_high": 10_000_000, "veiled": ["money"]})
    assert need.pk not in why()


def needs_of(*titles: str) -> list[Need]:
    return [Need(id=str(row), title=title) for row, title in enumerate(titles)]


@pytest.mark.once
def test_gathering_is_by_matter_and_always_the_same() -> None:
    made = needs_of(
        "铝合金压铸件气孔缺陷检测",
        "古树移栽养护",
        "压铸件气孔在线检测",
        "古树名木移栽成活率",
        "水稻病虫害识别",
    )
    found = matters(made, ["01"] * 5, None)
    assert [one.rows for one in found] == [(0, 2), (1, 3), (4,)]
    assert found == matters(made, ["01"] * 5, None)
    assert found[0].terms[0] in ("压铸件", "气孔", "检测")
    assert {"古树", "移栽"} & set(found[1].terms)


@pytest.mark.once
def test_needs_of_two_fields_are_never_one_matter() -> None:
    made = needs_of("古树移栽养护", "古树移栽养护")
    assert len(matters(made, ["01", "02"], None)) == 2
    assert len(matters(made, ["01", "01"], None)) == 1


class Told:
    """An encoder that tells trees from everything else."""

    id, dim = "told", 2

    def passages(self, texts: Any) -> Any:
        return np.array([[1, 0] if "移" in one else [0, 1] for one in texts], np.float32)


@pytest.mark.once
def test_the_encoder_joins_what_words_do_not() -> None:
    made = needs_of("古树移栽养护", "名木迁移管护", "水稻病虫害识别")
    assert len(matters(made, ["01"] * 3, None)) == 3
    found = matters(made, ["01"] * 3, Told())  # type: ignore[arg-type]
    assert [one.rows for one in found] == [(0, 1), (2,)]


def test_a_round_takes_the_place_of_the_last() -> None:
    trees(2)
    gathered()
    gathered()
    assert UnmetRound.objects.get().unmet == 2
    assert Gap.objects.get().size == UnmetNeed.objects.count() == 2


def test_the_public_reads_counts_and_needs_but_no_reasons() -> None:
    one, two = trees(2)
    trees(1, veiled=["region"])
    gathered()
    text = Client().get("/unmet/").content.decode()
    assert f"/unmet/{Gap.objects.get().pk}/" in text
    inside = Client().get(f"/unmet/{Gap.objects.get().pk}/").content.decode()
    assert f"/listings/{one.pk}/" in inside
    assert f"/listings/{two.pk}/" in inside
    assert str(UnmetWhy.NOBODY.label) not in inside
    assert "未公开地点" not in text


def test_who_hides_the_place_is_counted_in_no_place() -> None:
    trees(1, veiled=["region"], region="500112")
    trees(1, region="510703")
    gathered()
    here = Client().get("/unmet/?region=500112").content.decode()
    assert "/unmet/" + str(Gap.objects.get().pk) not in here
    there = Client().get("/unmet/?region=510703").content.decode()
    assert f"/unmet/{Gap.objects.get().pk}/" in there


def test_what_left_the_public_is_in_no_figure() -> None:
    one, two = trees(2)
    gathered()
    Listing.objects.filter(pk=one.pk).update(state="taken_down")
    inside = Client().get(f"/unmet/{Gap.objects.get().pk}/").content.decode()
    assert f"/listings/{one.pk}/" not in inside
    assert f"/listings/{two.pk}/" in inside


def test_reasons_are_for_those_in_charge_of_the_place() -> None:
    (one,) = trees()
    here, away = reviewer("Here", one.home), reviewer("Away", "510703")
    assert reasons_for(here, [one.pk]) == {one.pk}
    for actor in (away, ANONYMOUS, acting(account())):
        assert not reasons_for(actor, [one.pk])


def test_the_operator_reads_why_and_the_export_says_it() -> None:
    trees()
    gathered()
    here, words = f"/unmet/{Gap.objects.get().pk}/", str(UnmetWhy.NOBODY.label)
    browser = operator(in_session=True)
    assert words in browser.get(here).content.decode()
    rows = list(load_workbook(BytesIO(browser.get(f"{here}?export=xlsx").getvalue())).active.values)
    assert words in rows[1]
    public = list(load_workbook(BytesIO(Client().get(f"{here}?export=xlsx").getvalue())).active.values)
    assert words not in public[1]


def test_the_export_holds_what_the_page_shows() -> None:
    trees(2)
    gathered()
    given = Client().get("/unmet/?export=xlsx")
    rows = list(load_workbook(BytesIO(given.getvalue())).active.values)
    assert len(rows) == 2
    assert rows[1][2] == 2


def test_following_a_matter_saves_its_search() -> None:
    trees(2)
    gathered()
    browser = Client()
    browser.force_login(account())
    page = browser.get(f"/unmet/{Gap.objects.get().pk}/").content.decode()
    query = page.split('name="query" value="')[1].split('"')[0].replace("&amp;", "&")
    browser.post("/search/save/", {"query": query})
    kept = SavedSearch.objects.get()
    assert Gap.objects.get().terms[0] in kept.name
    assert "side=need" in kept.query


def test_only_the_operator_gathers_now_and_once() -> None:
    stranger = Client()
    stranger.force_login(account())
    assert stranger.post("/unmet/again/").status_code == 403
    assert not Job.objects.filter(name="matching.gather_unmet").exists()
    browser = operator(in_session=True)
    for _each in range(2):
        assert browser.post("/unmet/again/").status_code == 302
    assert Job.objects.filter(name="matching.gather_unmet").count() == 1
    assert 'id="job"' in browser.get("/unmet/").content.decode()


def test_the_page_costs_the_same_with_one_and_three(django_assert_num_queries: Any) -> None:
    titles = ("古树名木移栽养护", "水稻病虫害图像识别", "页岩气压裂返排液处理")
    for count in (1, 2):
        for title in titles[:count] if count == 1 else titles[1:]:
            trees(1, title=title, keywords=[], detail="无。")
        gathered()
        Client().get("/unmet/")
        with django_assert_num_queries(4):
            Client().get("/unmet/")
    assert Gap.objects.count() == 3
