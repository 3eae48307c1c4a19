"""Letters that did not arrive: seen and settled by operators in a staff session, with a real mail server."""

from datetime import timedelta

import pytest
from django.utils import timezone

from rongtong.kit.audit.models import Entry
from rongtong.kit.notices import tell, tell_address
from rongtong.kit.notices.actions.sending import GIVEN_UP, send_due
from rongtong.kit.notices.models import Delivery
from rongtong.kit.permissions.actions import assign, open_staff_session
from rongtong.lib.actor import SYSTEM
from tests.factories.accounts import account, app_secret

pytestmark = pytest.mark.django_db
PAGE = "/notices/undelivered/"
HIDDEN = "绝密内容"


@pytest.fixture
def operator(client):
    user = account("运维")
    app_secret(user)
    assign(user=user, role="operator", actor=SYSTEM, at=timezone.now() - timedelta(hours=1))
    client.force_login(user)
    return user


@pytest.fixture
def session(operator):
    return open_staff_session(user=operator, reason="looking at mail", actor=SYSTEM, at=timezone.now())


@pytest.fixture
def refused(post):
    """One letter that the server refused, naming the address as servers do."""
    user = account("收件人", email="zqrefused@example.org")
    post.unknown.add(user.email)
    tell(user, "tests.letter", at=timezone.now(), who=HIDDEN)
    send_due(at=timezone.now())
    row = Delivery.objects.get()
    assert (row.state, row.error) == ("failed", "550 no such mailbox")
    Delivery.objects.update(error=f"550 no such mailbox <{user.email}>")
    return row


def unsure():
    tell_address("zqguest@example.org", "tests.letter", at=timezone.now(), who=HIDDEN)
    Delivery.objects.filter(state="waiting").update(state="sending", taken_at=timezone.now())
    send_due(at=timezone.now() + GIVEN_UP + timedelta(seconds=1))
    return Delivery.objects.filter(state="unsure").latest("pk")


def answer(client, row, how, reason=""):
    return client.post(f"{PAGE}{row.pk}/", {"how": how, "reason": reason})


def test_nobody_else_sees_or_settles_them(client, operator, refused):
    before = Delivery.objects.values().get()
    for _ in range(3):
        for page in (PAGE, f"{PAGE}{refused.pk}/"):
            shown = client.get(page)
            assert shown.status_code == 403
            assert "no such mailbox" not in shown.content.decode()
        assert answer(client, refused, "give_up", "x").status_code == 403
        client.force_login(account())
    assert Delivery.objects.values().get() == before
    assert not Entry.objects.filter(verb__startswith="notices.delivery").exists()


def test_the_list_says_why_and_hides_words_and_addresses(client, session, refused):
    unsure()
    text = client.get(PAGE).content.decode()
    assert "550 no such mailbox" in text
    assert "z***@example.org" in text
    for word in (HIDDEN, "zqrefused", "zqguest"):
        assert word not in text
        assert word not in client.get(f"{PAGE}{refused.pk}/").content.decode()


def test_filters_and_the_figures_of_the_health_page_lead_to_the_rows(client, session, refused):
    other = unsure()
    page = client.get("/operator/").content.decode()
    for state, there, gone in (("failed", refused, other), ("unsure", other, refused)):
        assert f'href="{PAGE}?state={state}"' in page
        text = client.get(f"{PAGE}?state={state}").content.decode()
        assert f"{PAGE}{there.pk}/" in text
        assert f"{PAGE}{gone.pk}/" not in text


def test_without_any_the_page_says_so(client, session):
    assert "所有邮件均已送达" in client.get(PAGE).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_for_one_and_for_three(
    client, session, post, rows, django_assert_num_queries
):
    for _ in range(rows):
        unsure()
    client.get(PAGE)
    with django_assert_num_queries(9):
        client.get(PAGE)


def test_sent_again_it_arrives_when_the_server_takes_it(client, session, post, refused):
    post.unknown.clear()
    assert answer(client, refused, "retry").status_code == 302
    assert send_due(at=timezone.now()) == 1
    assert [letter["Message-ID"] for letter in post.letters] == [f"<notice-{refused.pk}@localhost>"]
    assert Delivery.objects.get().state == "sent"
    assert Entry.objects.get(verb="notices.delivery.retry").changes == {"state": ["failed", "waiting"]}


@pytest.mark.parametrize(("how", "state"), [("sent", "sent"), ("give_up", "given_up")])
def test_marked_by_hand_it_needs_a_reason_and_is_not_sent_any_more(client, session, post, how, state):
    row = unsure()
    empty = answer(client, row, how)
    assert (empty.status_code, Delivery.objects.get().state) == (422, "unsure")
    assert answer(client, row, how, "邮件服务器日志显示").status_code == 302
    assert (send_due(at=timezone.now() + timedelta(days=2)), post.letters) == (0, [])
    assert Delivery.objects.get().state == state
    entry = Entry.objects.get(verb=f"notices.delivery.{how}")
    assert (entry.note, entry.changes) == ("邮件服务器日志显示", {"state": ["unsure", state]})


def test_who_comes_second_is_told_and_changes_nothing(client, session, refused):
    answer(client, refused, "give_up", "地址不存在")
    before = Delivery.objects.values().get()
    told = client.post(f"{PAGE}{refused.pk}/", {"how": "retry"}, follow=True)
    assert "已放弃" in told.content.decode()
    assert Delivery.objects.values().get() == before
    assert client.get(f"{PAGE}{refused.pk}/").status_code == 404
