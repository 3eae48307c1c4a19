"""A hidden side stays hidden until it consents: page, list, notices, thread, files, calendar, trail."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rongtong.apps.introductions.actions import meeting as meetings
from rongtong.apps.introductions.actions import replying, talking
from rongtong.apps.introductions.models import Mention
from rongtong.apps.introductions.queries.calendars import entry
from rongtong.kit.audit.models import Entry
from rongtong.kit.notices.models import Notice
from rongtong.kit.notices.writing import body_of, title_of
from tests.factories.introductions import acts, introduction, meeting, pair
from tests.factories.organisations import AT, PDF, admin_of

LATER = AT + timedelta(hours=4)
SECRET = "保密机械厂"  # noqa: S105
BOSS = "赵秘密"


@pytest.fixture
def talk():
    """An anonymous need in a talk with everything that could tell whose it is."""
    need, offer = pair(need={"veiled": ["organisation"]})
    need.organisation.__class__.objects.filter(pk=need.organisation_id).update(name=SECRET)
    boss = admin_of(need.organisation)
    boss.__class__.objects.filter(pk=boss.pk).update(name=BOSS)
    made = introduction("accepted", between=(need, offer))
    upload = SimpleUploadedFile(f"{SECRET}图纸.pdf", PDF, content_type="application/pdf")
    by = {"actor": acts(made, "buyer"), "at": LATER}
    talking.say(introduction=made, body="请看附件", uploads=[upload], **by)
    talking.note_reading(introduction=made, **by)
    proposed = meeting(made)
    slot = proposed.slots.first().pk
    meetings.pick(meeting=proposed, slot=slot, actor=acts(made, "seller"), at=LATER)
    return made


def seen_by_seller(made) -> str:
    user, texts = admin_of(made.offer.organisation), []
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    for path in ("/introductions/", f"/introductions/{made.pk}/", "/me/", "/notices/"):
        texts.append(client.get(path).content.decode())
    for one in Notice.objects.filter(user=user):
        texts += [title_of(one), body_of(one), str(one.parameters)]
    texts.append(entry(made.meetings.get(), "seller").decode())
    texts += [f"{one.label} {one.changes} {one.data} {one.note}" for one in _trail()]
    return "\n".join(texts)


def _trail():
    return Entry.objects.filter(verb__startswith="introductions.")


def test_nothing_the_other_side_reads_tells_who_it_is(talk):
    told = seen_by_seller(talk)
    assert "请看附件" in told
    assert "匿名需求方" in told
    assert SECRET not in told
    assert BOSS not in told


def test_one_tap_shows_who_it_is_from_then_on(talk):
    replying.show_who(introduction=talk, actor=acts(talk, "seller"), at=LATER)
    assert SECRET not in seen_by_seller(talk)
    done = replying.show_who(introduction=talk, actor=acts(talk, "buyer"), at=LATER)
    assert (done.buyer_named_at, done.seller_named_at) == (LATER, AT)
    told = seen_by_seller(done)
    assert SECRET in told
    assert BOSS in told
    assert f"{SECRET}图纸" not in told


def test_people_of_a_hidden_side_cannot_be_tried_out_by_number(talk):
    boss = admin_of(talk.need.organisation)
    talking.say(introduction=talk, body="您好", mentions=[boss.pk], actor=acts(talk, "seller"), at=LATER)
    assert not Mention.objects.exists()
    assert not Notice.objects.filter(user=boss, name="introductions.mentioned").exists()
