from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction

from rongtong.kit.jobs.models import Job
from rongtong.kit.notices import tell, tell_address
from rongtong.kit.notices.declare import Undeclared
from rongtong.kit.notices.models import Delivery, Hours, Notice, Preference
from rongtong.kit.notices.wishes import MOST_A_DAY
from tests.factories.accounts import account
from tests.kit.clocks.times import on

pytestmark = pytest.mark.django_db
NOON = on("2026-11-16 12:00")
NIGHT = on("2026-11-16 23:30")


def due_of(user):
    return Delivery.objects.get(notice__user=user).due_at


def test_rows_belong_to_the_callers_transaction():
    @transaction.atomic
    def breaks(user):
        tell(user, "tests.letter", at=NOON, who="Li")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        breaks(account())
    assert not Notice.objects.exists()
    assert not Job.objects.filter(name="notices.send").exists()


def test_one_or_many_are_told_and_one_job_sends_for_one_moment():
    people = [account() for _ in range(3)]
    assert tell(people[0], "tests.letter", at=NOON, who="Li") == 1
    assert tell(get_user_model().objects.all(), "tests.letter", at=NOON, who="Wu") == 3
    assert Job.objects.filter(name="notices.send").count() == 1


def test_many_cost_as_many_queries_as_one(django_assert_num_queries):
    few, many = [account()], [account() for _ in range(30)]
    for people in (few, many):
        with django_assert_num_queries(9):
            tell(people, "tests.letter", at=NOON + timedelta(seconds=len(people)), who="Li")


def test_a_notice_nobody_declared_or_with_words_missing_is_an_error():
    with pytest.raises(Undeclared):
        tell(account(), "tests.unheard", at=NOON)
    with pytest.raises(KeyError):
        tell(account(), "tests.letter", at=NOON, whom="Li")
    assert not Notice.objects.exists()


def test_closed_accounts_and_those_who_want_nothing_get_nothing():
    closed, off = account(), account()
    get_user_model().objects.filter(pk=closed.pk).update(is_active=False)
    closed.refresh_from_db()
    for channel in ("site", "mail"):
        Preference.objects.create(user=off, category="tests.news", channel=channel, mode="off")
    assert tell([closed, off], "tests.letter", at=NOON, who="Li") == 0
    assert tell(off, "tests.alarm", at=NOON, who="Li") == 1


@pytest.mark.parametrize(("channel", "shown", "mails"), [("site", False, 1), ("mail", True, 0)])
def test_each_way_is_switched_off_alone(channel, shown, mails):
    user = account()
    Preference.objects.create(user=user, category="tests.news", channel=channel, mode="off")
    tell(user, "tests.letter", at=NOON, who="Li")
    assert (Notice.objects.get().shown, Delivery.objects.count()) == (shown, mails)


def test_somebody_without_an_address_is_told_in_the_site():
    tell(account(phone="13900000001"), "tests.letter", at=NOON, who="Li")
    assert (Notice.objects.get().shown, Delivery.objects.count()) == (True, 0)


@pytest.mark.parametrize(
    ("begin", "end", "at", "due"),
    [
        ("22:00", "07:00", NIGHT, on("2026-11-17 07:00")),
        ("22:00", "07:00", on("2026-11-17 06:59"), on("2026-11-17 07:00")),
        ("22:00", "07:00", on("2026-11-17 07:00"), on("2026-11-17 07:00")),
        ("12:00", "14:00", NOON, on("2026-11-16 14:00")),
        ("12:00", "14:00", NIGHT, NIGHT),
    ],
)
def test_quiet_hours_put_mail_off_to_their_end(begin, end, at, due):
    user = account()
    Hours.objects.create(user=user, quiet_from=begin, quiet_until=end)
    tell(user, "tests.letter", at=at, who="Li")
    assert due_of(user) == due


def test_what_must_be_heard_knows_no_quiet_hours():
    user = account()
    Hours.objects.create(user=user, quiet_from="22:00", quiet_until="07:00")
    tell(user, "tests.alarm", at=NIGHT, who="Li")
    assert due_of(user) == NIGHT


def test_a_daily_category_waits_for_the_hour_of_the_digest():
    user, other = account(), account()
    Hours.objects.create(user=other, digest_at="18:00")
    tell([user, other], "tests.summary", at=NOON, who="Li")
    assert (due_of(user), due_of(other)) == (on("2026-11-17 08:30"), on("2026-11-16 18:00"))


def test_too_many_mails_in_a_day_turn_into_a_digest():
    user = account()
    for number in range(MOST_A_DAY + 1):
        tell(user, "tests.letter", at=NOON + timedelta(seconds=number), who="Li")
    tell(user, "tests.alarm", at=NOON + timedelta(seconds=99), who="Li")
    rows = Delivery.objects.order_by("pk")
    assert [row.daily for row in rows] == [False] * MOST_A_DAY + [True, False]


def test_an_address_without_an_account_is_written_to():
    assert tell_address("Guest@example.org", "tests.letter", at=NOON, who="Li", language="en")
    assert Delivery.objects.get().notice.address == "Guest@example.org"
