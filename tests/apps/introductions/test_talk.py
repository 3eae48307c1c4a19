"""The talk: who writes, files, mentions, read marks, taking back, an officer who steps in."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from rongtong.apps.introductions.actions import ending, talking
from rongtong.apps.introductions.models import Message
from rongtong.apps.introductions.queries.thread import lines
from rongtong.kit.files.queries import need_read
from rongtong.kit.notices.models import Notice
from rongtong.kit.permissions import Refused
from rongtong.kit.workflow import Hindered
from tests.factories import organisations
from tests.factories.introductions import acts, introduction, message
from tests.factories.organisations import AT, CHENGDU, PDF, acting, admin_of, reviewer

LATER = AT + timedelta(hours=3)


def upload(name="报告.pdf"):
    return SimpleUploadedFile(name, PDF, content_type="application/pdf")


def test_a_message_tells_the_other_side_once_until_they_read():
    made = introduction("accepted")
    for _twice in range(2):
        message(made)
    told = Notice.objects.filter(name="introductions.said")
    assert [one.user for one in told] == [admin_of(made.offer.organisation)]
    talking.note_reading(introduction=made, actor=acts(made, "seller"), at=LATER)
    message(made)
    assert told.all().count() == 2


def test_who_read_when_stands_at_the_line():
    one = message()
    made, seller = one.introduction, acts(one.introduction, "seller")
    assert lines(made, seller, LATER)[0].read_by == []
    talking.note_reading(introduction=made, actor=seller, at=LATER)
    shown = lines(made, acts(made, "buyer"), LATER)[0]
    assert shown.read_by == [(admin_of(made.offer.organisation).name, LATER)]


def test_files_are_read_by_both_sides_and_their_offices_only():
    made = introduction("accepted")
    given = {"introduction": made, "body": "", "uploads": [upload()], "at": LATER}
    one = talking.say(actor=acts(made, "buyer"), **given)
    file = one.attachments.get().file
    for may in (acts(made, "seller"), reviewer("O", made.buyer_home, role="officer")):
        need_read(may, file)
    for not_theirs in (
        acting(admin_of(organisations.organisation())),
        reviewer("O", CHENGDU, role="officer"),
    ):
        with pytest.raises(Refused):
            need_read(not_theirs, file)


@pytest.mark.parametrize("body", ["", "   ", "长" * 4001])
def test_nothing_and_too_much_are_refused(body):
    made = introduction("accepted")
    with pytest.raises(ValidationError):
        talking.say(introduction=made, body=body, actor=acts(made, "buyer"), at=LATER)
    assert not Message.objects.exists()


def test_taken_back_within_five_minutes_leaves_an_empty_line():
    made = introduction("accepted")
    by = {"actor": acts(made, "buyer"), "at": LATER}
    one = talking.say(introduction=made, body="报错了价", uploads=[upload()], **by)
    with pytest.raises(Hindered):
        talking.unsay(message=one, actor=acts(made, "seller"), at=LATER)
    gone = talking.unsay(message=one, actor=by["actor"], at=LATER + timedelta(minutes=5))
    assert (gone.body, gone.withdrawn_at is not None) == ("", True)
    assert one.attachments.get().file.removed_at is not None
    late = talking.say(introduction=made, body="说定了", **by)
    with pytest.raises(Hindered):
        talking.unsay(message=late, actor=by["actor"], at=LATER + timedelta(minutes=5, seconds=1))
    assert Message.objects.get(pk=late.pk).body == "说定了"


def test_mentions_tell_colleagues_and_the_named_other_side():
    made = introduction("accepted")
    colleague = organisations.member(made.need.organisation, "org.editor").user
    other = admin_of(made.offer.organisation)
    stranger = admin_of(organisations.organisation())
    talking.say(
        introduction=made, body="请看", mentions=[colleague.pk, other.pk, stranger.pk],
        actor=acts(made, "buyer"), at=LATER,
    )  # fmt: skip
    told = set(Notice.objects.filter(name="introductions.mentioned").values_list("user", flat=True))
    assert told == {colleague.pk, other.pk}


def test_an_officer_reads_and_joins_visibly():
    one = message()
    made, officer = one.introduction, reviewer("林科", one.introduction.seller_home, role="officer")
    for _twice in range(2):
        talking.note_reading(introduction=made, actor=officer, at=LATER)
    talking.say(introduction=made, body="需要我协调场地吗？", actor=officer, at=LATER)
    found = lines(made, acts(made, "buyer"), LATER)
    assert [line.message.what for line in found] == ["said", "looked", "joined", "said"]
    assert {line.author for line in found[1:]} == {"林科"}
    assert Notice.objects.filter(name="introductions.centre_said").count() == 2


@pytest.mark.parametrize("who", ["stranger", "officer elsewhere", "member", "former side"])
def test_others_neither_read_nor_write(who):
    made = message().introduction
    actor = {
        "stranger": acting(admin_of(organisations.organisation())),
        "officer elsewhere": reviewer("O", CHENGDU, role="officer"),
        "member": acting(organisations.member(made.need.organisation).user),
        "former side": acting(admin_of(made.need.organisation), AT - timedelta(days=900)),
    }[who]
    with pytest.raises(Refused):
        talking.say(introduction=made, body="偷看", actor=actor, at=LATER)
    assert Message.objects.count() == 1


@pytest.mark.parametrize("state", ["requested", "declined"])
def test_nobody_writes_before_the_yes_or_after_the_end(state):
    made = introduction(state)
    with pytest.raises(Hindered):
        talking.say(introduction=made, body="您好", actor=acts(made, "buyer"), at=LATER)


def test_the_end_closes_the_talk_with_a_reason():
    made = message().introduction
    done = ending.end(introduction=made, reason="no_fit", actor=acts(made, "seller"), at=LATER)
    assert (done.state, done.why) == ("ended", "no_fit")
    assert Notice.objects.get(name="introductions.ended").user == admin_of(made.need.organisation)
    with pytest.raises(Hindered):
        message(made)
