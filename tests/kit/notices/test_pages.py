import pytest
from django.test import RequestFactory
from django.utils import timezone

from rongtong.kit.notices.models import Hours, Notice, Preference
from rongtong.kit.notices.web import cards
from rongtong.kit.permissions.queries import actor_for
from tests.factories import notices as factory
from tests.factories.accounts import account

pytestmark = pytest.mark.django_db


@pytest.fixture
def me(client):
    user = account("韩梅梅", language="zh-hans")
    client.force_login(user)
    return user


def told(user, who="李雷", name="tests.letter", **values):
    return factory.told(user, name, who=who, **values)


def test_the_inbox_asks_to_sign_in(client):
    assert client.get("/notices/").status_code == 302


def test_nobody_reads_anothers_notices(client, me):
    other = told(account(), who="秘密")
    assert "秘密" not in client.get("/notices/").content.decode()
    assert client.get(f"/notices/{other.pk}/").status_code == 404
    client.post("/notices/read/", {"upto": other.pk})
    other.refresh_from_db()
    assert other.read_at is None


def test_an_empty_inbox_says_what_will_stand_there(client, me):
    assert "void" in client.get("/notices/").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_inbox_takes_one_number_of_queries(client, me, count, django_assert_num_queries):
    for _ in range(count):
        told(me)
    with django_assert_num_queries(11):
        page = client.get("/notices/").content.decode()
    assert page.count("李雷 来信") == count


def test_opening_marks_as_read_and_goes_there(client, me):
    notice = told(me, link="/notices/preferences/")
    assert client.get(f"/notices/{notice.pk}/").url == "/notices/preferences/"
    notice.refresh_from_db()
    assert notice.read_at


def test_a_link_out_of_the_site_is_not_followed(client, me):
    notice = told(me, link="//thief.example.org/")
    assert client.get(f"/notices/{notice.pk}/").status_code == 200


def test_all_read_leaves_what_came_after_the_page(client, me):
    seen, later = told(me), told(me)
    client.post("/notices/read/", {"upto": seen.pk})
    assert [
        notice.read_at is None for notice in (Notice.objects.get(pk=seen.pk), Notice.objects.get(pk=later.pk))
    ] == [
        False,
        True,
    ]


def test_filters_show_unread_ones_and_one_category(client, me):
    told(me, who="一"), told(me, who="二", name="tests.summary")
    assert "一 来信" not in client.get("/notices/?category=tests.weekly").content.decode()
    Notice.objects.filter(category="tests.news").update(read_at=timezone.now())
    unread = client.get("/notices/?show=unread").content.decode()
    assert "二 来信" in unread
    assert "一 来信" not in unread


def test_hidden_ones_stay_out_of_the_inbox(client, me):
    Preference.objects.create(user=me, category="tests.news", channel="site", mode="off")
    told(me)
    assert "李雷" not in client.get("/notices/").content.decode()


def chosen(**changes):
    """Give what the page of preferences posts."""
    from rongtong.kit.notices.declare import categories

    fields = {}
    for code, category in categories().items():
        fields |= {f"{code}-site": "now", f"{code}-mail": category.mail.value}
    return fields | {"quiet_from": "", "quiet_until": "", "digest_at": ""} | changes


def test_preferences_are_kept_and_only_what_was_changed(client, me):
    data = chosen(**{"tests.news-mail": "daily"}, quiet_from="22:00", quiet_until="07:00")
    assert client.post("/notices/preferences/", data).status_code == 302
    assert list(Preference.objects.values_list("category", "channel", "mode")) == [
        ("tests.news", "mail", "daily")
    ]
    assert f"{Hours.objects.get(user=me).quiet_from:%H:%M}" == "22:00"


def test_half_quiet_hours_are_told_and_nothing_typed_is_lost(client, me):
    answer = client.post("/notices/preferences/", chosen(quiet_from="22:00"))
    assert answer.status_code == 200
    assert 'value="22:00"' in answer.content.decode()
    assert not Hours.objects.exists()


def test_what_must_be_heard_cannot_be_switched_off(client, me):
    client.post("/notices/preferences/", chosen(**{"tests.safety-mail": "off", "tests.safety-site": "off"}))
    assert not Preference.objects.exists()


def test_the_bell_counts_what_is_unread(client, me):
    told(me), told(me)
    assert '<span class="count">2</span>' in client.get("/notices/preferences/").content.decode()


def test_the_workbench_shows_what_the_bell_counts_and_nobody_elses(client, me):
    assert cards.fresh(_asking(me)) is None
    told(account(), who="秘密")
    for number in range(6):
        told(me, who=f"来信人{number}")
    card = cards.fresh(_asking(me))
    assert (card.total, len(card.items)) == (6, 5)
    assert "来信人5" in card.items[0].title
    assert "秘密" not in str(card)


def _asking(user):
    request = RequestFactory().get("/me/")
    request.actor = actor_for(user, at=timezone.now())
    return request
