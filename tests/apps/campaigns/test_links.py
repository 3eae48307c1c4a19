"""Links without an account: one organisation each, void when guessed, withdrawn or over."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from rongtong.apps.campaigns.actions import planning, targets
from rongtong.apps.campaigns.models import Answer, Target
from rongtong.apps.campaigns.rules.links import TARGET, is_right, number_in, token_of
from rongtong.apps.catalogue.models import Listing
from rongtong.lib.actor import SYSTEM
from tests.factories.campaigns import answer, campaign, officer, path, public_path, running
from tests.factories.catalogue import NEED, house, listing
from tests.factories.organisations import admin_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def firm() -> Any:
    return house(name="渝新甲材料有限公司")


@pytest.fixture
def target(firm: Any) -> Target:
    """A target of a campaign that runs now."""
    return running(firm, at=timezone.now())[0]


def shown(client: Client, address: str) -> str:
    return str(client.get(address).content.decode())


def written(client: Client, target: Target) -> Answer:
    """Write and send an answer as a phone does."""
    address = client.post(path(target, "new/service/")).headers["Location"]
    key = int(address.split("/write/")[1].split("/")[0])
    for number in (1, 2, 3):
        version = Answer.objects.get(pk=key).version
        typed = {**NEED, "keywords": "压铸", "money_low": "20", "money_high": "50", "money_unit": "wan"}
        assert (
            client.post(path(target, f"write/{key}/{number}/"), typed | {"version": version}).status_code
            == 302
        )
    done = client.post(path(target, f"check/{key}/"), {"contact": "李工", "phone": "13912345678"})
    assert done.status_code == 302
    return Answer.objects.get(pk=key)


def test_a_phone_without_an_account_answers_in_three_screens(client: Client, target: Target):
    page = shown(client, path(target))
    assert target.campaign.why in page
    sent = written(client, target)
    assert (sent.state, sent.values["money_high"], sent.phone) == ("sent", 50_000_000, "13912345678")
    assert Target.objects.get().state == "answered"
    assert Listing.objects.count() == 0
    assert "13912345678" not in shown(client, path(target))


def test_what_is_known_is_there_already(client: Client, firm: Any, target: Target):
    need = listing(state="published", owner=firm, at=timezone.now())
    assert need.title in shown(client, path(target))
    address = client.post(path(target, "new/service/")).headers["Location"]
    assert Answer.objects.get().values["region"] == firm.region
    assert 'value="05" selected' in shown(client, address)


def test_a_member_who_is_signed_in_gets_a_draft_at_once(client: Client, firm: Any, target: Target):
    client.force_login(admin_of(firm))
    written(client, target)
    made = Listing.objects.get()
    assert (made.state, made.organisation, made.author) == ("draft", firm, admin_of(firm))


def test_a_link_never_shows_what_is_another_firms(client: Client, firm: Any):
    other = house(name="渝新乙机械有限公司")
    foreign = listing(state="published", owner=other, at=timezone.now(), title="乙厂的秘密难题")
    one, two = running(firm, other, at=timezone.now())
    told = answer(two, at=timezone.now(), title="乙厂的回答")
    page = shown(client, path(one))
    assert "乙厂" not in page
    assert other.name not in page
    for tail in (f"write/{told.pk}/1/", f"check/{told.pk}/", f"claim/{told.pk}/"):
        client.force_login(admin_of(firm))
        assert client.get(path(one, tail)).status_code == 404
    for tail in (f"still/{foreign.pk}/", f"again/{told.pk}/"):
        assert client.post(path(one, tail)).status_code == 404
    assert Answer.objects.count() == 1


def test_guessed_changed_withdrawn_and_ended_links_show_nothing(client: Client, target: Target):
    good, who = path(target), officer()
    token = good.split("/")[2]
    other = token_of(TARGET, target.pk + 1, target.key).split("-")[1]
    for wrong in (
        token[:-1],
        token[:-1] + ("A" if token[-1] != "A" else "B"),
        f"{target.pk}-{other}",
        "1-",
        "zz",
    ):
        answered = client.get(f"/asked/{wrong}/")
        assert answered.status_code == 404
        assert target.name not in answered.content.decode()
    target = targets.withdraw_link(target=target, actor=who, at=timezone.now())
    assert client.get(good).status_code == client.get(path(target)).status_code == 404
    target = targets.new_link(target=target, actor=who, at=timezone.now())
    assert client.get(good).status_code == 404
    assert client.get(path(target)).status_code == 200
    planning.move(campaign=target.campaign, step="close", actor=who, at=timezone.now())
    for tail in ("", "none/", "new/service/"):
        ended = client.post(path(target, tail)) if tail else client.get(path(target))
        assert (ended.status_code, target.name in ended.content.decode()) == (410, False)
    assert Target.objects.get().state == "opened"


def test_the_secret_of_the_site_makes_the_link(settings: Any, target: Target):
    token = token_of(TARGET, target.pk, target.key)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]
    assert is_right(TARGET, token, target.pk, target.key)
    settings.SECRET_KEY_FALLBACKS = []
    assert not is_right(TARGET, token, target.pk, target.key)
    assert (number_in(token), number_in("-x"), number_in("ü-x")) == (target.pk, None, None)


def test_two_people_with_one_link_lose_nothing(target: Target):
    one, two = Client(), Client()
    address = one.post(path(target, "new/service/")).headers["Location"]
    assert two.post(path(target, "new/service/")).headers["Location"] == address
    typed = NEED | {"keywords": "", "version": 0}
    assert one.post(address, typed | {"title": "第一位写的"}).status_code == 302
    late = two.post(address, typed | {"title": "第二位写的"})
    assert late.status_code == 409
    assert "第二位写的" in late.content.decode()
    assert Answer.objects.get().values["title"] == "第一位写的"


def test_the_same_yes_twice_is_one_answer(firm: Any, target: Target):
    need = listing(state="published", owner=firm, at=timezone.now())
    for client in (Client(), Client()):
        assert client.post(path(target, f"still/{need.pk}/")).status_code == 302
    assert Answer.objects.get().what == "renew"
    Client().post(path(target, f"still/{need.pk}/"), {"outcome": "here"})
    said = Answer.objects.get()
    assert (said.what, said.outcome, Listing.objects.get().state) == ("close", "here", "published")


def test_none_now_is_one_tap_and_can_be_taken_back_by_an_answer(client: Client, target: Target):
    client.post(path(target, "none/"), {"again": "90"})
    kept = Target.objects.get()
    assert (kept.state, kept.again_on is not None) == ("none", True)
    written(client, target)
    assert Target.objects.get().state == "answered"


def test_the_public_link_tells_nothing_of_the_list(client: Client, firm: Any, target: Target):
    listing(state="published", owner=firm, at=timezone.now(), title="甲厂公开的难题")
    made = campaign("别家", state="running", at=timezone.now(), kinds=["talent"])
    targets.add(campaign=made, found=[], actor=SYSTEM, at=timezone.now())
    answers = [
        client.post(public_path(target.campaign), {"name": name, "uscc": "", "region": ""})
        for name in (firm.name, "谁也不认识的厂")
    ]
    pages = [shown(client, one.headers["Location"]) for one in answers]
    assert all("甲厂公开的难题" not in page for page in pages)
    known = [page.replace(firm.name, "").replace("谁也不认识的厂", "") for page in pages]
    assert len(known[0]) - len(known[1]) in range(-20, 20)
    assert Target.objects.get(pk=target.pk).state == "waiting"
    assert client.get(public_path(made).replace("/all/", "/all/x")).status_code == 404
