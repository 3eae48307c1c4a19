import pytest
from django.utils import timezone

from rongtong.kit.permissions.queries import actor_for
from rongtong.kit.privacy import add_tag, queries
from rongtong.kit.privacy.actions.erasing import ask_erasure
from rongtong.kit.privacy.models import Answer, Choice, Erasure, Export, Reading, Tag
from rongtong.kit.privacy.web.lists import REQUESTS
from tests.kit.privacy.conftest import AT

MINE = ("/privacy/", "/privacy/held/", "/privacy/readings/", "/privacy/erase/")
STAFF = ("/privacy/requests/", "/privacy/retention/")


@pytest.fixture
def request_(user):
    return ask_erasure(user=user, actor=actor_for(user, at=AT), at=timezone.now())


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("address", MINE)
def test_own_pages_in_both_languages(client, user, address, language):
    client.force_login(user)
    page = client.get(address, headers={"Accept-Language": language})
    assert page.status_code == 200
    assert f'lang="{language}"' in page.content.decode()


@pytest.mark.parametrize("address", MINE)
def test_strangers_see_none_of_it(client, user, account, address):
    Reading.objects.create(
        subject=user, kind="x", about="1", field="f", reader_name="Reader X", reason="w", at=AT
    )
    add_tag(user=user.pk, word="机密", source="own", actor=actor_for(user, at=AT), at=AT)
    assert client.get(address).status_code == 302
    client.force_login(account("stranger"))
    page = client.get(address).content.decode()
    assert "机密" not in page
    assert "Reader X" not in page


def test_a_person_decides_on_the_page(client, user):
    client.force_login(user)
    client.post("/privacy/consents/", {"purpose": "privacy.sharing", "version": "1", "given": "yes"})
    client.post("/privacy/consents/", {"purpose": "privacy.sharing", "version": "9", "given": "no"})
    client.post("/privacy/recommendations/", {"recommend": "off"})
    client.post("/privacy/tags/", {"word": "压铸"})
    client.post("/privacy/export/")
    assert Answer.objects.get().given
    assert not Choice.objects.get().recommend
    assert Tag.objects.get().source == "own"
    assert Export.objects.get().user == user
    page = client.get("/privacy/").content.decode()
    assert "压铸" in page
    client.post(f"/privacy/tags/{Tag.objects.get().pk}/remove/")
    assert "压铸" not in client.get("/privacy/").content.decode().split("toast")[-1]


@pytest.mark.parametrize("address", ["consents/", "recommendations/", "tags/", "export/", "erase/withdraw/"])
def test_nothing_changes_by_a_link(client, user, address):
    client.force_login(user)
    assert client.get(f"/privacy/{address}").status_code == 405


def test_asking_and_taking_back_on_the_page(client, user):
    client.force_login(user)
    client.post("/privacy/erase/")
    assert Erasure.objects.get().state == "requested"
    assert "/privacy/erase/withdraw/" in client.get("/privacy/erase/").content.decode()
    client.post("/privacy/erase/withdraw/")
    assert Erasure.objects.get().state == "withdrawn"
    assert client.post("/privacy/erase/withdraw/").status_code == 404


@pytest.mark.parametrize("address", [*STAFF, "/privacy/requests/{pk}/"])
def test_the_operator_s_pages_need_a_staff_session(client, request_, operator, account, address):
    address = address.format(pk=request_.pk)
    assert client.get(address).status_code == 302
    for reader in (account("stranger"), operator):
        client.force_login(reader)
        refused = client.get(address)
        assert refused.status_code in (403, 404)
        assert "wang" not in refused.content.decode()


@pytest.mark.parametrize("address", [*STAFF, "/privacy/requests/{pk}/"])
def test_the_operator_s_pages_in_a_session(client, request_, staff, address):
    client.force_login(staff)
    assert client.get(address.format(pk=request_.pk)).status_code == 200


def test_the_operator_decides_on_the_page(client, request_, staff):
    client.force_login(staff)
    address = f"/privacy/requests/{request_.pk}/do/"
    client.post(address, {"transition": "refuse", "version": "0"})
    assert Erasure.objects.get().state == "requested"
    client.post(address, {"transition": "refuse", "reason": "law", "version": "5"})
    assert Erasure.objects.get().state == "requested"
    client.post(address, {"transition": "refuse", "reason": "law", "version": "0"})
    assert Erasure.objects.get().state == "refused"
    assert client.post(address, {"transition": "nothing"}).status_code == 404


def test_others_decide_nothing(client, request_, account, operator):
    for reader in (account("stranger"), operator):
        client.force_login(reader)
        client.post(f"/privacy/requests/{request_.pk}/do/", {"transition": "execute"})
    assert Erasure.objects.get().state == "requested"


def test_retention_on_the_page(client, user, staff):
    old = AT.replace(year=2020)
    Reading.objects.create(subject=user, kind="x", about="1", field="f", reader_name="r", reason="w", at=old)
    client.force_login(staff)
    client.post("/privacy/retention/", {"real": "no"})
    assert Reading.objects.exists()
    client.post("/privacy/retention/", {"real": "yes"})
    assert not Reading.objects.exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_requests(rf, staff, account, rows, django_assert_num_queries):
    for number in range(rows):
        one = account(f"one{number}")
        ask_erasure(user=one, actor=actor_for(one, at=AT), at=timezone.now())
    handler = actor_for(staff, at=timezone.now())
    with django_assert_num_queries(2):
        page = REQUESTS.page(rf.get("/"), queries.with_due(queries.erasures(handler)))
    assert [row.record.due is not None for row in page.rows] == [True] * rows
