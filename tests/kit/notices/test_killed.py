"""Senders at one moment, and senders really killed: no mail goes out twice."""

from __future__ import annotations

import signal
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from rongtong.kit.notices import tell
from rongtong.kit.notices.actions.sending import send_due
from rongtong.kit.notices.models import Delivery, Notice
from tests.factories.accounts import account
from tests.kit.jobs.looking import wait_for

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def told(count):
    people = [account() for _ in range(count)]
    tell(people, "tests.letter", at=timezone.now(), who="Li")
    return people


def test_four_senders_at_once_send_each_mail_once(post):
    told(12)

    def send(_):
        try:
            return send_due(at=timezone.now())
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(send, range(4))) == 12
    assert set(Counter(letter["To"] for letter in post.letters).values()) == {1}


def test_a_worker_killed_while_a_mail_is_handed_over_sends_none_twice_and_the_rest_once(post, start_worker):
    told(4)
    post.hold_at = 2  # the second mail is taken, but its sender hears no answer
    first = start_worker(EMAIL_URL=post.address)
    wait_for(lambda: len(post.letters) == 2, "the second mail")
    first.send_signal(signal.SIGKILL)
    first.wait()
    start_worker(EMAIL_URL=post.address)
    wait_for(lambda: Delivery.objects.filter(state="sent").count() == 3, "the rest")
    send_due(at=timezone.now() + timedelta(hours=1))
    assert set(Counter(letter["To"] for letter in post.letters).values()) == {1}
    assert sorted(Delivery.objects.values_list("state", flat=True)) == ["sent", "sent", "sent", "unsure"]
    assert Notice.objects.filter(shown=True).count() == 4
