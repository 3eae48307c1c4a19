"""Writing a need page by page: what a browser without JavaScript gets."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from rongtong.apps.catalogue.models import Listing
from tests.factories import vocab
from tests.factories.accounts import account
from tests.factories.catalogue import NEED, house, listing, revision
from tests.factories.organisations import admin_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _lists() -> None:
    vocab.load()


def signed_in(user) -> Client:
    client = Client(HTTP_ACCEPT_LANGUAGE="zh-hans")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def of_owner(made: Listing) -> Client:
    return signed_in(admin_of(made.organisation))


def address(name: str, *args: object) -> str:
    return reverse(f"catalogue:{name}", args=args)


STEP_1 = {"title": NEED["title"], "detail": NEED["detail"], "field": "05"}
STEP_2 = {"money_low": "20", "money_high": "50", "money_unit": "wan", "deadline": "", "region": "重庆渝北"}
STEP_3 = {"summary": "找检测与诊断。", "keywords": "压铸、气孔", "veiled": ["organisation", "money"]}


def test_three_steps_make_a_whole_draft() -> None:
    owner = house()
    client = signed_in(admin_of(owner))
    begun = client.post(address("post_start", "need", "service"), {"owner": f"o{owner.pk}"})
    made = Listing.objects.get()
    assert begun.url == address("write", made.pk, 1)
    for number, typed in enumerate((STEP_1, STEP_2, STEP_3), 1):
        made.refresh_from_db()
        answer = client.post(address("write", made.pk, number), typed | {"version": made.version})
        assert answer.status_code == 302, answer.content.decode()
    assert answer.url == address("preview", made.pk)
    made.refresh_from_db()
    assert (made.money_low, made.money_high, made.region) == (20_000_000, 50_000_000, "500112")
    assert (made.keywords, made.veiled) == (["压铸", "气孔"], ["organisation", "money"])


def test_the_preview_hides_what_is_veiled_and_hands_in() -> None:
    made = listing(veiled=["organisation", "money"])
    client = of_owner(made)
    page = client.get(address("preview", made.pk)).content.decode()
    public = page[page.index('class="as-public"') : page.index('class="hand-in"')]
    assert made.title in public
    assert str(made.organisation) not in public
    assert "万元" not in public
    sent = {"transition": "submit", "version": made.version}
    assert client.post(address("move", made.pk), sent).url == address("preview", made.pk)
    made.refresh_from_db()
    assert made.state == "submitted"
    assert "审核" in client.get(address("preview", made.pk)).content.decode()


def test_who_is_not_signed_in_is_led_to_sign_in_and_back() -> None:
    client = Client()
    assert client.get(address("post")).status_code == 200
    assert client.get(address("post_kinds", "offer")).status_code == 200
    there = client.get(address("post_start", "offer", "result"))
    assert there.url.endswith("?next=" + address("post_start", "offer", "result"))


def test_who_has_no_organisation_and_no_profile_is_told_the_first_step() -> None:
    page = signed_in(account()).get(address("post_start", "need", "service"))
    assert reverse("parties:register") in page.content.decode()
    sent = signed_in(account()).post(address("post_start", "need", "service"), {"owner": "o1"})
    assert sent.status_code == 422
    assert not Listing.objects.exists()


@pytest.mark.parametrize(("side", "kind"), [("need", "pilot"), ("offer", "talent"), ("x", "service")])
def test_a_kind_that_its_side_does_not_have_is_not_found(side: str, kind: str) -> None:
    assert signed_in(account()).get(address("post_start", side, kind)).status_code == 404


WRONG = [
    ({"money_low": "50", "money_high": "20", "money_unit": "wan"}, "money_high"),
    ({"money_high": "很多", "money_unit": "wan"}, "money_high"),
    ({"money_high": "99999999999", "money_unit": "wan"}, "money_high"),
    ({"deadline": "2020-01-01", "money_unit": "wan"}, "deadline"),
    ({"region": "亚特兰蒂斯", "money_unit": "wan"}, "region"),
    ({"reach": "重庆、亚特兰蒂斯", "money_unit": "wan"}, "reach"),
]


@pytest.mark.parametrize(("typed", "name"), WRONG)
def test_wrong_input_is_told_beside_its_field_and_what_is_right_is_saved(typed: dict, name: str) -> None:
    made = listing(region="")
    right = {"region": "成都武侯"} if name != "region" else {"reach": "四川"}
    sent = right | typed | {"version": made.version}
    page = of_owner(made).post(address("write", made.pk, 2), sent)
    assert page.status_code == 422
    assert f'id="id_{name}_error"' in page.content.decode()
    assert typed[name] in page.content.decode()
    made.refresh_from_db()
    assert (made.region, made.reach) == (("510107", []) if name != "region" else ("", ["510000"]))
    assert made.money_high == (50_000_000 if name.startswith("money") else None)


def test_what_was_typed_after_a_fault_can_be_corrected_and_saved() -> None:
    made = listing()
    client = of_owner(made)
    sent = {"money_low": "50", "money_high": "20", "money_unit": "wan", "region": "成都武侯"}
    page = client.post(address("write", made.pk, 2), sent | {"version": made.version}).content.decode()
    made.refresh_from_db()
    assert f'name="version" value="{made.version}"' in page
    right = sent | {"money_high": "80", "version": made.version}
    assert client.post(address("write", made.pk, 2), right).status_code == 302


def test_by_agreement_answers_the_question_of_money() -> None:
    made = listing()
    sent = {"by_agreement": "on", "money_high": "20", "money_unit": "wan", "version": made.version}
    of_owner(made).post(address("write", made.pk, 2), sent)
    made.refresh_from_db()
    assert (made.price_mode, made.money_low, made.money_high) == ("agreement", None, None)


def test_rows_of_intellectual_property_are_kept_and_a_wrong_one_is_told() -> None:
    made = listing("offer")
    client = of_owner(made)
    sent = {"rights-0-kind": "invention", "rights-0-number": "ZL202310123456.7", "rights-1-kind": "secret"}
    sent |= {"maturity": "6", "version": made.version, "money_unit": "wan"}
    assert client.post(address("write", made.pk, 2), sent).status_code == 302
    made.refresh_from_db()
    assert made.rights == [
        {"kind": "invention", "number": "ZL202310123456.7"},
        {"kind": "secret", "number": ""},
    ]
    wrong = {"rights-0-kind": "invention", "version": made.version, "money_unit": "wan"}
    assert client.post(address("write", made.pk, 2), wrong).status_code == 422


def test_a_second_editor_sees_both_and_decides() -> None:
    made = listing()
    client = of_owner(made)
    sent = STEP_1 | {"version": made.version}
    client.post(address("write", made.pk, 1), sent | {"title": "第一位写的标题"})
    page = client.post(address("write", made.pk, 1), sent | {"title": "第二位写的标题"})
    assert page.status_code == 409
    assert "第一位写的标题" in page.content.decode()
    assert "第二位写的标题" in page.content.decode()
    made.refresh_from_db()
    assert made.title == "第一位写的标题"


def test_the_script_saves_and_is_told_when_somebody_was_faster() -> None:
    made = listing()
    client = of_owner(made)
    sent = STEP_1 | {"title": "边写边存", "version": made.version}
    told = client.post(address("autosave", made.pk, 1), sent).json()
    assert told["version"] == made.version + 1
    assert "id_money_low" not in told["bar"]
    again = client.post(address("autosave", made.pk, 1), sent | {"title": "旧窗口"})
    assert again.status_code == 409
    made.refresh_from_db()
    assert made.title == "边写边存"


@pytest.mark.parametrize("version", ["", "x", "-1", "99999999999999999999"])
def test_a_broken_version_breaks_nothing(version: str) -> None:
    made = listing()
    page = of_owner(made).post(address("autosave", made.pk, 1), STEP_1 | {"version": version})
    assert page.status_code in (200, 409, 422)


def test_pasted_text_becomes_a_draft_with_its_passages_once_taken_over() -> None:
    owner = house()
    client = signed_in(admin_of(owner))
    text = "压铸壳体气孔率偏高，寻求检测。预算20万元至50万元。"
    client.post(address("post_start", "need", "service"), {"owner": f"o{owner.pk}", "text": text})
    made = Listing.objects.get()
    assert (made.detail, made.money_high, made.title) == (text, None, "")
    sent = {"title": "压铸壳体气孔检测", "money_low": "20", "money_high": "50", "money_unit": "wan"}
    client.post(address("read", made.pk), sent | {"version": made.version})
    made.refresh_from_db()
    assert (made.title, made.money_high) == ("压铸壳体气孔检测", 50_000_000)
    told = {one.name: (one.kind, one.passage) for one in made.sources.all()}
    assert told == dict.fromkeys(("money_low", "money_high"), ("text", "20万元至50万元"))


def test_what_is_public_is_changed_through_the_same_form() -> None:
    made = listing(state="published")
    client = of_owner(made)
    client.post(address("write", made.pk, 1), STEP_1 | {"title": "新标题", "version": "0"})
    made.refresh_from_db()
    assert (made.title, made.revisions.get().values["title"]) == (NEED["title"], "新标题")
    page = client.get(address("revision", made.pk)).content.decode()
    assert NEED["title"] in page
    assert "新标题" in page


def test_a_change_that_is_handed_in_is_not_written_into() -> None:
    change = revision("submitted")
    client = of_owner(change.listing)
    sent = STEP_1 | {"title": "又改", "version": change.version}
    assert client.post(address("write", change.listing_id, 1), sent).url == address(
        "revision", change.listing_id
    )
    change.refresh_from_db()
    assert change.values == {"title": "新标题"}


@pytest.mark.parametrize("name", ["write", "autosave"])
def test_a_stranger_writes_into_nothing(name: str) -> None:
    made = listing()
    sent = STEP_1 | {"title": "改掉", "version": made.version}
    assert signed_in(account()).post(address(name, made.pk, 1), sent).status_code == 404
    made.refresh_from_db()
    assert made.title == NEED["title"]
