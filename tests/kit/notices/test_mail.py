import re
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from rongtong.kit.notices import channels, tell, tell_address
from rongtong.kit.notices.actions.sending import GIVEN_UP, send_due
from rongtong.kit.notices.models import Delivery, Preference, Stop
from tests.factories.accounts import account

pytestmark = pytest.mark.django_db


def told(name="tests.letter", user=None, **values):
    user = user or account()
    tell(user, name, at=timezone.now(), who="李雷", **values)
    return user


def send(after=timedelta(0)):
    return send_due(at=timezone.now() + after)


def states():
    return [row.state for row in Delivery.objects.order_by("pk")]


def test_a_mail_arrives_with_text_page_and_headers(post):
    user = told(link="/somewhere/")
    assert send() == 1
    (letter,) = post.letters
    assert (letter["To"], letter["Subject"]) == (user.email, "李雷 来信")
    assert letter["Message-ID"] == f"<notice-{Delivery.objects.get().pk}@localhost>"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter["Auto-Submitted"] == "auto-generated"
    plain, page = (letter.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert "你好，李雷。" in plain
    assert "去看看: http://localhost:8000/somewhere/" in plain
    assert 'href="http://localhost:8000/somewhere/"' in page
    assert 'lang="zh-hans"' in page


def test_each_reader_gets_their_language(post):
    told(user=account(language="en"))
    tell_address("guest@example.org", "tests.letter", at=timezone.now(), who="Li", language="en")
    send()
    assert [letter["Subject"] for letter in post.letters] == ["A letter from 李雷", "A letter from Li"]


def test_what_was_sent_is_not_sent_again(post):
    told()
    assert (send(), send(), len(post.letters)) == (1, 0, 1)


def test_words_of_others_cannot_add_headers_or_markup(post):
    tell(account(), "tests.letter", at=timezone.now(), who="<b>x</b>\r\nBcc: thief@example.org")
    send()
    (letter,) = post.letters
    assert letter["Bcc"] is None
    assert "<b>x</b>" not in letter.get_body(("html",)).get_content()


def test_a_server_that_is_away_is_tried_again_and_then_gets_everything(post):
    post.office.stop()
    told(), told()
    assert send() == 0
    assert states() == ["waiting", "waiting"]
    assert "does not answer" in Delivery.objects.first().error
    post.reopen()
    assert send() == 0  # not due yet
    assert (send(timedelta(minutes=2)), len(post.letters)) == (2, 2)


def test_a_no_for_now_is_retried_with_growing_waits_and_at_last_given_up(post):
    post.answer = "451 try later"
    told()
    waits = []
    while states() == ["waiting"]:
        Delivery.objects.update(due_at=timezone.now())
        send()
        waits.append(round((Delivery.objects.get().due_at - timezone.now()).total_seconds() / 60))
    assert waits[:-1] == [1, 5, 15, 60, 240, 720]
    assert (states(), post.letters) == (["failed"], [])


def test_an_address_that_does_not_exist_is_not_tried_again_and_holds_up_no_other(post):
    gone = told()
    post.unknown.add(gone.email)
    told()
    assert (send(), states()) == (1, ["failed", "sent"])


def test_a_process_that_died_between_sending_and_noting_sends_nothing_twice(post):
    told()
    Delivery.objects.update(state="sending", taken_at=timezone.now(), due_at=timezone.now())
    assert (send(), states()) == (0, ["sending"])
    assert (send(GIVEN_UP + timedelta(seconds=1)), states(), post.letters) == (0, ["unsure"], [])


def test_a_line_that_breaks_after_the_text_was_handed_over_is_not_tried_again(post):
    post.answer = "drop after taking"
    told()
    send()
    post.answer = "250 OK"
    send(timedelta(days=1))
    assert (states(), len(post.letters)) == (["unsure"], 1)


def test_a_digest_is_one_mail_for_all_that_waited(post):
    user = told("tests.summary")
    told("tests.summary", user)
    told("tests.summary")
    assert send() == 0
    assert send(timedelta(days=1)) == 2
    assert [letter["To"] for letter in post.letters].count(user.email) == 1
    assert post.letters[0].get_body(("plain",)).get_content().count("你好，李雷。") == 2
    assert states() == ["sent"] * 3


def test_who_left_or_lost_the_address_meanwhile_gets_nothing(post):
    user = told()
    get_user_model().objects.filter(pk=user.pk).update(is_active=False)
    assert (send(), states(), post.letters) == (0, ["dropped"], [])


def test_the_off_link_travels_in_one_piece(post):
    """Encoded words in this header are read by no mail program: RFC 2369 wants a bare address."""
    told()
    send()
    head = post.raw[0].split(b"\r\n\r\n")[0]
    assert re.search(rb"(?m)^List-Unsubscribe: ?(\r\n)? ?<http://\S+>\r$", head + b"\r\n"), head


def off_link(letter):
    return re.fullmatch(r"<http://localhost:8000(/notices/off/[^>]+)>", letter["List-Unsubscribe"].strip())[1]


def test_one_tap_switches_off_without_signing_in(post, client):
    user = told()
    send()
    link = off_link(post.letters[0])
    assert client.get(link).status_code == 200
    assert not Preference.objects.exists()
    client.handler.enforce_csrf_checks = True
    assert client.post(link, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Preference.objects.get(user=user).mode == "off"
    told(user=user)
    assert (send(), len(post.letters)) == (0, 1)


def test_an_address_without_an_account_can_be_left_alone(post, client):
    tell_address("guest@example.org", "tests.letter", at=timezone.now(), who="Li")
    send()
    client.post(off_link(post.letters[0]))
    assert not tell_address("GUEST@example.org", "tests.letter", at=timezone.now(), who="Li")
    assert tell_address("other@example.org", "tests.letter", at=timezone.now(), who="Li")
    assert "guest" not in Stop.objects.get().digest


def test_a_link_that_was_changed_switches_nothing_off(post, client):
    told()
    send()
    assert client.post(off_link(post.letters[0])[:-3] + "xx/").status_code == 404
    assert not Preference.objects.exists()


def test_what_must_be_heard_has_no_off_link(post):
    told("tests.alarm")
    send()
    assert post.letters[0]["List-Unsubscribe"] is None


def test_a_channel_that_is_not_there_is_a_clear_error():
    with pytest.raises(channels.UnknownChannel, match="no channel called sms; there is: mail"):
        channels.channel("sms")
