"""The search page, the page of a listing and what programs read, through real requests."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from rongtong.apps.catalogue.actions import indexing
from rongtong.apps.catalogue.models import Favourite, Listing, SavedSearch
from rongtong.apps.catalogue.queries import index
from rongtong.kit.jobs import enqueue
from rongtong.kit.jobs.worker import work_all
from rongtong.kit.notices.models import Notice
from rongtong.lib.actor import SYSTEM
from tests.factories import vocab
from tests.factories.accounts import account
from tests.factories.catalogue import OFFER, house, listing, step_of, writer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lists(db: Any) -> None:
    vocab.load()


def published(side: str = "need", **changes: Any) -> Listing:
    made = listing(side, state="published", at=timezone.now(), **changes)
    indexing.mark(side, [made.pk], at=timezone.now())
    indexing.bring_in_line(side, at=timezone.now())
    return made


def page(address: str, client: Client | None = None) -> str:
    answer = (client or Client()).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def signed_in() -> Client:
    client = Client()
    client.force_login(account(), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_a_sentence_finds_and_marks() -> None:
    made = published()
    text = page("/search/?q=铝合金压铸件气孔率高")
    assert f"/listings/{made.pk}/" in text
    assert "<mark>压铸件</mark>" in text or "<mark>气孔" in text
    assert made.organisation.name in text


def test_facets_count_and_narrow() -> None:
    need, other = published(), published(kind="result", region="510700", title="寻求耐高温封装胶配方")
    text = page("/search/")
    assert "绵阳" in text
    assert page("/search/?kind=result").count('class="card find"') == 1
    assert page("/search/?region=510700").count(f'/listings/{other.pk}/"') == 1
    assert f"/listings/{need.pk}/" not in page("/search/?region=510700")
    assert page("/search/?price=10").count('class="card find"') == 0
    assert page("/search/?kind=nonsense&price=<x>").count('class="card find"') == 2


def test_pinyin_is_understood() -> None:
    published(title="高温合金叶片涂层寻求服务")
    assert "<strong>高温</strong>" in page("/search/?q=gaowen")
    assert "<strong>重庆</strong>" in page("/search/?q=chongqing")
    assert "<strong>压铸" not in page("/search/?q=压铸")


def test_a_word_that_only_sounds_right_is_understood() -> None:
    published()
    assert "<strong>压铸件</strong>" in page("/search/?q=鸭煮件")


def test_synonyms_are_shown_and_can_be_taken_off() -> None:
    made = published(title="UAV巡检电池续航改进", detail="续航不足四十分钟。", summary="", keywords=[])
    assert f"/listings/{made.pk}/" in page("/search/?q=无人机")
    text = page("/search/?q=无人机&plain=无人机")
    assert f"/listings/{made.pk}/" not in text


def test_suggestions_are_what_is_public() -> None:
    published()
    listing(title="铝合金压铸保密草稿")
    text = page("/search/suggest/?q=压铸")
    assert "铝合金压铸件气孔率偏高" in text
    assert "保密" not in text
    assert "铝合金压铸件" in page("/search/suggest/?q=yazhu")


def test_nothing_found_says_what_to_loosen() -> None:
    published()
    text = page("/search/?q=压铸&verified=yes&maturity=high")
    assert "void-title" in text
    assert "q=%E5%8E%8B%E9%93%B8&amp;verified=yes" in text


def test_the_page_tells_the_facts_and_structured_data() -> None:
    made = published("offer", summary="联系13800138000</script><b>x")
    text = page(f"/listings/{made.pk}/")
    assert "TRL 8" in text
    assert '"@type": "Offer"' in text
    assert "13800138000" not in text
    assert "</script><b>" not in text
    assert f'<link rel="canonical" href="http://localhost:8000/listings/{made.pk}/">' in text


def test_similar_ones_are_shown() -> None:
    made, other = published(), published(title="压铸件气孔在线检测设备")
    assert f"/listings/{other.pk}/" in page(f"/listings/{made.pk}/")


def test_the_owner_sees_how_it_does() -> None:
    made = published()
    client = Client()
    client.force_login(made.author, backend="allauth.account.auth_backends.AuthenticationBackend")
    text = page(f"/listings/{made.pk}/", client)
    assert 'class="steps"' in text
    assert "keep/" not in text


def test_up_to_four_are_compared_without_signing_in() -> None:
    client, made = (
        Client(),
        [published("offer", title=f"真空压铸工艺第{n}型", maturity=n) for n in range(3, 8)],
    )
    for one in made:
        client.post(f"/listings/{one.pk}/compare/")
    text = page("/compare/", client)
    assert text.count('<th scope="col">') == 4
    assert 'class="differs"' in text
    assert client.post(f"/listings/{listing().pk}/compare/").status_code == 404


def test_favourites_are_kept_and_let_go() -> None:
    client, made = signed_in(), published()
    client.post(f"/listings/{made.pk}/keep/")
    assert made.title in page("/favourites/", client)
    client.post(f"/listings/{made.pk}/keep/")
    assert Favourite.objects.count() == 0
    assert Client().post(f"/listings/{made.pk}/keep/").status_code == 302


def test_a_search_is_saved_and_told_once() -> None:
    client = signed_in()
    client.post("/search/save/", {"query": "q=压铸&side=need&page=3&evil=x"})
    saved = SavedSearch.objects.get()
    assert saved.query == "side=need&q=%E5%8E%8B%E9%93%B8"
    SavedSearch.objects.update(told_at=timezone.now() - timedelta(days=1))
    made = published()
    published(veiled=["detail"], title="伺服电机噪声偏高", detail="压铸", tried="", summary="", keywords=[])
    for _round in range(2):
        enqueue("catalogue.alerts", actor=SYSTEM, at=timezone.now())
        work_all()
    told = Notice.objects.get(name="catalogue.search_news")
    assert told.parameters["number"] == 1
    assert told.parameters["first"] == made.title


def test_a_strangers_search_stays_theirs() -> None:
    client = signed_in()
    client.post("/search/save/", {"query": "side=need"})
    saved = SavedSearch.objects.get()
    other = signed_in()
    assert other.post(f"/search/saved/{saved.pk}/", {"what": "remove"}).status_code == 404
    client.post(f"/search/saved/{saved.pk}/", {"what": "off"})
    assert not SavedSearch.objects.get().on


def test_the_share_picture_is_a_picture() -> None:
    made = published()
    answer = Client().get(f"/listings/{made.pk}/picture.png")
    if answer.status_code == 200:
        assert answer.content.startswith(b"\x89PNG")


SECRETS: dict[str, dict[str, Any]] = {
    "draft": {}, "submitted": {}, "returned": {}, "refused": {}, "taken_down": {}, "closed": {},
}  # fmt: skip
EVERYWHERE = (
    "/search/?side=offer", "/search/?side=offer&q=泄密合金", "/search/?side=offer&sort=new",
    "/search/?side=need", "/search/suggest/?q=泄密", "/search/suggest/?q=xiemi", "/search/live/",
    "/search/feed/?side=offer", "/search/map/?side=offer", "/sitemap.xml", "/search/?side=offer&q=xiemi",
)  # fmt: skip


@pytest.mark.parametrize("state", list(SECRETS))
def test_what_is_not_public_is_nowhere(state: str) -> None:
    shown = published("offer", title="公开的合金工艺", region="510100")
    owner = house()
    made = listing(
        "offer",
        state=state,
        owner=owner,
        title="泄密合金工艺",
        region="510700",
        kind="pilot",
        extra={},
        scale="每批100千克",
    )
    indexing.mark("offer", [made.pk], at=timezone.now())
    indexing.bring_in_line("offer", at=timezone.now())
    for address in (*EVERYWHERE, f"/listings/{shown.pk}/"):
        text = page(address)
        assert "泄密合金" not in text.replace('value="泄密合金"', "").replace("<title>泄密合金", "")
        assert owner.name not in text
        assert f"/listings/{made.pk}/" not in text
        assert "绵阳" not in text
    assert Client().get(f"/listings/{made.pk}/").status_code == 404
    assert Client().get(f"/listings/{made.pk}/picture.png").status_code == 404


def test_what_has_run_out_is_nowhere_even_before_the_round() -> None:
    made = published("offer", title="泄密合金工艺")
    Listing.objects.filter(pk=made.pk).update(expires_on=date(2020, 1, 1))
    indexing.mark("offer", [made.pk], at=timezone.now())
    indexing.bring_in_line("offer", at=timezone.now())
    for address in EVERYWHERE:
        assert f"/listings/{made.pk}/" not in page(address)


def test_what_is_taken_down_is_gone_before_the_index_follows() -> None:
    made = published("offer", title="泄密合金工艺")
    step_of(made, "take_down", writer(made))
    for address in EVERYWHERE:
        assert f"/listings/{made.pk}/" not in page(address)
    assert [key for key, _score in index.answers("offer", "泄密合金")] == [made.pk]


def test_hidden_facts_are_nowhere() -> None:
    owner = house(name="隐名重工有限公司")
    made = published(
        "offer", owner=owner, title="公开的合金工艺", detail="牌号机密777号", region="510700",
        money_low=87_654_300, money_high=87_654_300, veiled=["organisation", "detail", "money", "region"],
    )  # fmt: skip
    words = (
        "隐名重工",
        "机密777",
        "绵阳",
        "87.65",
        "876,543",
        "876543",
        "876543.0",
        f"/organisations/{owner.pk}/",
    )
    for address in (*EVERYWHERE, f"/listings/{made.pk}/", "/search/?side=offer&q=机密777", "/compare/"):
        client = Client()
        client.post(f"/listings/{made.pk}/compare/")
        text = page(address, client).replace("机密777", "", 2 if "q=" in address else 0)
        assert [word for word in words if word in text] == []
    for narrowed in ("region=510700", "price=100"):
        assert f"/listings/{made.pk}/" not in page(f"/search/?side=offer&{narrowed}")
    assert f"/listings/{made.pk}/" in page("/search/?side=offer&price=none")


@pytest.mark.parametrize("number", [1, 3])
def test_the_search_page_asks_the_same_number_of_queries(number: int, django_assert_num_queries: Any) -> None:
    for _one in range(number):
        published("offer", title=OFFER["title"])
    page("/search/?side=offer&q=压铸")
    with django_assert_num_queries(3):
        page("/search/?side=offer&q=压铸")


def test_an_owners_page_shows_what_they_show_under_their_name() -> None:
    owner = house()
    shown = published("offer", owner=owner, title="公开的压铸工艺")
    published("offer", owner=owner, title="匿名的压铸工艺", veiled=["organisation"])
    listing("offer", owner=owner, title="草稿中的压铸工艺")
    text = page(f"/organisations/{owner.pk}/")
    assert f"/listings/{shown.pk}/" in text
    assert "匿名的压铸" not in text
    assert "草稿中的压铸" not in text


def test_the_home_page_tells_what_closes_this_week() -> None:
    soon = published(deadline=timezone.localdate() + timedelta(days=3))
    hidden = published(
        title="保密期限的需求", deadline=timezone.localdate() + timedelta(days=3), veiled=["deadline"]
    )
    text = page("/search/live/")
    assert f"/listings/{soon.pk}/" in text
    assert f"/listings/{hidden.pk}/" not in text
    assert 'hx-get="/search/live/"' in page("/")


def test_a_city_holds_its_districts() -> None:
    made = published("offer", region="510107")
    assert f"/listings/{made.pk}/" in page("/search/?side=offer&region=510100")
    assert f"/listings/{made.pk}/" not in page("/search/?side=offer&region=500000")
